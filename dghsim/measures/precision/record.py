"""What the manifest says of the precision asked for."""

from __future__ import annotations

import math

from dghsim.measures.model import Study
from dghsim.measures.precision.model import Precision
from dghsim.measures.precision.reached import held, reached


def precision_manifest(study: Study, precision: Precision) -> dict[str, object]:
    """What was asked and what was reached; null for what is not a number."""
    found = reached(study)
    return {
        "held": held(study, found),
        "fewest_replications": precision.fewest,
        "most_replications": precision.most,
        "measures": [
            {
                "measure_id": one.target.measure,
                "asked": one.target.half_width,
                "asked_in": "percent of the mean" if one.target.percent else one.measure.unit,
                "mean": _number(one.mean),
                "half_width": _number(one.half_width),
                "within_from": one.since or None,
            }
            for one in found
        ],
    }


def _number(value: float) -> float | None:
    return value if math.isfinite(value) else None
