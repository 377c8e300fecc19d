"""Says where the work that arrives in a week is more than those who answer it could do in a week."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.scenario.checks.answers import duties
from dghsim.scenario.odds import mean_hours
from dghsim.scenario.pathway import Work
from dghsim.scenario.root import Scenario
from dghsim.scenario.visits import visits_per_week


def offered_hours(scenario: Scenario) -> dict[str, float]:
    """Clinician-hours a week of each kind of work, for a grade whose factor is 1."""
    offered = dict.fromkeys(scenario.work, 0.0)
    visits = visits_per_week(scenario)
    for name, stage in scenario.pathway.stage.items():
        if isinstance(stage, Work):
            hours = mean_hours(scenario.demand, scenario.work[stage.work].duration)
            offered[stage.work] += visits[name] * hours
    return offered


def duty_hours(scenario: Scenario) -> list[tuple[frozenset[str], float]]:
    """The kinds of work that each duty answers, and its clinician-hours a week."""
    return [
        (frozenset((*duty.first, *duty.second)), sum(duty.cover) * duty.minutes / 60)
        for _, duty in duties(scenario)
    ]


def overloads(scenario: Scenario) -> Iterator[str]:
    """One line for each set of kinds of work that the duties answering any of it are too few for.

    The sets tried are single kinds, what each duty answers, and all work together.
    """
    if not scenario.rota.tier:
        return
    offered, there = offered_hours(scenario), duty_hours(scenario)
    every = frozenset(name for name, hours in offered.items() if hours > 0)
    sets = {frozenset([name]) for name in every} | {answered & every for answered, _ in there} | {every}
    for kinds in sorted(sets, key=lambda kinds: (len(kinds), sorted(kinds))):
        needed = sum(offered[name] for name in kinds)
        given = sum(hours for answered, hours in there if answered & kinds)
        if needed > given:
            yield (
                f"offered load above cover: {', '.join(sorted(kinds))}: about {needed:.0f} clinician-hours "
                f"a week, and duties that answer any of it have {given:.0f}; the queue will grow without end"
            )
