"""Delayed discharges by reason: the steps between ready in body and out of the door."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE
from dghsim.measures.facts import Facts
from dghsim.measures.flow import left_in_time
from dghsim.measures.grouped import mean, ratio
from dghsim.measures.model import Floats
from dghsim.measures.spans import DAY, known, overlap
from dghsim.measures.view import View

STEPS = (("reviewed", "review"), ("letter", "letter"), ("agreed", "community"), ("collected", "transport"))
"""Mark that ends each wait, and what was waited for. What is left after the last is the hour of discharge."""
HOUR_OF_DISCHARGE = "door"


def reasons(facts: Facts) -> tuple[str, ...]:
    """What the scenario's marks let be told apart; nothing where it does not mark who is ready."""
    if "ready" not in facts.marks:
        return ()
    return (*(reason for mark, reason in STEPS if mark in facts.marks), HOUR_OF_DISCHARGE)


def going_home(view: View) -> dict[str, float]:
    """Days lost from ready to gone of patients who leave in the weeks measured, and how many are ready at a time."""
    if not reasons(view.facts):
        return {}
    ready = view.mark("ready")
    gone = left_in_time(view) & (ready != NONE) & (ready <= view.leave) & ~view.left_as("died")
    admitted = (
        float((left_in_time(view) & (view.first_bed != NONE)).sum()) if view.facts.beds else float(gone.sum())
    )
    lost = days_lost(view)[gone]
    values = {
        f"delay_{reason}_days_per_1000": 1000 * ratio(float(lost[:, at].sum()), admitted)
        for at, reason in enumerate(reasons(view.facts))
    }
    until = known(view.leave, view.stop)
    there = ready != NONE
    still = overlap(ready[there], until[there], view.begin, view.end).sum()
    whole = lost.sum(axis=1)
    return values | {
        "delay_days_per_1000": 1000 * ratio(float(whole.sum()), admitted),
        "delay_mean_days": mean(whole),
        "ready_mean_patients": float(still) / (view.end - view.begin),
        "ready_at_end_patients": float((there & (ready < view.end) & (until >= view.end)).sum()),
    }


def days_lost(view: View) -> Floats:
    """(patients, reasons) days from ready to gone, each laid to the step that was last to come, in their order.

    A step that came before one above it took no time of its own; nor did one that never came.
    """
    since, lost = view.mark("ready"), []
    for mark, reason in STEPS:
        if reason in reasons(view.facts):
            reached = np.maximum(since, np.minimum(view.mark(mark), known(view.leave, view.stop)))
            lost.append(reached - since)
            since = reached
    lost.append(np.maximum(known(view.leave, view.stop) - since, 0))
    return np.stack(lost, axis=1) / DAY
