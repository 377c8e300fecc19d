"""How many doctors of each session go on which day, where days are to choose: as many as there is room for."""

from __future__ import annotations

from collections.abc import Mapping

from ortools.sat.python import cp_model

from dghsim.scenario.base import WEEKDAYS
from dghsim.scenario.template import Session

Shares = dict[str, dict[int, int]]
"""Name of a session -> weekday -> doctors."""
_WORTH = 100
_MOST_EFFORT = 2.0
"""Deterministic time, so that the same room is shared in the same way everywhere."""


def session_days(sessions: Mapping[str, Session], room: Mapping[int, int]) -> Shares:
    """The most doctors in sessions that the room allows, those of a fixed number before the others, early days first.

    Within a day so many always find lines: whole days first, then mornings and afternoons on the lines that are left.

    Args:
        sessions: by name.
        room: weekday -> normal days that the wards can spare, each of a morning and an afternoon.
    """
    model = cp_model.CpModel()
    numbers = {
        name: {day: model.new_int_var(0, _most(session), f"{name}_{day}") for day in _days(session)}
        for name, session in sessions.items()
    }
    for name, session in sessions.items():
        if session.a_cycle is not None:
            model.add(sum(numbers[name].values()) <= session.a_cycle)
    for day in range(7):
        for half in ("am", "pm"):
            away = [
                numbers[name][day]
                for name, session in sessions.items()
                if half in session.halves and day in numbers[name]
            ]
            model.add(sum(away) <= max(0, room.get(day, 0)))
    worth = [
        (_WORTH * (1 + (sessions[name].doctors is not None)) - day) * number
        for name, by_day in numbers.items()
        for day, number in by_day.items()
    ]
    model.maximize(sum(worth))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = _MOST_EFFORT
    solver.solve(model)
    return {
        name: {day: solver.value(number) for day, number in by_day.items()}
        for name, by_day in numbers.items()
    }


def _days(session: Session) -> list[int]:
    return sorted(WEEKDAYS.index(day) for day in session.days)


def _most(session: Session) -> int:
    return session.doctors or session.a_cycle or 0
