"""Every kind of work has somebody who answers it, for long enough to begin it."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.scenario.grades import grade_shares
from dghsim.scenario.keys import unknown
from dghsim.scenario.pathway import Work
from dghsim.scenario.problems import Problem
from dghsim.scenario.root import Scenario
from dghsim.scenario.uses import duties, own_works

MOST_KINDS = 62
"""Both engines keep sets of kinds of work as the bits of one 64-bit number."""


def duties_answer_known_work(scenario: Scenario) -> Iterator[Problem]:
    """`first` and `second` name kinds of work, each once."""
    for key, duty in duties(scenario):
        for word, names in (("first", duty.first), ("second", duty.second)):
            for place, name in enumerate(names):
                if name not in scenario.work:
                    yield Problem((*key, word, str(place)), unknown(name, scenario.work, what="kind of work"))
        twice = [name for name in duty.second if name in duty.first]
        if twice:
            yield Problem((*key, "second"), f"must not name {twice[0]} again: it is answered first")


def away_is_known_work(scenario: Scenario) -> Iterator[Problem]:
    """Time at another hospital counts as a kind of work of its own, which nobody asks for and no duty answers."""
    asked = {stage.work for stage in scenario.pathway.stage.values() if isinstance(stage, Work)}
    asked |= {name for _, duty in duties(scenario) for name in (*duty.first, *duty.second)}
    asked |= {own.work for _, _, own in own_works(scenario)}
    for key, duty in duties(scenario):
        if duty.also is None:
            continue
        if duty.also.away not in scenario.work:
            yield Problem((*key, "also", "away"), unknown(duty.also.away, scenario.work, what="kind of work"))
        elif duty.also.away in asked:
            yield Problem(
                (*key, "also", "away"), f"must be a kind of work that is nothing else, not {duty.also.away}"
            )


def all_work_is_answered(scenario: Scenario) -> Iterator[Problem]:
    """Each kind of work that a stage asks for is answered by some duty that somebody is on who may do it."""
    if not scenario.rota.tier:
        return
    answering: dict[str, list[str]] = {}
    for key, duty in duties(scenario):
        for name in (*duty.first, *duty.second) if any(duty.cover) else ():
            answering.setdefault(name, []).append(key[2])
    for name, stage in scenario.pathway.stage.items():
        if not isinstance(stage, Work):
            continue
        if stage.work not in answering:
            says = f"no duty ever answers {stage.work}; name it in first or second of a duty with cover"
            yield Problem(("pathway", "stage", name, "work"), says)
        elif not any(may_do(scenario, tier, stage.work) for tier in answering[stage.work]):
            says = f"names every grade of the duties that answer {stage.work}, so nobody may do it"
            yield Problem(("work", stage.work, "not_by"), says)


def may_do(scenario: Scenario, tier: str, work: str) -> bool:
    """Whether a tier has a grade that may do a kind of work."""
    not_by = scenario.work[work].not_by
    return any(grade not in not_by for grade in grade_shares(tier, scenario.rota.tier[tier]))


def last_starts_leave_time(scenario: Scenario) -> Iterator[Problem]:
    """A duty is longer than the last start of the work it answers."""
    for key, duty in duties(scenario):
        for name in (*duty.first, *duty.second):
            last = scenario.work[name].last_start_minutes
            if last >= duty.minutes:
                says = f"must be below the {duty.minutes} minutes of duty {'.'.join(key[2:])}, not {last}"
                yield Problem(("work", name, "last_start_minutes"), says)


def few_enough_kinds(scenario: Scenario) -> Iterator[Problem]:
    """There are no more kinds of work than the engines can tell apart."""
    if len(scenario.work) > MOST_KINDS:
        yield Problem(("work",), f"must have at most {MOST_KINDS} kinds of work, not {len(scenario.work)}")


CHECKS = (
    duties_answer_known_work,
    away_is_known_work,
    all_work_is_answered,
    last_starts_leave_time,
    few_enough_kinds,
)
