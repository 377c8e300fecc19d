"""Sessions off the wards: enough normal days for them beside those that the wards need."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.rota.template.grid import Grid, Literal
from dghsim.rota.template.limits import AtMost
from dghsim.rota.template.normal_types import normal_on
from dghsim.scenario.base import WEEKDAYS
from dghsim.scenario.rota import Tier

_Term = tuple[int, Literal]


def sessions(grid: Grid, tier: Tier) -> Iterator[AtMost]:
    """On each half day the wards keep their cover when those in a session are away."""
    fixed, floating = _wanted(grid, tier)
    for weekday in range(7):
        normal, taken = normal_on(grid, tier, weekday)
        wards = sum(duty.cover[weekday] for duty in tier.duty.values() if duty.normal)
        for half in ("am", "pm"):
            away = floating.get((weekday, half), [])
            least = wards + taken + fixed.get((weekday, half), 0)
            if away or fixed.get((weekday, half)):
                yield AtMost((*((-1, number) for number in normal), *away), -least)


def _wanted(grid: Grid, tier: Tier) -> tuple[dict[tuple[int, str], int], dict[tuple[int, str], list[_Term]]]:
    """By weekday and half day: doctors in sessions of fixed numbers, and numbers that the solver shares out."""
    fixed: dict[tuple[int, str], int] = {}
    floating: dict[tuple[int, str], list[_Term]] = {}
    for name, session in tier.template.session.items():
        days = [WEEKDAYS.index(day) for day in session.days]
        if session.doctors is not None:
            for key in ((day, half) for day in days for half in session.halves):
                fixed[key] = fixed.get(key, 0) + session.doctors
        else:
            numbers = {day: grid.model.new_int_var(0, grid.lines, f"{name}_{day}") for day in days}
            grid.model.add(sum(numbers.values()) == (session.a_cycle or 0))
            for day, number in numbers.items():
                for half in session.halves:
                    floating.setdefault((day, half), []).append((1, number))
    return fixed, floating
