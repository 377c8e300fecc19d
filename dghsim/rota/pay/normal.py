"""Normal days: weekdays on which clinics and lists of the job plan can run."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from dghsim.rota.checker.clock import DAY
from dghsim.rota.checker.span import Span
from dghsim.rota.missing import missing
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Tier

CLINIC, LIST = "clinic", "list"
"""Kinds of own work on normal days that are sessions of a job plan."""
_WEEKDAYS = 5


def normal_days(shifts: pd.DataFrame, duties: Collection[str], span: Span) -> dict[str, int]:
    """Doctor -> weekdays within the span on which one of these duties starts; doctors without are left out.

    `shifts` has doctor, start and duty; a duty is `name`, or `tier.name` where the table has a column tier.
    """
    start = shifts["start"].to_numpy("datetime64[m]").astype(np.int64)
    names = shifts["duty"].astype(str).str.strip()
    wanted = names.isin(duties)
    if "tier" in shifts:
        wanted |= (shifts["tier"].astype(str).str.strip() + "." + names).isin(duties)
    day = start // DAY
    own = wanted.to_numpy(bool) & ((day + 3) % 7 < _WEEKDAYS) & (start >= span.start) & (start < span.end)
    rows = pd.DataFrame({"doctor": shifts["doctor"].to_numpy(object)[own], "day": day[own]}).drop_duplicates()
    return {str(doctor): int(number) for doctor, number in rows["doctor"].value_counts().items()}


def normal_duties(scenario: Scenario) -> set[str]:
    """`tier.name` of every normal duty."""
    return {
        f"{tier_name}.{name}"
        for tier_name, tier in scenario.rota.tier.items()
        for name, duty in tier.duty.items()
        if duty.normal
    }


def sessions_a_week(tier: Tier, kind: str) -> float | None:
    """Sessions of a week of nothing but normal days; None where no normal day holds one."""
    each = [sum(own.work == kind for own in duty.own) for duty in tier.duty.values() if duty.normal]
    return float(max(each) * _WEEKDAYS) if any(each) else None


def with_sessions(people: pd.DataFrame, shifts: pd.DataFrame, scenario: Scenario) -> pd.DataFrame:
    """The people with clinics and lists a week where they have none of their own.

    A scenario has no job plans: taken is a normal day on every weekday, which is the most there can be. `shifts` has
    doctor and tier.
    """
    tier_of = dict(zip(shifts["doctor"].astype(str), shifts["tier"].astype(str), strict=True))
    found = people.copy()
    for column, kind in (("clinics", CLINIC), ("lists", LIST)):
        each = {name: sessions_a_week(tier, kind) for name, tier in scenario.rota.tier.items()}
        given = found[column] if column in found else pd.Series([None] * len(found), dtype=object)
        found[column] = pd.Series(
            [
                each.get(tier_of.get(str(doctor), "")) if missing(own) or own == "" else own
                for doctor, own in zip(found["doctor"], given, strict=True)
            ],
            dtype=object,
        )
    return found
