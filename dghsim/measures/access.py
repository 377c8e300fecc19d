"""By what patients came, where the scenario says anything of it."""

from __future__ import annotations

import numpy as np

from dghsim.measures.grouped import mean
from dghsim.measures.view import View


def access(view: View) -> dict[str, float]:
    """Of patients who arrive in the weeks measured, who came by ambulance."""
    arrivals, given = view.replication.arrivals, view.replication.scenario.access
    if given is None:
        return {}
    labels = arrivals.labels[given.arrives_by]
    by = arrivals.attributes[given.arrives_by]
    return {"ambulance_percent": 100 * mean((by == labels.index("ambulance"))[np.asarray(view.counted)])}
