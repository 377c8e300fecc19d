"""Who may sit in each seat of each kind of work, and how fast they work."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from dghsim.scenario.grades import grade_shares
from dghsim.scenario.load_by_hour.draws import Floats
from dghsim.scenario.load_by_hour.shifts import MINUTES, Shift, by_hour
from dghsim.scenario.load_by_hour.walk import Mix
from dghsim.scenario.load_by_hour.windows import Openings
from dghsim.scenario.odds import mean_hours
from dghsim.scenario.pathway import Seat, WorkKind
from dghsim.scenario.root import Scenario


@dataclass(frozen=True, slots=True)
class Taker:
    """A duty that can take a seat."""

    shift: int
    """Position among the shifts."""
    first: bool
    """Answers it first, not second."""
    factor: float
    """Its clinicians take so many times the length that the work has for a grade whose factor is 1."""
    there: Floats
    """(168,) clinician-hours in each hour in which it could do the work, were there no breaks or work of its own."""
    free: Floats
    """(168,) the same without breaks and own work."""


@dataclass(frozen=True, slots=True)
class Demanded:
    """Clinicians of one kind asked for by a kind of work: a seat of its team, or the one who does it."""

    work: int
    """Position among the kinds of work."""
    must: bool
    count: int
    factor: float
    """Clinician-hours in each seat for each hour of the work: the mean factor of those who answer it first."""
    takers: tuple[Taker, ...]

    @property
    def pace(self) -> float:
        """Clinician-hours for each hour of the work."""
        return self.count * self.factor


def demanded(scenario: Scenario, shifts: list[Shift]) -> list[Demanded]:
    """Every seat of every kind of work, in the order of the file; one of no tier if it has no team."""
    return [
        _demanded(scenario, shifts, place, name, kind, seat, place_in_team)
        for place, (name, kind) in enumerate(scenario.work.items())
        for place_in_team, seat in enumerate(kind.team or [Seat()])
    ]


def _demanded(
    scenario: Scenario, shifts: list[Shift], place: int, name: str, kind: WorkKind, seat: Seat, order: int
) -> Demanded:
    takers = tuple(
        taker
        for number, shift in enumerate(shifts)
        if name in (*shift.duty.first, *shift.duty.second) and shift.tier in (seat.tiers or [shift.tier])
        and (taker := _taker(scenario, number, shift, name, kind)) is not None
    )  # fmt: skip
    # Of a team the first seat's grade sets the pace; the other seats are held for as long.
    pace = _pace(takers) if order == 0 else _pace(_takers_of_first_seat(scenario, shifts, name, kind))
    if order:
        takers = tuple(replace(taker, factor=pace) for taker in takers)
    return Demanded(place, seat.must, seat.count, pace, takers)


def _takers_of_first_seat(
    scenario: Scenario, shifts: list[Shift], name: str, kind: WorkKind
) -> tuple[Taker, ...]:
    first = kind.model_copy(update={"team": kind.team[:1]})
    return _demanded(scenario, shifts, 0, name, first, kind.team[0], 0).takers


def _taker(scenario: Scenario, number: int, shift: Shift, name: str, kind: WorkKind) -> Taker | None:
    shares = grade_shares(shift.tier, scenario.rota.tier[shift.tier])
    able = {grade: share for grade, share in shares.items() if grade not in kind.not_by}
    some = sum(able.values())
    if not some or not shift.there.any():
        return None
    factor = sum(share * kind.factor_by_grade.get(grade, 1.0) for grade, share in able.items()) / some
    # Begun before the last start it is finished, late if need be: only what a last start leaves idle is lost.
    length = 60 * mean_hours(scenario.demand, kind.duration) * factor
    lost = max(round(kind.last_start_minutes - length), 0)
    there = np.maximum(shift.there - shift.last_minutes(lost), 0)
    free = np.maximum(there - shift.away, 0)
    return Taker(number, name in shift.duty.first, factor, some * by_hour(there), some * by_hour(free))


def _pace(takers: tuple[Taker, ...]) -> float:
    """Mean factor of those who answer it first (of all, if nobody does), by their hours."""
    chosen = [taker for taker in takers if taker.first] or list(takers)
    hours = sum(float(taker.free.sum()) for taker in chosen)
    return sum(float(taker.free.sum()) * taker.factor for taker in chosen) / hours if hours else 1.0


def who_does(scenario: Scenario, shifts: list[Shift], grades: tuple[str, ...]) -> Mix:
    """For each kind of work the grades of those who answer it first, by their hours."""
    mix: Mix = {}
    for name, kind in scenario.work.items():
        hours = np.zeros(len(grades))
        answers = [s for s in shifts if name in s.duty.first] or [s for s in shifts if name in s.duty.second]
        for shift in answers:
            for grade, share in grade_shares(shift.tier, scenario.rota.tier[shift.tier]).items():
                if grade not in kind.not_by:
                    hours[grades.index(grade)] += share * float(shift.there.sum())
        if hours.sum():
            mix[name] = (np.flatnonzero(hours), hours[hours > 0] / hours.sum())
    return mix


def somebody_there(scenario: Scenario, shifts: list[Shift], seats: list[Demanded]) -> dict[str, Openings]:
    """For each kind of work the spans in which each seat that must be filled could be; not if always or never."""
    on = [shift.there > 0 for shift in shifts]
    found: dict[str, Openings] = {}
    for place, name in enumerate(scenario.work):
        there = np.ones(MINUTES, dtype=np.bool_)
        for seat in seats:
            if seat.work == place and seat.must and seat.takers:
                there &= np.logical_or.reduce([on[taker.shift] for taker in seat.takers], axis=0)
        openings = Openings.where(there)
        if openings is not None:
            found[name] = openings
    return found
