"""The logs as tables: columns by contract, warm-up left out, rows that fit each other."""

from __future__ import annotations

import pandas as pd
import pytest
from helpers.build import On
from helpers.finished import Did, Duty, Patient, finished, hospital

from dghsim.measures.frames import duties_frame, patients_frame, tasks_frame
from dghsim.measures.model import Replication


def at(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


@pytest.fixture(scope="module")
def small() -> Replication:
    """The measured week begins on 4 April 2022."""
    return finished(
        hospital(),
        [
            Patient("Sun 23:00", "2Mon 12:00"),
            Patient("2Mon 09:00", "2Mon 12:00", {"clerk_start": "2Mon 10:00", "bed_time": "2Mon 11:00"}, news2="high"),
            Patient("2Tue 09:00"),
        ],
        [
            Did("clerking", 1, "Sun 23:30", "2Mon 09:00", "2Mon 09:30", patient=0),  # of a patient of the warm-up
            Did("ward_red", 0, "Sun 23:40", "2Mon 08:30", "2Mon 09:00"),  # asked for in the warm-up
            Did("clerking", 1, "2Mon 09:20", "2Mon 10:00", "2Mon 10:30", patient=1),
            Did("ward_red", 3, "2Tue 07:00", "2Tue 08:30", "never"),
        ],
        [
            Duty(On("take", "Ann", "Sun 08:00", "Sun 20:00")),
            Duty(On("take", "Bob", "2Mon 08:00", "2Mon 20:00"), went="2Mon 20:40"),
            Duty(On("night", "Cat", "2Mon 20:00", "2Tue 08:00")),
            Duty(On("night", "Cat", "2Tue 08:00", "2Tue 09:00"), went="2Tue 09:10"),  # straight on from the night
            Duty(On("reg", None, "2Tue 08:00", "2Tue 20:00")),
            Duty(On("home", "Con", "2Tue 20:00", "2Wed 08:00"), "agency"),
        ],
    )  # fmt: skip


def test_patients(small: Replication) -> None:
    table = patients_frame(small)
    assert list(table.columns) == [
        "scenario", "site", "replication", "patient", "origin", "route", "arrive", "news", "clerk_start",
        "senior_start", "consultant_start", "decision", "bed_time", "leave", "outcome",
    ]  # fmt: skip
    assert table["patient"].tolist() == [1, 2]
    first, second = table.to_dict("records")
    assert (first["scenario"], first["site"], first["origin"], first["route"]) == (
        "By hand",
        "TST",
        "TST",
        "door",
    )
    assert (first["arrive"], first["clerk_start"]) == (at("2022-04-04 09:00"), at("2022-04-04 10:00"))
    assert (first["bed_time"], first["leave"]) == (at("2022-04-04 11:00"), at("2022-04-04 12:00"))
    assert (first["news"], first["outcome"]) == ("high", "home")
    assert second["news"] == "low"
    assert pd.isna([second[name] for name in ("clerk_start", "decision", "leave", "outcome")]).all()


def test_tasks_are_of_patients_in_the_other_table_or_of_nobody(small: Replication) -> None:
    table = tasks_frame(small)
    assert list(table.columns) == [
        "scenario", "site", "replication", "task", "patient", "kind", "clinician", "duty", "start", "end",
        "interrupted", "asked", "called", "ended",
    ]  # fmt: skip
    clerking, job = table.to_dict("records")
    assert (clerking["patient"], clerking["kind"], clerking["clinician"]) == (1, "clerking", "Bob")
    assert (clerking["duty"], clerking["end"]) == (1, at("2022-04-04 10:30"))
    assert (clerking["asked"], clerking["called"]) == (at("2022-04-04 09:20"), at("2022-04-04 10:00"))
    assert clerking["ended"] == "done"
    assert pd.isna(job["ended"])
    assert pd.isna(job["patient"])
    assert pd.isna(job["end"])
    assert not table["interrupted"].any()


def test_work_is_of_the_row_in_which_it_was_taken_up(small: Replication) -> None:
    # Cat goes straight from one row into the next, which the plan joins to one duty; the job was begun in the second.
    job = tasks_frame(small).iloc[1]
    row = duties_frame(small).set_index("duty").loc[job["duty"]]
    assert (row["doctor"], row["start"]) == ("Cat", at("2022-04-05 08:00"))


def test_duties(small: Replication) -> None:
    table = duties_frame(small).set_index("duty")
    assert ["replication", *table.columns] == [
        "replication", "replication", "doctor", "tier", "start", "end", "actual_end", "filled_by", "breaks_due",
        "breaks_taken", "kind",
    ]  # fmt: skip
    assert table.index.tolist() == [1, 2, 3, 4, 5]
    assert table["kind"].tolist() == ["take", "night", "night", "reg", "home"]
    assert table["doctor"].tolist()[:3] == ["Bob", "Cat", "Cat"]
    assert pd.isna(table["doctor"][4])
    assert table["tier"].tolist() == ["t1", "t1", "t1", "t2", "t3"]
    assert table["filled_by"].tolist() == ["post", "post", "post", "uncovered", "agency"]
    assert table["actual_end"][1] == at("2022-04-04 20:40")
    assert table["actual_end"][2] == table["end"][2] == at("2022-04-05 08:00")
    assert table["actual_end"][3] == at("2022-04-05 09:10")
    assert pd.isna(table["actual_end"][4])
    # 12 hours by day, a night of 12, an hour, nobody, on call from home.
    assert table["breaks_due"].tolist() == [2, 3, 0, 0, 0]
    assert table["breaks_taken"].isna().all()


def test_times_are_naive_and_whole_seconds(small: Replication) -> None:
    for table in (patients_frame(small), tasks_frame(small), duties_frame(small)):
        times = table.select_dtypes("datetime")
        assert len(times.columns)
        assert all(str(kind) == "datetime64[s]" for kind in times.dtypes)


def test_a_replication_with_nobody_in_the_weeks_measured() -> None:
    empty = finished(
        hospital(), [Patient("Sun 23:00")], (), [Duty(On("take", "Ann", "Sun 08:00", "Sun 20:00"))]
    )
    assert [len(frame(empty)) for frame in (patients_frame, tasks_frame, duties_frame)] == [0, 0, 0]
