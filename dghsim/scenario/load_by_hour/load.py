"""Work asked for by hour of the week, held against the duties that can answer it."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np

from dghsim.scenario.grades import known_grades
from dghsim.scenario.load_by_hour.bottlenecks import Bottleneck, bottlenecks
from dghsim.scenario.load_by_hour.draws import Floats
from dghsim.scenario.load_by_hour.seats import Demanded, demanded, somebody_there, who_does
from dghsim.scenario.load_by_hour.shared_out import SharedOut, shared_out
from dghsim.scenario.load_by_hour.shifts import by_hour, shifts
from dghsim.scenario.load_by_hour.urgency import mean_priorities
from dghsim.scenario.load_by_hour.waiting import Waiting
from dghsim.scenario.load_by_hour.walk import Asked, walk
from dghsim.scenario.load_by_hour.windows import HOURS
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Tier


@dataclass(frozen=True, slots=True)
class OfferedLoad:
    """Expected load of an average week, against cover without a gap. Hours count from Monday 00:00."""

    works: tuple[str, ...]
    """Kinds of work, in the order of the file."""
    duties: tuple[tuple[str, str], ...]
    """(tier, duty), in the order of the file."""
    answers: tuple[tuple[int, ...], ...]
    """By kind of work, the duties that answer it."""
    asked: Floats
    """(168, works) how often each is asked for in each hour, if what came before waited only for hours in which
    somebody who answers it is there."""
    offered: Floats
    """(168, works) clinician-hours asked for in each hour, at the mean speed of those who answer it first; of a team
    all seats."""
    cover: Floats
    """(168, duties) doctors there."""
    free: Floats
    """(168, duties) doctors there and not at breaks or work of their own."""
    done: Floats
    """(168, duties) clinician-hours of work that fall to each duty, shared out as the lists say."""
    waiting: tuple[Waiting, ...]
    """By kind of work, what of it waits at the end of each hour, so shared out."""
    bottlenecks: tuple[Bottleneck, ...]
    """Sets of kinds of work of which a week brings more than the duties that answer them have."""
    inside: dict[str, float]
    """Place -> mean number in it of those who wait for it when it is full, were it never full."""
    work_labels: tuple[str, ...]
    """What each kind of work is called."""
    duty_labels: tuple[str, ...]
    """What each duty is called, its tier before it."""

    @property
    def endless(self) -> tuple[Bottleneck, ...]:
        """Sets of kinds of work of which a week brings more than a week can clear; none that holds another."""
        return _least([one for one in self.bottlenecks if one.endless])

    @property
    def unrested(self) -> tuple[Bottleneck, ...]:
        """Those of which a week's worth is cleared only if breaks and own work are missed."""
        return _least([one for one in self.bottlenecks if not one.endless])


def _least(found: list[Bottleneck]) -> tuple[Bottleneck, ...]:
    """Without those of which others have some of the kinds; of several with the same kinds, that most over."""
    most: dict[tuple[int, ...], Bottleneck] = {}
    for one in sorted(found, key=lambda one: one.free - one.load):
        most.setdefault(one.works, one)
    return tuple(one for one in most.values() if not any(set(other) < set(one.works) for other in most))


MOST_KEPT = 8
_PARTS = {"demand", "pathway", "work", "place", "window", "policy", "rota"}
"""Parts of a scenario that it depends on."""
_kept: OrderedDict[str, OfferedLoad] = OrderedDict()


def offered_load(scenario: Scenario) -> OfferedLoad:
    """The offered load of a checked scenario; the last few are kept. Callers must not write to it."""
    key = scenario.model_dump_json(include=_PARTS)
    if key not in _kept:
        _kept[key] = _reckoned(scenario)
    _kept.move_to_end(key)
    while len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)
    return _kept[key]


def _reckoned(scenario: Scenario) -> OfferedLoad:
    on = shifts(scenario)
    grades = known_grades(scenario)
    seats = demanded(scenario, on)
    asked = walk(scenario, grades, who_does(scenario, on, grades), somebody_there(scenario, on, seats))
    pace = np.zeros(len(scenario.work))
    for seat in seats:
        pace[seat.work] += seat.pace
    shared = shared_out(seats, asked.hours, len(on), mean_priorities(scenario))
    return OfferedLoad(
        works=tuple(scenario.work),
        duties=tuple((shift.tier, shift.name) for shift in on),
        answers=tuple(_answers(seats, work) for work in range(len(scenario.work))),
        asked=asked.times,
        offered=asked.hours * pace,
        cover=_columns([by_hour(shift.there) for shift in on]),
        free=_columns([by_hour(shift.there - shift.away) for shift in on]),
        done=shared.done,
        waiting=_waiting(scenario, seats, asked, shared),
        bottlenecks=tuple(bottlenecks(seats, asked.hours)),
        inside=asked.inside,
        work_labels=tuple(work.label or name for name, work in scenario.work.items()),
        duty_labels=tuple(_duty_label(scenario.rota.tier[shift.tier], shift.name) for shift in on),
    )


def _duty_label(tier: Tier, name: str) -> str:
    """As the file has it, and whether the rota may have more on it than was reckoned with."""
    duty = tier.duty[name]
    more = duty.normal if duty.most is None else duty.most != duty.cover
    return f"{tier.short_label}: {duty.label or name}{', at its least cover' if more else ''}"


def _answers(seats: list[Demanded], work: int) -> tuple[int, ...]:
    """Duties that can take a seat of the work that must be filled."""
    return tuple(
        sorted({taker.shift for seat in seats if seat.work == work and seat.must for taker in seat.takers})
    )


def _waiting(
    scenario: Scenario, seats: list[Demanded], asked: Asked, shared: SharedOut
) -> tuple[Waiting, ...]:
    there = np.zeros((HOURS, len(scenario.work)))
    for seat in seats:
        if seat.must:
            there[:, seat.work] += sum((taker.there for taker in seat.takers), np.zeros(HOURS))
    return tuple(
        Waiting.of(asked.hours[:, work], shared.left[:, work], there[:, work], kind.target_minutes)
        for work, kind in enumerate(scenario.work.values())
    )


def _columns(rows: list[Floats]) -> Floats:
    return np.array(rows).T if rows else np.zeros((HOURS, 0))
