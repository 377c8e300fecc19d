"""How long each kind of work waits for a clinician."""

from __future__ import annotations

import numpy as np

from dghsim.measures.facts import TARGET_MINUTES
from dghsim.measures.grouped import NAN, mean_and_p90
from dghsim.measures.spans import overlap
from dghsim.measures.view import View


def waits(view: View) -> dict[str, float]:
    """Over work asked for in the weeks measured and begun before the run stopped; NaN for work nobody asked for."""
    names, tasks = tuple(view.replication.scenario.work), view.tasks
    size = len(names)
    waiting = overlap(tasks.since, tasks.called, view.begin, view.end)
    queue = np.bincount(tasks.work, waiting, size) / (view.end - view.begin)
    rows = (tasks.since >= view.begin) & (tasks.since < view.end)
    work, wait = tasks.work[rows], (tasks.start - tasks.since)[rows]
    number = np.maximum(np.bincount(work, minlength=size), 1)
    means, high = mean_and_p90(work, wait, size)
    some = np.bincount(work[wait > 0], minlength=size) / number
    target = np.array([60 * TARGET_MINUTES.get(name, 0) for name in names], dtype=np.int64)
    in_time = np.bincount(work[wait <= target[work]], minlength=size) / number
    values = {}
    for at, name in enumerate(names):
        nobody = np.isnan(means[at])
        values[f"wait_{name}_mean_minutes"] = float(means[at] / 60)
        values[f"wait_{name}_p90_minutes"] = float(high[at] / 60)
        values[f"wait_{name}_any_percent"] = NAN if nobody else float(100 * some[at])
        values[f"wait_{name}_mean_queue"] = float(queue[at])
        if name in TARGET_MINUTES:
            values[f"wait_{name}_in_time_percent"] = NAN if nobody else float(100 * in_time[at])
    return values
