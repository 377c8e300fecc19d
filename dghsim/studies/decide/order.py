"""In what order levers are best added: each the cheapest way on, as it is by itself."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from dghsim.measures.decision.option import Option
from dghsim.measures.model import Measure
from dghsim.measures.statistics import CONFIDENCE
from dghsim.studies.decide.options import option
from dghsim.studies.levers import Tried


def goal_of(
    options: Sequence[Option], measures: Mapping[str, Measure], aims: Mapping[str, Sequence[str]]
) -> str:
    """The measure of the aims on which most options are better by themselves; empty where none is on any."""
    told: Counter[str] = Counter()
    for name in (name for each in aims.values() for name in each):
        told[name] = sum(_better(one, measures[name]) for one in options)
    most = max(told.values(), default=0)
    return next((name for name, count in told.items() if count == most), "") if most else ""


def _better(one: Option, measure: Measure) -> bool:
    found = one.on(measure)
    return found is not None and found.alone == "better"


def in_order(
    singles: Sequence[Tried], goal: Measure, others: Sequence[Measure], budget: float | None
) -> tuple[list[Tried], list[tuple[str, str]]]:
    """Levers by themselves, one level each, the cheapest unit of the goal first; and those left out, with the reason.

    What costs nothing more, or saves, comes first, the greatest gain before the others; then by pounds for each unit;
    last, by gain, what no cost is known of, which no budget can hold.

    Args:
        singles: each one lever at one level.
        goal: by what they are ordered.
        others: measures on which a lever may not be worse beyond chance, all of them looked at (Bonferroni).
        budget: pounds a year that all together may cost, by the sum of what each costs alone; None: no end.
    """
    found: dict[str, tuple[tuple[float, float], Tried]] = {}
    out: dict[str, str] = {}
    for each in singles:
        one, name = option(each), each.pulled[0].name
        if not _better(one, goal):
            out[name] = "not told to be better on it"
            continue
        harm = next((measure for measure in others if _worse(one, measure, len(others))), None)
        if harm is not None:
            out[name] = f"worse on “{harm.label}”"
            continue
        key = _rank(one, goal)
        if name not in found or key < found[name][0]:
            found[name] = key, each
    left = [(name, why) for name, why in out.items() if name not in found]
    kept, spent = [], 0.0
    for _, each in sorted(found.values(), key=lambda pair: pair[0]):
        cost = _cost(option(each))
        if budget is not None and math.isinf(cost):
            left.append((each.called, "what it costs is not known, and there is a budget"))
        elif budget is not None and cost > 0 and spent + cost > budget:
            left.append((each.called, "dearer than what is left of the budget"))
        else:
            spent += cost
            kept.append(each)
    return kept, left


def _worse(one: Option, measure: Measure, among: int) -> bool:
    found = one.on(measure)
    return found is not None and found.way == "worse" and found.chance * among < 1 - CONFIDENCE


def _rank(one: Option, goal: Measure) -> tuple[float, float]:
    gain = abs(float(np.nanmean(one.differences[goal.id])))
    cost = _cost(one)
    return (0.0, -gain) if cost <= 0 else (cost / gain, -gain)


def _cost(one: Option) -> float:
    """Pounds a year; infinite where that is not known."""
    return math.inf if one.cost is None else float(one.cost.mean())
