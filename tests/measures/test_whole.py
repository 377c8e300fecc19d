"""A hospital with everything: what can be measured is what is measured; rows of each kind in what is shown."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from helpers.build import On
from helpers.clock import NEVER
from helpers.finished import Did, Duty, Patient, finished, fixed_by, hospital, view
from helpers.whole import whole

from dghsim.measures.catalogue import catalogue
from dghsim.measures.fixed import fixed_of
from dghsim.measures.flow import flow
from dghsim.measures.frames import tasks_frame
from dghsim.measures.measure import measure, measure_values
from dghsim.measures.profiles import profiles
from dghsim.measures.staff import staff
from dghsim.measures.standards import standards
from dghsim.measures.view import View

ON = [
    Duty(On("take", "Ann", "2Mon 08:00", "2Mon 20:00")),
    Duty(On("reg", "Reg", "2Mon 08:00", "2Mon 20:00")),
]


@pytest.fixture(scope="module")
def made() -> View:
    return view(whole(), [
        Patient("2Mon 08:10", "2Tue 08:10", {"decision": "2Mon 10:00"}, [
            ("amu", "2Mon 09:00", "2Mon 12:00", "2Tue 08:10"), ("surgery", "2Mon 20:00", NEVER, NEVER),
        ]),
        Patient("2Sun 18:00", marks={"decision": "2Sun 19:30"}, stays=[("amu", "2Sun 20:00", NEVER, NEVER)]),
    ], [
        Did("clerking", 0, "2Mon 08:30", "2Mon 09:00", "2Mon 10:00", patient=0, piece="clerk", ended="interrupted"),
        Did("arrest", 0, "2Mon 10:00", "2Mon 10:00", "2Mon 10:30", piece="arrest"),
        Did("arrest", 1, "2Mon 10:00", "2Mon 10:00", "2Mon 10:30", piece="arrest"),
        Did("clerking", 0, "2Mon 08:30", "2Mon 10:30", "2Mon 11:00", patient=0, piece="clerk"),
        Did("rest", 0, "2Mon 11:00", "2Mon 11:00", "2Mon 11:30", own=True),
        Did("handover", 0, "2Mon 08:00", NEVER, "2Mon 09:00", own=True, ended="missed"),
        Did("ward_red", None, "2Sun 23:00", NEVER, NEVER),
    ], ON)  # fmt: skip


def test_the_whole_catalogue_is_measured() -> None:
    scenario = whole()
    run = finished(scenario)
    found = measure(run)
    assert set(found.values) == {one.id for one in catalogue(scenario)}
    alone = measure_values(run, fixed_of(scenario, run.rota))
    assert pd.Series(alone).equals(pd.Series(found.values))
    for one in catalogue(scenario):
        assert one.explains.endswith("."), one.id
        assert one.label.strip() == one.label, one.id
    assert len({one.label for one in catalogue(scenario)}) == len(catalogue(scenario))


def test_a_plain_hospital_has_none_of_it() -> None:
    ids = " ".join(one.id for one in catalogue(hospital()))
    for word in (
        "rung",
        "outlier",
        "delay_",
        "team_",
        "breaks",
        "deaths",
        "in_post",
        "take_patients",
        "missed",
    ):
        assert word not in ids


def test_a_wait_that_goes_on_when_the_run_stops_counts_so_far(made: View) -> None:
    found = flow(made)
    assert found["boarding_mean_hours"] == pytest.approx((3 + 4) / 2)
    assert found["boarding_mean_patients"] == pytest.approx((3 + 4) / 168)
    assert found["boarding_at_end_patients"] == 1
    assert found["boarding_over_percent"] == 0  # of the one whose wait is over; four hours are not above four
    assert standards(made)["ed_stay_mean_hours"] == pytest.approx((3 + 50 / 60 + 6) / 2)
    assert standards(made)["ed_stay_over_percent"] == 50


def test_who_has_a_bed_and_waits_for_another_has_a_bed(made: View) -> None:
    assert (made.first_bed[0] - made.asked_bed[0]) / 3600 == 3
    assert made.waits_for_bed.tolist() == [False, True]


def test_a_break_is_no_work_and_a_spell_broken_off_is(made: View) -> None:
    found = staff(made, fixed_by(made))
    assert found["utilisation_percent_t1_take"] == pytest.approx(100 * 2 / 12)
    assert found["utilisation_percent_t2_reg"] == pytest.approx(100 * 0.5 / 12)


def test_a_team_is_one_piece_in_hand_and_takes_as_many_hours_as_came(made: View) -> None:
    found = profiles(made)
    assert found["in_hand_arrest"][[9, 10, 11]].tolist() == [0, 0.5, 0]
    assert found["in_hand_clerking"][[9, 10]].tolist() == [1, 0.5]
    assert found["offered_t1"][8] == pytest.approx(1.5)  # the clerking, in the hour in which it was asked for
    assert found["offered_t2"][10] == pytest.approx(0.5)  # an arrest counts for each tier of its team


def test_each_kind_of_row_in_the_results(made: View) -> None:
    table = tasks_frame(made.replication)
    ended = table["ended"].fillna("waits")
    rows = dict(zip(zip(table["kind"], ended, strict=True), table.to_dict("records"), strict=True))
    assert len(table) == 7
    assert table["task"].nunique() == 5
    assert rows["clerking", "interrupted"]["interrupted"]
    assert not rows["clerking", "done"]["interrupted"]
    assert rows["clerking", "interrupted"]["task"] == rows["clerking", "done"]["task"]
    waiting, missed, rest = rows["ward_red", "waits"], rows["handover", "missed"], rows["rest", "done"]
    for name in ("patient", "clinician", "duty", "start", "end", "called"):
        assert pd.isna(waiting[name]), name
    assert (missed["clinician"], missed["duty"]) == ("Ann", 0)
    assert pd.isna(missed["start"])
    assert pd.isna(missed["patient"])
    assert missed["end"] == pd.Timestamp("2022-04-04 09:00")
    assert pd.isna(rest["patient"])
    assert table.dtypes["duty"] == "Int64"


def test_a_log_that_is_only_waits() -> None:
    scene = finished(
        whole(), [Patient("2Mon 08:00")], [Did("clerking", None, "2Mon 09:00", NEVER, NEVER, patient=0)]
    )
    found = measure(scene)
    assert found.values["wait_clerking_at_end"] == 1
    assert found.values["wait_clerking_mean_minutes"] == pytest.approx(60 * (168 - 9))
    assert np.isnan(found.values["utilisation_percent_t1_take"])
    assert tasks_frame(scene)["clinician"].isna().all()


def test_work_that_begins_after_the_run_stopped_takes_no_hours() -> None:
    # Called from home at 23:50; the journey goes on when the run stops.
    late = Did("senior_review", 0, "2Sun 23:40", "3Mon 00:20", NEVER, patient=0, called="2Sun 23:50")
    made = view(
        whole(), [Patient("2Sun 22:00")], [late], [Duty(On("home", "Con", "2Sun 20:00", "3Mon 08:00"))]
    )
    found = profiles(made)
    assert all((each[~np.isnan(each)] >= 0).all() for each in found.values())
    assert found["offered_t2"].sum() == 0
    assert made.wait.tolist() == [40 * 60]


def test_a_wait_so_far_within_the_limit_is_not_known_to_keep_it() -> None:
    found = flow(view(whole(standards__ed_hours=2.5), [
        Patient("2Mon 08:00", stays=[("amu", "2Mon 09:00", "2Mon 12:00", NEVER)]),
        Patient("2Sun 21:00", stays=[("amu", "2Sun 22:00", NEVER, NEVER)]),
    ]))  # fmt: skip
    assert found["boarding_over_percent"] == 100
