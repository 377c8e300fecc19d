"""Who is in post, by one rule for every hospital: doctors x medical share x tier's share x (1 - vacancies).

No table of medical staffing by tier and hospital is public. The rule gives every hospital the same for its size; what
it says of any of them is not known to be true, and a planner's own staffing takes its place. The duties are those of
the scenario that all extend, with seats for the size of the take and the wards; a rota has as many lines as the rule
gives, or as its duties need.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dghsim.cohort.derive import Derived

MEDICINE = 0.32
"""Of a small hospital's doctors; 0.30 to 0.35 from experience."""
SHARE: Mapping[str, float] = {"tier_1": 0.217, "foundation": 0.109, "registrar": 0.109, "consultant": 0.130}
"""Of the doctors of medicine, those on each rota of the take; the rest are elsewhere in medicine."""
VACANT: Mapping[str, float] = {"tier_1": 0.10, "foundation": 0.10, "registrar": 0.20, "consultant": 0.17}
TAKE_A_SEAT = 16
"""Patients a day for each seat on the take by day."""
TAKE_WITH_TWO_AT_NIGHT = 45
BEDS_A_TEAM = 177
"""Medical beds for one seat of ward cover and four normal days, as at Hereford."""
HOURS_A_LINE = 38
"""Weekly hours of cover that a line bears beside leave."""
WEEKENDS = 3
"""Lines for each doctor at work of a weekend."""


@dataclass(frozen=True, slots=True)
class TierStaff:
    """One tier's rota and doctors."""

    lines: int
    in_post: int
    most_away: int
    grades: Mapping[str, int]
    cover: Mapping[str, tuple[int, ...]]
    """Duty -> doctors by weekday, for the duties that differ from the scenario extended."""


@dataclass(frozen=True, slots=True)
class TierBase:
    """A tier of the scenario that all extend."""

    lines: int
    in_post: int
    most_away: int
    grades: Mapping[str, int]
    cover: Mapping[str, tuple[int, ...]]
    hours: Mapping[str, float]
    """Duty -> its length."""
    normal: frozenset[str]
    """Duties that are normal days, and answer no take."""


def seats(hospital: Derived) -> dict[str, dict[str, int]]:
    """Tier -> duty -> seats on the days that the duty runs, for the duties whose seats follow from size."""
    teams = hospital.medical_beds / BEDS_A_TEAM
    return {
        "tier_1": {
            "take_day": max(1, round(hospital.take / TAKE_A_SEAT)),
            "ward_day": max(1, round(teams)),
            "take_night": 2 if hospital.take >= TAKE_WITH_TWO_AT_NIGHT else 1,
            "normal_day": max(2, round(4 * teams)),
        },
        "foundation": {"ward_long": max(1, round(teams)), "normal_day": max(1, round(2 * teams))},
        "consultant": {"normal_day": max(1, round(2 * teams))},
    }


def staff(tier: str, base: TierBase, hospital: Derived, doctors: float) -> TierStaff:
    """A tier's rota by the rule; `doctors` are all of the hospital's, FTE."""
    cover = {
        duty: tuple(count if at else 0 for at in base.cover[duty])
        for duty, count in seats(hospital).get(tier, {}).items()
    }
    established = doctors * MEDICINE * SHARE[tier]
    lines = max(round(established), fewest_lines({**base.cover, **cover}, base))
    in_post = min(lines, round(established * (1 - VACANT[tier])))
    away = max(1, round(base.most_away * lines / base.lines))
    return TierStaff(lines, in_post, away, shared_out(base.grades, in_post), cover)


def one_seat_each(base: TierBase) -> dict[str, tuple[int, ...]]:
    """The cover that keeps the take going whoever comes: one seat of each duty, and no normal days."""
    return {
        duty: tuple(min(count, 1) for count in days)
        for duty, days in base.cover.items()
        if duty not in base.normal
    }


def hours_of(cover: Mapping[str, Sequence[int]], base: TierBase) -> float:
    """Hours of cover a week, on call from home included."""
    return sum(sum(days) * base.hours[duty] for duty, days in cover.items())


def fewest_lines(cover: Mapping[str, Sequence[int]], base: TierBase) -> int:
    """The fewest lines that the hours of cover and the weekends allow."""
    weekend = sum(max(days[5:]) for days in cover.values())
    return max(math.ceil(hours_of(cover, base) / HOURS_A_LINE), WEEKENDS * weekend)


def shared_out(grades: Mapping[str, int], count: int) -> dict[str, int]:
    """So many doctors among the grades as the base has them, by largest remainders; earlier grades first in a tie."""
    total = sum(grades.values())
    exact = {grade: count * number / total for grade, number in grades.items()}
    found = {grade: math.floor(share) for grade, share in exact.items()}
    rest = sorted(exact, key=lambda grade: found[grade] - exact[grade])
    for grade in rest[: count - sum(found.values())]:
        found[grade] += 1
    return found
