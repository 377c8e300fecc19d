"""Every team can be brought together at some hour of the week."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, repeat

from dghsim.scenario.base import minute_of_day
from dghsim.scenario.checks.answers import may_do
from dghsim.scenario.keys import Document
from dghsim.scenario.pathway import Seat, Work
from dghsim.scenario.problems import Problem
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Duty
from dghsim.scenario.uses import duties

_QUARTERS = 7 * 24 * 4


def teams_have_seats(document: Document) -> Iterator[Problem]:
    """A team that is written down has a seat. Asked of the document: a work without a team has an empty one."""
    for name, kind in document.get("work", {}).items():
        if kind.get("team") == []:
            says = 'must have a seat, such as [{ tiers = ["registrar"] }]; left out, it is one clinician of any tier'
            yield Problem(("work", name, "team"), says)


def teams_can_meet(scenario: Scenario) -> Iterator[Problem]:
    """At some time of the week the duties on have somebody for each seat that must be filled."""
    for name, met in _teams(scenario):
        if not any(met):
            seats = sum(seat.count for seat in scenario.work[name].team if seat.must)
            says = (
                f"needs {seats} at once who answer {name}, and at no time of the week are so many on duty; "
                "give fewer seats, other tiers, or duties that answer it"
            )
            yield Problem(("work", name, "team"), says)


def teams_that_seldom_meet(scenario: Scenario) -> Iterator[str]:
    """Teams of two or more, or for what cannot wait, that cannot be brought together at all hours."""
    for name, quarters in _teams(scenario):
        kind, met = scenario.work[name], list(quarters)
        alone = sum(seat.count for seat in kind.team if seat.must) == 1
        if not all(met) and (kind.interrupts or not alone):
            hours = sum(not one for one in met) / 4
            yield f"work.{name}.team: for {hours:g} of the 168 hours of the week too few are on duty to fill its seats"


def _teams(scenario: Scenario) -> Iterator[tuple[str, Iterator[bool]]]:
    """Teams that stages ask for, and for each quarter of an hour whether those on duty can fill the seats."""
    asked = {stage.work for stage in scenario.pathway.stage.values() if isinstance(stage, Work)}
    there = [(key[2], duty, _there(duty)) for key, duty in duties(scenario)]
    for name, kind in scenario.work.items():
        if not kind.team or name not in asked or not scenario.rota.tier:
            continue
        able = [
            (tier, on)
            for tier, duty, on in there
            if name in (*duty.first, *duty.second) and may_do(scenario, tier, name)
        ]
        yield name, _met([seat for seat in kind.team if seat.must], able)


def _there(duty: Duty) -> list[int]:
    """Doctors on the duty at each quarter of an hour of the week."""
    on = [0] * _QUARTERS
    start = minute_of_day(duty.start)
    for day, doctors in enumerate(duty.cover):
        begin = 1440 * day + start
        for quarter in range(-(-begin // 15), -(-(begin + duty.minutes) // 15)):
            on[quarter % _QUARTERS] += doctors
    return on


def _met(seats: list[Seat], able: list[tuple[str, list[int]]]) -> Iterator[bool]:
    """Whether they can be filled in each quarter of an hour, looked at when it is asked for, and the same only once."""
    known: dict[tuple[int, ...], bool] = {}
    tiers = [tier for tier, _ in able]
    for doctors in zip(*(on for _, on in able), strict=True) if able else repeat((), _QUARTERS):
        if doctors not in known:
            known[doctors] = _filled(seats, list(zip(tiers, doctors, strict=True)))
        yield known[doctors]


def _filled(seats: list[Seat], on: list[tuple[str, int]]) -> bool:
    """Whether each set of seats has as many doctors as it needs among those who may take any of them (Hall)."""
    for number in range(1, len(seats) + 1):
        for some in combinations(seats, number):
            able = sum(doctors for tier, doctors in on if any(not s.tiers or tier in s.tiers for s in some))
            if able < sum(seat.count for seat in some):
                return False
    return True


CHECKS = (teams_can_meet,)
