"""How long each kind of work waits for a clinician."""

from __future__ import annotations

import numpy as np

from dghsim.measures.grouped import NAN
from dghsim.measures.kinds import asked_kinds, is_timed
from dghsim.measures.queue import Asked, waited
from dghsim.measures.spans import known
from dghsim.measures.view import Mask, View


def waits(view: View) -> dict[str, float]:
    """Over work asked for in the weeks measured; NaN for work nobody asked for.

    What still waited when the run stopped counts by its wait so far; whether it is in time is known only once that is
    longer than the target.
    """
    scenario, share = view.replication.scenario, in_time(view)
    found = waited(_asked(view), len(scenario.work), view.begin, view.end)
    names, values = list(scenario.work), dict[str, float]()
    for name in asked_kinds(scenario):
        at = names.index(name)
        values |= found.five(f"wait_{name}", at)
        if is_timed(scenario.work[name]):
            values[f"wait_{name}_median_minutes"] = float(found.median[at])
            values[f"wait_{name}_p95_minutes"] = float(found.p95[at])
        if scenario.work[name].target_minutes is not None:
            values[f"wait_{name}_in_time_percent"] = 100 * share[at]
    return values


def _asked(view: View) -> Asked:
    """All that patients and wards asked for; what clinicians do for themselves waits for nobody."""
    pieces, rows = view.pieces, ~view.pieces.own
    given = known(pieces.called[rows], view.stop)
    return Asked(pieces.work[rows], pieces.since[rows], given, view.wait[rows], view.asked[rows])


def kept_target(view: View) -> tuple[Mask, Mask]:
    """By piece: whether it has a target and it is known if that was kept, and whether it was."""
    targets = [kind.target_minutes for kind in view.replication.scenario.work.values()]
    limit = np.array([-1 if minutes is None else 60 * minutes for minutes in targets], dtype=np.int64)
    pieces = view.pieces
    target, wait = limit[pieces.work] if len(limit) else pieces.work, view.wait
    kept = pieces.begun & (wait <= target)
    return (target >= 0) & (pieces.begun | (wait > target)), kept


def in_time(view: View) -> list[float]:
    """By kind of work: share of what was asked for in the weeks measured that began within its target, 0 to 1."""
    size = len(view.replication.scenario.work)
    counts, kept = kept_target(view)
    counts &= view.asked
    number = np.bincount(view.pieces.work[counts], minlength=size)
    met = np.bincount(view.pieces.work[counts & kept], minlength=size)
    return [float(a / b) if b else NAN for a, b in zip(met, number, strict=True)]
