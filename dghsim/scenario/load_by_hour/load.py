"""Work asked for by hour of the week, held against the duties that can answer it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dghsim.scenario.grades import known_grades
from dghsim.scenario.load_by_hour.bottlenecks import Bottleneck, bottlenecks
from dghsim.scenario.load_by_hour.draws import Floats
from dghsim.scenario.load_by_hour.seats import demanded, who_does
from dghsim.scenario.load_by_hour.shared_out import shared_out
from dghsim.scenario.load_by_hour.shifts import by_hour, shifts
from dghsim.scenario.load_by_hour.spells import Spell, spells
from dghsim.scenario.load_by_hour.walk import walk
from dghsim.scenario.load_by_hour.windows import HOURS
from dghsim.scenario.root import Scenario


@dataclass(frozen=True, slots=True)
class OfferedLoad:
    """Expected load of a week in which nobody waits, against cover without a gap. Hours count from Monday 00:00."""

    works: tuple[str, ...]
    """Kinds of work, in the order of the file."""
    duties: tuple[tuple[str, str], ...]
    """(tier, duty), in the order of the file."""
    asked: Floats
    """(168, works) how often each is asked for in each hour."""
    offered: Floats
    """(168, works) clinician-hours asked for in each hour, at the mean speed of those who answer it first; of a team
    all seats."""
    cover: Floats
    """(168, duties) doctors there."""
    free: Floats
    """(168, duties) doctors there and not at breaks or work of their own."""
    done: Floats
    """(168, duties) clinician-hours of work that fall to each duty, shared out as the lists say."""
    backlog: Floats
    """(168,) least clinician-hours waiting at the end of each hour, whoever does what; the most of any set of kinds
    of work that a week can clear."""
    bottlenecks: tuple[Bottleneck, ...]
    """Sets of kinds of work that only some duties answer."""
    spells: tuple[Spell, ...]
    """Hours in which work waits longer than it should."""
    inside: dict[str, float]
    """Place -> mean number in it of those who wait for it when it is full, were it never full."""

    @property
    def endless(self) -> tuple[Bottleneck, ...]:
        """Sets of kinds of work of which a week brings more than a week can clear; none that holds another."""
        return _least([one for one in self.bottlenecks if one.endless])

    @property
    def unrested(self) -> tuple[Bottleneck, ...]:
        """Those of which a week's worth is cleared only if breaks and own work are missed."""
        return _least([one for one in self.bottlenecks if one.unrested])


def _least(found: list[Bottleneck]) -> tuple[Bottleneck, ...]:
    """Without those of which others have some of the kinds; of several with the same kinds, that most over."""
    most: dict[tuple[int, ...], Bottleneck] = {}
    for one in sorted(found, key=lambda one: float(one.free.sum() - one.load.sum())):
        most.setdefault(one.works, one)
    return tuple(one for one in most.values() if not any(set(other) < set(one.works) for other in most))


_last: dict[str, OfferedLoad] = {}


def offered_load(scenario: Scenario) -> OfferedLoad:
    """The offered load of a checked scenario; the last one reckoned is kept, for a description asks for it twice."""
    text = scenario.model_dump_json()
    if text not in _last:
        reckoned = _reckoned(scenario)
        _last.clear()
        _last[text] = reckoned
    return _last[text]


def _reckoned(scenario: Scenario) -> OfferedLoad:
    on = shifts(scenario)
    grades = known_grades(scenario)
    asked = walk(scenario, grades, who_does(scenario, on, grades))
    seats = demanded(scenario, on)
    pace = np.zeros(len(scenario.work))
    for seat in seats:
        pace[seat.work] += seat.pace
    found = tuple(bottlenecks(seats, asked.hours))
    cleared = [one for one in found if not one.endless and not one.unrested]
    targets = [kind.target_minutes for kind in scenario.work.values()]
    return OfferedLoad(
        works=tuple(scenario.work),
        duties=tuple((shift.tier, shift.name) for shift in on),
        asked=asked.times,
        offered=asked.hours * pace,
        cover=_columns([by_hour(shift.there) for shift in on]),
        free=_columns([by_hour(shift.there - shift.away) for shift in on]),
        done=shared_out(seats, asked.hours, len(on)),
        backlog=np.max([one.backlog for one in cleared], axis=0, initial=0.0) if cleared else np.zeros(HOURS),
        bottlenecks=found,
        spells=tuple(spell for one in cleared for spell in spells(one, targets)),
        inside=asked.inside,
    )


def _columns(rows: list[Floats]) -> Floats:
    return np.array(rows).T if rows else np.zeros((HOURS, 0))
