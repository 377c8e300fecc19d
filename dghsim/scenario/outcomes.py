"""What comes of waiting, and what doctors have to see to learn: reckoned from the log, never fed back into a run."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from dghsim.scenario.base import Name, Number, Part, Positive, Share


class Outcomes(Part):
    """Deaths reckoned from time in ED: off unless asked for, a range, and refused beside a real hospital's name.

    Source: S. Jones and others, "Association between delays to patient admission from the emergency department and
    all-cause 30-day mortality", Emergency Medicine Journal 39 (2022). Its two forms disagree, so both are shown.
    """

    deaths: bool = False
    """Report them; not with `hospital.real = true`."""
    patients_per_death: Annotated[Number, Field(ge=1, le=1e6)] = 82.0
    """Admitted patients who stay 6 to 8 hours for each further death within 30 days."""
    death_share: Share = 0.087
    """Of admitted patients, who die within 30 days anyway."""
    deaths_rise: Share = 0.08
    """By how much of that share more die of those who stay beyond 6 hours."""


class Training(Part):
    """What doctors of a grade need in a year."""

    takes_per_year: dict[Name, Positive] = {}
    """By grade: patients seen on the take. Internal medicine training asks 500 in three years, so 167."""
