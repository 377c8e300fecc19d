"""What the people of a home use of the hospital, by hand."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from helpers.build import On
from helpers.finished import Duty, Patient, finished, fixed_by, hospital

from dghsim.measures.catalogue import catalogue
from dghsim.measures.facts import facts_of
from dghsim.measures.home_use import home_use, homes_of
from dghsim.measures.money import gaps_of_tier
from dghsim.measures.view import View, look
from dghsim.scenario.homes.names import LIST, NONE
from dghsim.scenario.root import Scenario

A_YEAR = 52


def town() -> Scenario:
    """One week measured; a quarter of all are on the list of a home, and the first tier is its team."""
    made = plain().model_dump(exclude_unset=True)
    made["demand"]["attribute"][LIST] = {"shares": {"north": 0.25, NONE: 0.75}}
    return Scenario.model_validate(made)


def plain() -> Scenario:
    """The same where nothing is said of lists."""
    made = hospital(place__homes_north_known={"count": 9, "kind": "other"}).model_dump(exclude_unset=True)
    tiers = made["rota"]["tier"]
    tiers["homes_nurses"] = tiers.pop("t1")
    pay = {grade: 50_000 for tier in tiers.values() for grade in tier["grades"]}
    made["money"] = {
        "pay_gbp_per_year": pay, "bank_gbp_per_hour": dict.fromkeys(tiers, 40),
        "agency_gbp_per_hour": dict.fromkeys(tiers, 60),
    }  # fmt: skip
    return Scenario.model_validate(made)


def seen(*patients: Patient, mine: tuple[int, ...] = ()) -> View:
    """`mine` are on the list."""
    duties = [Duty(On("take", "Bank 1", "2Mon 08:00", "2Mon 20:00"), "bank")]
    made = finished(plain(), patients, (), duties)
    lists = np.array([0 if at in mine else 1 for at in range(len(patients))], dtype=np.int64)
    who = dataclasses.replace(
        made.arrivals, attributes={**made.arrivals.attributes, LIST: lists},
        labels={**made.arrivals.labels, LIST: ("north", NONE)},
    )  # fmt: skip
    return look(dataclasses.replace(made, scenario=town(), arrivals=who), facts_of(town()))


def test_stays_by_hand() -> None:
    bed = [("amu", "2Mon 09:00", "2Mon 10:00", "2Tue 10:00")]
    long = [("amu", "2Mon 09:00", "2Mon 10:00", "2Wed 10:00")]
    view = seen(
        Patient("2Mon 08:00", "2Tue 10:00", stays=bed),
        Patient("2Mon 08:10", "2Wed 10:00", stays=long),
        Patient("2Mon 08:20", "2Mon 12:00"),
        Patient("2Mon 08:30", "2Wed 10:00", stays=long),
        Patient("2Mon 08:40", stays=[("homes_north_known", "2Mon 09:00", "2Mon 10:00", "never")]),
        mine=(0, 1, 2),
    )
    found = home_use(view, fixed_by(view))
    assert found["home_north_short_stays_per_year"] == pytest.approx(A_YEAR)
    assert found["home_north_long_stays_per_year"] == pytest.approx(A_YEAR)
    assert found["homes_hospital_bed_days_per_year"] == pytest.approx(5 * A_YEAR)
    assert found["home_north_found_per_year"] == pytest.approx(A_YEAR)


def test_a_stay_counts_when_it_ends_as_it_is_paid() -> None:
    view = seen(
        Patient("1Sat 20:00", "2Mon 10:00", stays=[("amu", "1Sat 21:00", "1Sat 21:00", "2Mon 10:00")]),
        Patient("2Mon 08:00", "2Wed 10:00", stays=[("amu", "2Mon 09:00", "2Mon 10:00", "2Wed 10:00")]),
        Patient("2Sun 08:00", stays=[("amu", "2Sun 09:00", "2Sun 10:00", "never")]),
        mine=(0, 1, 2),
    )
    found = home_use(view, fixed_by(view))
    assert found["home_north_short_stays_per_year"] == 0
    assert found["home_north_long_stays_per_year"] == pytest.approx(2 * A_YEAR)


def test_who_fills_a_teams_gaps_is_paid_by_its_rates() -> None:
    assert gaps_of_tier(seen(), "homes_nurses") == pytest.approx(52 * 12 * 40)
    assert gaps_of_tier(seen(), "t2") == 0


def test_only_where_there_are_lists() -> None:
    assert homes_of(hospital()) == ()
    assert not [one for one in catalogue(hospital()) if one.id.startswith(("homes_", "home_north"))]
    mine = {f"home_north_{what}" for what in (
        "short_stays_per_year", "long_stays_per_year", "found_per_year", "handed_visits_per_week",
    )}  # fmt: skip
    found = {one.id for one in catalogue(town())}
    assert mine | {"homes_hospital_bed_days_per_year", "cost_homes_nurses_gbp_per_year"} <= found
