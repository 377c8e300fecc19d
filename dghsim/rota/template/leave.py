"""Leave that colleagues cover from the same template, and what it takes off the hours that may be written."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.errors import InputError
from dghsim.scenario.rota import Tier

_WEEKS_A_YEAR = 52
_WORKING_DAYS = 5
_USUAL_DAY_MINUTES = 480
_MOST_DAYS = 200


@dataclass(frozen=True, slots=True)
class Leave:
    """Prospective cover for one full-time doctor."""

    leave_days: float
    study_days: float
    """Working days a year."""
    normal_day_minutes: int
    """Length of a day of leave."""

    @property
    def days(self) -> float:
        """Working days away, a year."""
        return self.leave_days + self.study_days

    @property
    def prospective_cover(self) -> dict[str, float] | None:
        """What the checker wants to know of it."""
        if self.days == 0:
            return None
        return {"leave_days": self.days, "normal_day_hours": self.normal_day_minutes / 60}

    def most_minutes(self, hours: float, weeks: int) -> float:
        """Most minutes that so many weeks of template may hold for a true weekly average of `hours`.

        The Riddell formula J = (D - G) / (B - F), solved for D: NHS Employers' guidance on prospective cover.
        """
        days = self.days * weeks / _WEEKS_A_YEAR
        return hours * 60 * (weeks - days / _WORKING_DAYS) + days * self.normal_day_minutes


def leave_of(tier: Tier) -> Leave:
    """The leave that the tier's doctors cover for each other; a day of it is as long as the first normal duty, or 8 h.

    Raises:
        InputError: so much leave that hardly a working day is left.
    """
    normal = next((duty.minutes for duty in tier.duty.values() if duty.normal), _USUAL_DAY_MINUTES)
    leave = Leave(tier.leave_days, tier.study_days, normal)
    if leave.days > _MOST_DAYS:
        raise InputError(
            f"leave_days and study_days are {leave.days:g} together; allowed: at most {_MOST_DAYS}"
        )
    return leave if tier.prospective_cover else Leave(0, 0, normal)
