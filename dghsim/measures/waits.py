"""How long each kind of work waits for a clinician."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import Ints
from dghsim.measures.grouped import NAN, quantiles
from dghsim.measures.kinds import asked_kinds, is_timed
from dghsim.measures.model import Floats
from dghsim.measures.spans import known, overlap
from dghsim.measures.view import Mask, View


def waits(view: View) -> dict[str, float]:
    """Over work asked for in the weeks measured; NaN for work nobody asked for.

    What still waited when the run stopped counts by its wait so far; whether it is in time is known only once that is
    longer than the target.
    """
    scenario, pieces = view.replication.scenario, view.pieces
    size = len(scenario.work)
    work, wait = pieces.work[view.asked], view.wait[view.asked]
    number = np.bincount(work, minlength=size)
    means = np.where(number > 0, np.bincount(work, wait, size) / np.maximum(number, 1), np.nan)
    middle, high, highest = quantiles(work, wait, size, (0.5, 0.9, 0.95))
    number = np.maximum(number, 1)
    some = np.bincount(work[wait > 0], minlength=size) / number
    share, queue, left = in_time(view), _queue(view), _still_waiting(view)
    names, values = list(scenario.work), {}
    for name in asked_kinds(scenario):
        at = names.index(name)
        nobody = np.isnan(means[at])
        values[f"wait_{name}_mean_minutes"] = float(means[at] / 60)
        values[f"wait_{name}_p90_minutes"] = float(high[at] / 60)
        values[f"wait_{name}_any_percent"] = NAN if nobody else float(100 * some[at])
        values[f"wait_{name}_mean_queue"] = float(queue[at])
        values[f"wait_{name}_at_end"] = float(left[at])
        if is_timed(scenario.work[name]):
            values[f"wait_{name}_median_minutes"] = float(middle[at] / 60)
            values[f"wait_{name}_p95_minutes"] = float(highest[at] / 60)
        if scenario.work[name].target_minutes is not None:
            values[f"wait_{name}_in_time_percent"] = 100 * share[at]
    return values


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


def _queue(view: View) -> Floats:
    """By kind of work: mean number that waited at any time in the weeks measured."""
    pieces, size = view.pieces, len(view.replication.scenario.work)
    given = known(pieces.called, view.stop)
    waiting = np.where(pieces.own, 0, overlap(pieces.since, given, view.begin, view.end))
    queue: Floats = np.bincount(pieces.work, waiting, size) / (view.end - view.begin)
    return queue


def _still_waiting(view: View) -> Ints:
    """By kind of work: asked for and not yet given to a clinician when measuring stops."""
    pieces, size = view.pieces, len(view.replication.scenario.work)
    rows = ~pieces.own & (pieces.since < view.end) & (known(pieces.called, view.stop) >= view.end)
    return np.bincount(pieces.work[rows], minlength=size)
