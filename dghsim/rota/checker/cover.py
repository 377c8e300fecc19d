"""Prospective cover: what a template averages once colleagues' leave is covered from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dghsim.errors import InputError, show
from dghsim.rota.rules.nearest import nearest
from dghsim.rota.rules.number import number

_KEYS = ("leave_days", "study_days", "normal_day_hours")


@dataclass(frozen=True, slots=True)
class ProspectiveCover:
    """Leave that colleagues on the same rota cover, for one full-time doctor."""

    leave_days: float = 35.0
    """Annual leave and bank holidays, working days a year (27 + 8 on first appointment)."""
    study_days: float = 0.0
    """Study leave, days a year; since 2022 usually included in full (30)."""
    normal_day_hours: float = 8.0

    def average(self, hours: float, weeks: float, wte: float = 1.0) -> float:
        """True weekly average by the Riddell formula, J = (D - G) / (B - F).

        Args:
            hours: D, hours in the cycle as written.
            weeks: B, weeks in the cycle.
            wte: share of full time; scales the hours of a day of leave, not the weeks away.
        """
        days = (self.leave_days + self.study_days) * weeks / 52
        return (hours - days * self.normal_day_hours * wte) / self.weeks_present(weeks)

    def weeks_present(self, weeks: float) -> float:
        """B - F: of so many weeks, those not on leave, five working days to the week."""
        return weeks - (self.leave_days + self.study_days) * weeks / 52 / 5


def read_cover(given: object) -> ProspectiveCover | None:
    """Reads what `check_rota` is given.

    None or False is none; True is 35 days of leave and 30 of study; a number is days a year in all; or a
    mapping.

    Raises:
        InputError: an unknown key, or a figure outside 0 to 200 days or 0 to 24 hours.
    """
    if given is None or given is False:
        return None
    if given is True:
        return ProspectiveCover(study_days=30.0)
    if number(given) is not None:
        given = {"leave_days": given}
    if isinstance(given, ProspectiveCover):
        given = {name: getattr(given, name) for name in _KEYS}
    if not isinstance(given, Mapping):
        raise InputError(f"prospective_cover is {show(given)}; allowed: days a year, or {', '.join(_KEYS)}")
    for key in given:
        if key not in _KEYS:
            hint = nearest(str(key), _KEYS)
            raise InputError(f"prospective_cover: {show(key)} is unknown{hint}; allowed: {', '.join(_KEYS)}")
    return ProspectiveCover(
        leave_days=_figure(given, "leave_days", 35.0, 200),
        study_days=_figure(given, "study_days", 0.0, 50),
        normal_day_hours=_figure(given, "normal_day_hours", 8.0, 24),
    )


def _figure(given: Mapping[str, object], key: str, default: float, most: float) -> float:
    value = number(given.get(key, default))
    if value is None or not 0 <= value <= most:
        raise InputError(f"prospective_cover: {key} is {show(given[key])}; allowed: 0 to {most:g}")
    return value
