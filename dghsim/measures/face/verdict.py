"""Whether the model agrees with a published figure, by rule."""

from __future__ import annotations

import math
from typing import Literal

Verdict = Literal["agrees", "near", "misses", "cannot tell", "not judged", "not in this scenario"]
VERDICTS: tuple[Verdict, ...] = (
    "agrees", "near", "misses", "cannot tell", "not judged", "not in this scenario",
)  # fmt: skip
JUDGED: tuple[Verdict, ...] = VERDICTS[:4]
"""Those of figures that are held against the model, whatever comes of it."""
RULE = (
    "Agrees: the source's range and the model's 95% interval overlap. Near: they lie apart by no more than the "
    "tolerance given with the figure. Misses: they lie further apart. Cannot tell: more replications are needed, "
    "because the model's interval reaches within the tolerance and is wider than the tolerance and the source's range "
    "together, or there is one replication and no interval."
)


def verdict(source: tuple[float, float], model: tuple[float, float] | None, near: float) -> Verdict:
    """`agrees`, `near`, `misses` or `cannot tell`.

    A wide interval that lies wholly beyond the tolerance is a miss all the same: no value in it is near.

    Args:
        source: low and high.
        model: low and high of the interval of the mean; None where there is none.
        near: how far apart they may lie and still be near.

    Raises:
        ValueError: an end that is no number.
    """
    if model is None:
        return "cannot tell"
    if not all(map(math.isfinite, (*source, *model))):
        raise ValueError("source and model must be finite")
    apart = max(source[0] - model[1], model[0] - source[1])
    if apart > near:
        return "misses"
    if model[1] - model[0] > near + source[1] - source[0]:
        return "cannot tell"
    return "agrees" if apart <= 0 else "near"
