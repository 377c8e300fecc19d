"""Puts a decision together of what was run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dghsim.measures.decision.buys import Buys, buys
from dghsim.measures.decision.dominance import dominated
from dghsim.measures.decision.effect import Effect, Verdict
from dghsim.measures.decision.option import Option
from dghsim.measures.many import told
from dghsim.measures.model import Measure
from dghsim.studies.decide.assumptions import assumptions, jointly
from dghsim.studies.decide.beside import the_goal
from dghsim.studies.decide.combine import combined, steps
from dghsim.studies.decide.model import Decision, Judged, Kind, Tests
from dghsim.studies.decide.options import judged_by, known_measures, option, units_here, watched
from dghsim.studies.levers import Trials


def decide(
    trials: Trials, tests: Tests | None = None, *, goal: str = "", budget: float | None = None
) -> Decision:
    """All that a planner decides by.

    Args:
        trials: levers as they were tried; at least one was run.
        tests: what was run beside them; None: nothing, and what it would show is not said.
        goal: as it was given to `put_to_the_test`.
        budget: likewise.
    """
    tests = Tests() if tests is None else tests
    there = [(each, option(each)) for each in trials.tried if each.difference is not None]
    known, aims = known_measures(trials.base), judged_by(trials)
    own = watched(trials)
    units, judged_on = units_here(trials.base, own), [name for each in aims.values() for name in each]
    effects = {one.called: _effects(one, known, [*judged_on, *units, *own]) for _, one in there}
    verdicts = corrected(
        {name: {on: each[on] for on in judged_on if on in each} for name, each in effects.items()}
    )
    over = dominated([one for _, one in there], {name: known[name].better for name in judged_on})
    judged = tuple(
        Judged(
            each, one, kind_of(verdicts[one.called], one.paid()), one.paid(), effects[one.called],
            verdicts[one.called], {name: bought for name in units if (bought := _buys(one, known[name])) is not None},
            jointly(each, one, tests, trials, [known[name] for name in judged_on]), over.get(one.called, ""),
        )
        for each, one in there
    )  # fmt: skip
    the = the_goal(trials, tests.parts, goal)
    alone = [found.alone for each in judged for name in each.verdicts if (found := each.effects.get(name))]
    after = [verdict for each in judged for verdict in each.verdicts.values()]
    return Decision(
        trials, tests, known, judged,
        tuple((each.called, each.why_not) for each in trials.tried if each.why_not),
        {name: _most_telling_first(names, verdicts) for name, names in aims.items()}, units,
        "" if the is None else the.id, len(after), sum(map(_is_told, alone)), sum(map(_is_told, after)),
        combined(trials, tests, the, known, judged_on), steps(trials, tests, the),
        assumptions(trials, tests, known, judged_on), budget,
    )  # fmt: skip


def corrected(found: Mapping[str, Mapping[str, Effect]]) -> dict[str, dict[str, Verdict]]:
    """Option -> measure -> verdict, corrected for looking at all measures of all options: Holm, as one family."""
    chances = {(name, on): effect.chance for name, each in found.items() for on, effect in each.items()}
    sure = told({repr(key): chance for key, chance in chances.items()})
    return {
        name: {
            on: "no change" if effect.nothing else effect.way if repr((name, on)) in sure else "cannot tell"
            for on, effect in each.items()
        }
        for name, each in found.items()
    }


def kind_of(verdicts: Mapping[str, Verdict], cost: Effect | None) -> Kind:
    """What an option is, all in all."""
    better, worse = ("better" in verdicts.values()), ("worse" in verdicts.values())
    if better or worse:
        return "choice" if better and worse else "better" if better else "worse"
    return "saves" if cost is not None and cost.alone == "better" else "nothing"


def _effects(one: Option, known: Mapping[str, Measure], names: Sequence[str]) -> dict[str, Effect]:
    found = {}
    for name in dict.fromkeys(names):
        effect = one.on(known[name]) if name in known else None
        if effect is not None:
            found[name] = effect
    return found


def _buys(one: Option, measure: Measure) -> Buys | None:
    values = one.differences.get(measure.id)
    return None if values is None else buys(one.cost, values, measure.better, chancy=measure.id in one.chancy)


def _is_told(verdict: str) -> bool:
    return verdict in ("better", "worse", "differs")


def _most_telling_first(
    names: Sequence[str], verdicts: Mapping[str, Mapping[str, Verdict]]
) -> tuple[str, ...]:
    """The measure on which most options are told before the others; of equals the first of the aim."""
    counts = {name: sum(_is_told(each.get(name, "")) for each in verdicts.values()) for name in names}
    first = max(names, key=lambda name: counts[name], default=None)
    return () if first is None else (first, *(name for name in names if name != first))
