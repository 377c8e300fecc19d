"""Levers together: what they do beyond the sum of their parts, and one on top of another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from dghsim.measures.decision.effect import Better, effect_of
from dghsim.measures.decision.option import Option
from dghsim.measures.decision.ratio import fieller
from dghsim.measures.decision.together import beyond, beyond_in_cost, sum_of
from dghsim.measures.model import Floats, Measure
from dghsim.studies.decide.model import Combined, Step, Tests
from dghsim.studies.decide.options import option
from dghsim.studies.levers import Trials

MOST_SHOWN = 3
"""Measures on which an interaction is shown, beside pounds."""


def combined(
    trials: Trials, tests: Tests, goal: Measure | None, known: Mapping[str, Measure], names: Sequence[str]
) -> tuple[Combined, ...]:
    """Each set of several levers that was run, asked for or on the way, against its parts."""
    ran = [*trials.tried, *tests.parts, *tests.ladder]
    by = {each.called: option(each) for each in ran if each.difference is not None}
    sets = {each.called: each for each in ran if len(each.pulled) > 1 and each.difference is not None}
    found: list[Combined] = []
    for name, each in sets.items():
        parts = [by[one.called] for one in each.pulled if one.called in by]
        if len(parts) == len(each.pulled):
            found += _combined(by[name], parts, _shown(by[name], parts, goal, known, names))
    return tuple(found)


def _shown(
    together: Option,
    parts: Sequence[Option],
    goal: Measure | None,
    known: Mapping[str, Measure],
    names: Sequence[str],
) -> list[Measure]:
    """The goal, then the measures of the aims that the set or a part moves beyond chance by itself, clearest first."""
    there = [known[name] for name in names if goal is None or name != goal.id]
    moved = [measure for measure in there if any(_moves(one, measure) for one in (together, *parts))]
    clearest = sorted(moved, key=lambda measure: found.chance if (found := together.on(measure)) else 1.0)
    return [*([] if goal is None else [goal]), *clearest][:MOST_SHOWN]


def _moves(one: Option, measure: Measure) -> bool:
    found = one.on(measure)
    return found is not None and found.alone in ("better", "worse")


def _combined(together: Option, parts: Sequence[Option], shown: Sequence[Measure]) -> list[Combined]:
    names = tuple(part.called for part in parts)
    found = []
    for measure in shown:
        more, alone = beyond(together, parts, measure.id), sum_of(parts, measure.id)
        if more is not None and alone is not None:
            one = _one(
                together.called, names, measure, together.differences[measure.id], alone, more, measure.better,
                chancy=measure.id in together.chancy,
            )  # fmt: skip
            found += [] if one is None else [one]
    cost = beyond_in_cost(together, parts)
    if cost is not None and together.cost is not None:
        one = _one(
            together.called, names, None, together.cost, together.cost - cost, cost, "less", chancy=False
        )
        found += [] if one is None or one.beyond.nothing else [one]
    return found


def _one(
    called: str, parts: tuple[str, ...], measure: Measure | None, both: Floats, alone: Floats, more: Floats,
    better: Better, *, chancy: bool,
) -> Combined | None:  # fmt: skip
    first, second = effect_of(both, better, chancy=chancy), effect_of(more, better, chancy=chancy)
    if first is None or second is None:
        return None
    return Combined(called, parts, measure, first, float(np.nanmean(alone)), second)


def steps(trials: Trials, tests: Tests, goal: Measure | None) -> tuple[Step, ...]:
    """One lever on top of another, each with what it adds to those before."""
    if goal is None:
        return ()
    by = {each.called: option(each) for each in (*trials.tried, *tests.parts) if each.difference is not None}
    found: list[Step] = []
    before: Option | None = None
    for each in tests.ladder:
        called = each.pulled[-1].called
        step = None if each.difference is None else _step(called, option(each), before, by.get(called), goal)
        if step is None:
            continue
        found.append(step)
        before = option(each)
    return tuple(found)


def _step(
    called: str, now: Option, before: Option | None, alone: Option | None, goal: Measure
) -> Step | None:
    sign = 1.0 if goal.better == "more" else -1.0
    gains = sign * now.differences[goal.id]
    own = gains if before is None else gains - sign * before.differences[goal.id]
    paid = now.cost if before is None or before.cost is None or now.cost is None else now.cost - before.cost
    chancy = goal.id in now.chancy
    gain, so_far = effect_of(own, "more", chancy=chancy), effect_of(gains, "more", chancy=chancy)
    if gain is None or so_far is None:
        return None
    by_itself = float("nan") if alone is None else float(np.nanmean(sign * alone.differences[goal.id]))
    cost = None if paid is None else effect_of(paid, "less", chancy=False)
    dearer = cost is not None and cost.alone == "worse" and gain.alone == "better"
    return Step(
        called, cost, now.paid(), gain, so_far, by_itself,
        fieller(paid, own) if dearer and paid is not None else None,
    )  # fmt: skip
