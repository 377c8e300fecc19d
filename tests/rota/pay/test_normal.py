"""Normal days: weekdays within the horizon with a duty on which clinics and lists run."""

from __future__ import annotations

from datetime import datetime, timedelta

import pandas as pd

from dghsim.rota.checker.prepared import prepare
from dghsim.rota.pay.normal import normal_days, normal_duties, sessions_a_week, with_sessions

MONDAY = datetime(2026, 1, 5)


def rows(*items: tuple[str, int, str, str]) -> pd.DataFrame:
    table = pd.DataFrame(items, columns=["doctor", "day", "duty", "tier"])
    start = [MONDAY + timedelta(days=day, hours=9) for day in table["day"]]
    return table.assign(start=start, end=[each + timedelta(hours=4) for each in start]).drop(columns="day")


def test_weekdays_within_the_horizon_are_counted_once() -> None:
    table = rows(
        ("Ann", 0, "ND", "a"),
        ("Ann", 5, "ND", "a"),
        ("Ann", 7, "ND", "a"),
        ("Ann", 1, "LD", "a"),
        ("Bob", 1, "LD", "a"),
    )
    again = pd.concat(
        [table, table.iloc[:1].assign(start=MONDAY + timedelta(hours=14), end=MONDAY + timedelta(hours=18))]
    )
    span = prepare(again, horizon_start=MONDAY, horizon_weeks=1).span
    assert normal_days(again, {"ND"}, span) == {"Ann": 1}
    assert normal_days(again, {"a.ND"}, span) == {"Ann": 1}
    assert normal_days(again, {"b.ND"}, span) == {}


def test_a_scenario_knows_its_normal_duties_and_their_sessions(make_scenario) -> None:
    own = [{"work": "clinic", "minutes": 180, "after_minutes": 0}]
    scenario = make_scenario({"rota.tier.registrar.duty.normal_day.own": own})
    assert "registrar.normal_day" in normal_duties(scenario)
    assert "registrar.night" not in normal_duties(scenario)
    tier = scenario.rota.tier["registrar"]
    assert (sessions_a_week(tier, "clinic"), sessions_a_week(tier, "list")) == (5, None)
    people = pd.DataFrame({"doctor": ["Ann", "Bob", "Cid"], "clinics": [2, None, ""]})
    shifts = rows(("Ann", 0, "x", "registrar"), ("Bob", 0, "x", "registrar"), ("Cid", 0, "x", "tier_1"))
    assert with_sessions(people, shifts, scenario)["clinics"].tolist() == [2, 5, None]
