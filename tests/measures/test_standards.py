"""Seen in time, by hand. Week 2 is the week measured; standards are the scenario's defaults."""

from __future__ import annotations

import numpy as np
import pytest
from helpers.finished import Patient, hospital, view

from dghsim.measures.standards import MET, MISSED, OUTSIDE, UNKNOWN, all_of, standards


def test_indicators_of_three_patients() -> None:
    found = standards(view(hospital(), [
        # By day: score after 30 minutes exactly, ED after 4 h exactly, consultant after 6 h exactly. All in time.
        Patient("2Mon 08:00", "2Tue 12:00",
                {"ews": "2Mon 08:30", "clinician": "2Mon 12:00", "consultant_start": "2Mon 14:00"}),
        # By day: everything a second late, though clerking came before ED.
        Patient("2Mon 19:59", "2Tue 12:00",
                {"ews": "2Mon 20:29:01", "clinician": "2Tue 03:00", "clerk_start": "2Mon 23:59:01",
                 "consultant_start": "2Tue 01:59:01"}),
        # By night: a consultant after 13 hours is in time; the score is late.
        Patient("2Mon 20:00", "2Tue 12:00",
                {"ews": "2Mon 21:00", "senior_start": "2Mon 22:00", "consultant_start": "2Tue 09:00"}),
    ]))  # fmt: skip
    assert found["ews_in_time_percent"] == pytest.approx(100 / 3)
    assert found["clinician_in_time_percent"] == pytest.approx(200 / 3)
    assert found["consultant_in_time_percent"] == pytest.approx(200 / 3)
    assert found["consultant_day_in_time_percent"] == pytest.approx(50)
    assert found["consultant_night_in_time_percent"] == 100
    assert found["all_three_in_time_percent"] == pytest.approx(100 / 3)


def test_who_goes_home_before_a_consultant_is_needed_does_not_count() -> None:
    seen = {"ews": "2Mon 08:10", "clinician": "2Mon 09:00"}
    found = standards(view(hospital(), [
        Patient("2Mon 08:00", "2Mon 20:00", seen),
        Patient("2Mon 08:01", "2Tue 12:00", seen | {"consultant_start": "2Mon 20:00"}),
    ]))  # fmt: skip
    assert found["consultant_in_time_percent"] == 0
    assert found["consultant_due_percent"] == 50
    assert found["all_three_in_time_percent"] == 50


def test_warm_up_does_not_count() -> None:
    late = {"ews": "2Mon 03:00"}
    found = standards(view(hospital(), [
        Patient("Sun 23:59:59", "2Mon 04:00", late),
        Patient("2Mon 00:00", "2Mon 04:00", {"ews": "2Mon 00:10"}),
    ]))  # fmt: skip
    assert found["ews_in_time_percent"] == 100


def test_who_may_still_be_in_time_when_the_run_stops_is_left_out() -> None:
    # The run stops as week 2 ends. The first has waited over 4 hours by then, the second has not.
    scored = {"ews": "2Sun 18:05"}
    first, second = Patient("2Sun 18:00", marks=scored), Patient("2Sun 22:00", marks={"ews": "2Sun 22:05"})
    assert standards(view(hospital(), [first, second]))["clinician_in_time_percent"] == 0
    assert np.isnan(standards(view(hospital(), [second]))["clinician_in_time_percent"])


def test_who_leaves_unseen_missed_the_clinician() -> None:
    found = standards(view(hospital(), [Patient("2Mon 08:00", "2Mon 09:00", {"ews": "2Mon 08:05"})]))
    assert found["clinician_in_time_percent"] == 0


def test_the_seven_day_standard_runs_from_the_decision_to_admit() -> None:
    def admitted(arrive: str, decision: str, consultant: str, leave: str = "3Mon 00:00") -> Patient:
        marks = {"decision": decision, "consultant_start": consultant}
        return Patient(arrive, leave, marks, [("amu", arrive, decision, leave)])

    found = standards(view(hospital(run__weeks=2), [
        admitted("2Mon 08:00", "2Mon 12:00", "2Tue 02:00"),  # 14 hours exactly
        admitted("2Mon 09:00", "2Mon 12:00", "2Mon 11:00"),  # reviewed before the decision
        admitted("2Fri 23:00", "2Sat 01:00", "2Sat 16:00"),  # 15 hours, admitted at a weekend
        Patient("2Sun 08:00", "2Sun 10:00", {"decision": "2Sun 09:00", "consultant_start": "3Mon 09:00"}),  # no bed
        Patient("2Sun 08:30", "3Mon 10:00", {"decision": "2Sun 09:00"},
                [("amu", "2Sun 08:30", "2Sun 09:00", "3Mon 10:00")]),  # gone after 25 hours, never reviewed
    ]))  # fmt: skip
    assert found["admission_to_consultant_weekday_in_time_percent"] == 100
    assert found["admission_to_consultant_weekend_in_time_percent"] == 0
    assert found["admission_to_consultant_in_time_percent"] == 50


def test_high_news_is_timed_from_referral_to_the_first_senior() -> None:
    found = standards(view(hospital(), [
        Patient("2Mon 08:00", "2Tue 08:00", {"referral": "2Mon 09:00", "senior_start": "2Mon 09:30"}, news2="high"),
        Patient("2Mon 08:10", "2Tue 08:00", {"referral": "2Mon 09:00", "consultant_start": "2Mon 09:45"}, news2="high"),
        Patient("2Mon 08:20", "2Tue 08:00", {"referral": "2Mon 09:00", "senior_start": "2Mon 12:00"}),
    ]))  # fmt: skip
    assert found["high_news2_senior_30_minutes_percent"] == 50
    assert found["high_news2_senior_60_minutes_percent"] == 100


def test_ed_stay_ends_in_a_bed_a_chair_or_a_transfer() -> None:
    found = standards(view(hospital(), [
        Patient("2Mon 08:00", "2Wed 08:00", stays=[("amu", "2Mon 09:00", "2Mon 11:00", "2Wed 08:00")]),  # 3 h
        Patient("2Mon 08:10", "2Wed 08:00", stays=[("chairs", "2Mon 09:10", "2Mon 09:10", "2Mon 15:00"),
                                                   ("amu", "2Mon 14:00", "2Mon 15:00", "2Wed 08:00")]),  # 1 h
        Patient("2Mon 08:20", "2Mon 21:20", outcome="transferred"),  # 13 h
        Patient("2Mon 08:30", "2Mon 20:30"),  # never admitted
        Patient("2Mon 08:40", "2Mon 09:00", stays=[("chairs", "2Mon 08:50", "2Mon 08:50", "2Mon 09:00")]),
    ]))  # fmt: skip
    assert found["ed_stay_mean_hours"] == pytest.approx(17 / 3)
    assert found["ed_stay_median_hours"] == 3
    assert found["ed_stay_over_percent"] == pytest.approx(100 / 3)
    assert found["ed_stay_long_percent"] == pytest.approx(100 / 3)


def test_all_of_lets_what_does_not_apply_pass() -> None:
    first = np.array([MET, MET, MISSED, UNKNOWN, OUTSIDE])
    second = np.array([OUTSIDE, MISSED, UNKNOWN, MET, OUTSIDE])
    assert all_of(first, second).tolist() == [MET, MISSED, MISSED, UNKNOWN, OUTSIDE]
