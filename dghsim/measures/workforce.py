"""What the rota asks of the doctors in post, before anybody falls ill or a patient comes."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import Ints
from dghsim.measures.facts import Facts, has_home_duties
from dghsim.measures.grouped import NAN, ratio
from dghsim.measures.roster import Roster
from dghsim.measures.spans import DAY
from dghsim.rota.checker.kinds import in_clock_window
from dghsim.rota.model import DatedRota
from dghsim.rota.reference import tier_rules
from dghsim.scenario.root import Scenario

_WEEK = 7 * DAY
_SATURDAY, _MINUTE = 5 * DAY, 60


def workforce(scenario: Scenario, facts: Facts, rota: DatedRota, roster: Roster) -> dict[str, float]:
    """By tier, over its doctors in post; NaN where the rota has none."""
    values: dict[str, float] = {}
    wards = 0.0
    for name in facts.tiers:
        rows = rota.leave[rota.leave["tier"] == name]
        doctors = [str(doctor) for doctor in rows["doctor"]]
        years = scenario.run.weeks / 52 * len(doctors)
        away = float(rows["leave_granted"].sum() + rows["study_granted"].sum())
        values |= _frequency(scenario, name, roster, doctors, years)
        worked = float(roster.counted_hours[roster.of_doctors(doctors)].sum())
        values[f"hours_per_week_{name}"] = ratio(worked, roster.weeks * len(doctors) - away / 5)
        normal = roster.of_doctors(doctors) & roster.normal
        values[f"normal_days_per_week_{name}"] = ratio(float(normal.sum()), roster.weeks * len(doctors))
        on_wards = ward_doctors(roster, name)
        values[f"ward_doctors_per_weekday_{name}"] = on_wards
        wards += on_wards
        for kind in ("leave", "study"):
            due, given = float(rows[f"{kind}_entitled"].sum()), float(rows[f"{kind}_granted"].sum())
            values[f"{kind}_not_granted_percent_{name}"] = 100 * ratio(max(due - given, 0.0), due)
            if kind == "leave":
                values[f"leave_not_granted_days_{name}"] = ratio(max(due - given, 0.0), years)
        values[f"vacancies_{name}"] = vacancies(rota, name)
    return values | ({"ward_doctors_per_weekday": wards} if facts.tiers else {})


def _frequency(
    scenario: Scenario, name: str, roster: Roster, doctors: list[str], years: float
) -> dict[str, float]:
    own = roster.of_doctors(doctors)
    worked = weekends_worked(roster)[
        [roster.doctors.index(each) for each in doctors if each in roster.doctors]
    ]
    values = {
        f"weekend_one_in_{name}": ratio(roster.weeks * len(doctors), float(worked.sum())),
        f"weekend_one_in_worst_{name}": ratio(roster.weeks, float(worked.max(initial=0))),
        f"nights_per_year_{name}": ratio(float((nights(scenario, name, roster) & own).sum()), years),
    }
    if has_home_duties(scenario.rota.tier[name]):
        values[f"on_calls_per_year_{name}"] = ratio(float((roster.home & own).sum()), years)
    return values


def weekends_worked(roster: Roster) -> Ints:
    """By doctor: weekends with any duty between Saturday 00:01 and Sunday 23:59."""
    last = (roster.end - _SATURDAY - _MINUTE - 1) // _WEEK
    opens = last * _WEEK + _SATURDAY + _MINUTE
    touches = (roster.start < opens + 2 * DAY - 2 * _MINUTE) & (last >= 0) & (last < roster.weeks)
    each = np.unique(roster.doctor[touches] * roster.weeks + last[touches])
    return np.bincount(each // roster.weeks, minlength=len(roster.doctors))


def nights(scenario: Scenario, tier: str, roster: Roster) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Shifts that the tier's rule set counts as nights."""
    readings = tier_rules(scenario.rota.tier[tier]).readings
    minutes = in_clock_window(roster.start // 60, roster.end // 60, readings.night_from, readings.night_to)
    night: np.ndarray[tuple[int], np.dtype[np.bool_]] = ~roster.home & (minutes >= 60 * readings.night_hours)
    return night


def ward_doctors(roster: Roster, tier: str) -> float:
    """Doctors in post of the tier on a normal day, a weekday; NaN of an empty roster."""
    weekday = roster.start // DAY % 7 < 5
    present = roster.normal & roster.in_post & weekday & (roster.tier == tier)
    return float(present.sum()) / (5 * roster.weeks) if len(roster.start) else NAN


def vacancies(rota: DatedRota, tier: str) -> float:
    """Vacant lines of the tier; NaN of an empty rota."""
    rows = rota.shifts[(rota.shifts["filled_by"] == "vacant") & (rota.shifts["tier"] == tier)]
    return float(rows["doctor"].nunique()) if len(rota.shifts) else NAN
