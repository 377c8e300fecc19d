"""Which lines are in which session: handed out on the finished template, the same for the same cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dghsim.scenario.base import WEEKDAYS
from dghsim.scenario.rota import Tier
from dghsim.scenario.template import Half, Session

Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """One doctor in one session a week."""

    session: str
    line: int
    """From 0."""
    weekday: int


def seats(tier: Tier, cells: Cells) -> tuple[Seat, ...]:
    """Every seat that the template has room for, sessions in their order.

    Who has had fewest goes next. A session that is asked for so many times a cycle takes the days with most room; where
    that leaves somebody out, the days are shared out all together, so that whatever fits is handed out.
    """
    room = _Room(tier, cells)
    _one_by_one(tier, room)
    if len(room.taken) < _wanted(tier):
        together = _Room(tier, cells)
        _together(tier, together)
        room = max(room, together, key=lambda each: len(each.taken))
    names = list(tier.template.session)
    return tuple(sorted(room.taken, key=lambda seat: (names.index(seat.session), seat.weekday, seat.line)))


def _wanted(tier: Tier) -> int:
    asked = tier.template.session.values()
    return sum(each.a_cycle or len(each.days) * (each.doctors or 0) for each in asked)


def _one_by_one(tier: Tier, room: _Room) -> None:
    order = sorted(
        tier.template.session.items(), key=lambda each: (each[1].doctors is None, -len(each[1].halves))
    )
    for name, session in order:
        days = [WEEKDAYS.index(day) for day in session.days]
        if session.doctors is not None:
            for day in days * session.doctors:
                room.take(name, session, [day])
        else:
            for _ in range(session.a_cycle or 0):
                room.take(name, session, days)


def _together(tier: Tier, room: _Room) -> None:
    from dghsim.rota.template.session_days import session_days  # the solver, which few templates need here

    asked = tier.template.session
    shares = session_days(asked, {day: room.spare(("am", "pm"), day) for day in range(7)})
    for name, session in sorted(asked.items(), key=lambda each: -len(each[1].halves)):
        for day, number in shares[name].items():
            for _ in range(number):
                room.take(name, session, [day])


class _Room:
    """Normal days that are still free of sessions."""

    def __init__(self, tier: Tier, cells: Cells) -> None:
        self.taken: list[Seat] = []
        normal = {name for name, duty in tier.duty.items() if duty.normal}
        self._free = {
            (line, day, half)
            for line, week in enumerate(cells)
            for day, cell in enumerate(week)
            if cell in normal
            for half in ("am", "pm")
        }
        self._wards = [sum(tier.duty[name].cover[day] for name in normal) for day in range(7)]

    def take(self, name: str, session: Session, days: list[int]) -> None:
        """One seat on the best of the days, where there is one."""
        places = [
            (-self.spare(session.halves, day), sum(seat.line == line for seat in self.taken), line, day)
            for day in days
            if self.spare(session.halves, day) > 0
            for line in {line for line, on, _ in self._free if on == day}
            if all((line, day, half) in self._free for half in session.halves)
        ]
        if places:
            _, _, line, day = min(places)
            self.taken.append(Seat(name, line, day))
            self._free -= {(line, day, half) for half in session.halves}

    def spare(self, halves: Iterable[Half], day: int) -> int:
        """Doctors whom the wards can do without on those halves of a day."""
        free = [sum(on == day and part == half for _, on, part in self._free) for half in halves]
        return min(free) - self._wards[day]
