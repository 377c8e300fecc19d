"""How long each kind of work waits for a clinician."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE, Ints
from dghsim.measures.grouped import NAN
from dghsim.measures.kinds import asked_kinds, is_timed
from dghsim.measures.queue import Asked, waited
from dghsim.measures.spans import known
from dghsim.measures.view import View, once


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
    pieces = view.pieces
    what = np.where(pieces.own, NONE, pieces.work)
    return Asked(what, pieces.since, known(pieces.called, view.stop), view.wait, view.asked)


@once
def kept_target(view: View) -> tuple[Ints, Ints]:
    """By kind of work: pieces asked for in the weeks measured with a target of which it is known if they kept it, and
    those that did."""
    from dghsim.measures.passes import answer

    targets = [kind.target_minutes for kind in view.replication.scenario.work.values()]
    limit = np.array([NONE if minutes is None else 60 * minutes for minutes in targets], dtype=np.int64)
    counts, kept = np.zeros((2, len(limit)), dtype=np.int64)
    answer(view.pieces, view.asked, view.wait, limit, counts, kept)
    return counts, kept


def in_time(view: View) -> list[float]:
    """By kind of work: share of what was asked for in the weeks measured that began within its target, 0 to 1."""
    counts, kept = kept_target(view)
    return [float(a / b) if b else NAN for a, b in zip(kept, counts, strict=True)]
