"""Which night is the worst and which is typical, where it is known by construction."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from helpers.build import fixed
from helpers.nights import TASKS, Rows, did, logs, patient, scenario, table

from dghsim.measures.nights.build import night
from dghsim.measures.nights.logs import Logs
from dghsim.measures.nights.longest import longest_by_night, skipped, which_nights
from dghsim.measures.nights.seniors import answered_by, routine, senior_work
from dghsim.scenario.root import Scenario


def only(*tasks: dict[str, object]) -> Logs:
    """The week with only this work, for patient 1."""
    return logs({"tasks": list(tasks)})


def minutes(given: Logs) -> list[int]:
    return (longest_by_night(given)["longest"] // 60).tolist()


def review(number: int, asked: str, start: str | None, task: int = 1) -> dict[str, object]:
    return did(task, number, "senior_review", 2, asked, start, None, None)


def test_the_week_has_the_nights_it_was_made_with() -> None:
    nights = longest_by_night(logs())
    assert minutes(logs()) == [310, 30, 20, 10, 0, 0]
    assert nights["together"].tolist()[0] == 60 * (30 + 310 + 125)
    worst, typical = which_nights(logs())
    assert (worst.kind, worst.replication, worst.evening, worst.among) == ("worst", 0, date(2022, 4, 4), 6)
    assert (typical.kind, typical.evening) == ("typical", date(2022, 4, 7)), (
        "0 0 10 20 30 310: the lower middle"
    )


@pytest.mark.parametrize(
    ("asked", "start", "counted"),
    [
        ("Mon 15:00", "Mon 20:00", [0] * 6),
        ("Mon 15:00", "Mon 20:45", [45, 0, 0, 0, 0, 0]),
        ("Tue 09:00", "Tue 15:00", [60, 0, 0, 0, 0, 0]),
        ("Tue 10:00", "Tue 15:00", [0] * 6),
        ("Mon 23:00", "Wed 01:00", [660, 300, 0, 0, 0, 0]),
        ("Sat 23:00", "Sun 23:00", [0, 0, 0, 0, 0, 660]),
    ],
)
def test_what_counts_is_the_part_from_20_to_10(asked: str, start: str, counted: list[int]) -> None:
    assert minutes(only(review(1, asked, start))) == counted


def test_who_is_never_seen_waits_until_leaving_or_the_end_of_the_run() -> None:
    assert minutes(only(review(1, "Tue 21:00", None)))[1:3] == [780, 0], "left on Wednesday at 12:00"
    assert minutes(only(review(3, "Tue 21:00", None)))[1:] == [780, 840, 840, 840, 840], "still there"


def test_only_a_first_beginning_ends_the_wait_and_only_patients_count() -> None:
    again = [review(1, "Mon 21:00", "Mon 22:00"), review(1, "Mon 21:00", "Tue 04:00")]
    assert minutes(only(*again))[0] == 60
    assert minutes(only(did(1, None, "senior_review", 2, "Mon 21:00", "Mon 22:00", None)))[0] == 0
    assert minutes(only(did(1, 1, "clerking", 2, "Mon 21:00", "Mon 22:00", None)))[0] == 0


def test_of_equal_nights_the_one_with_more_waiting_is_worse_then_the_first() -> None:
    equal = [review(1, "Tue 21:00", "Tue 22:00", 1), review(1, "Wed 21:00", "Wed 22:00", 2)]
    assert which_nights(only(*equal))[0].evening == date(2022, 4, 5)
    more = [*equal, review(2, "Wed 21:00", "Wed 21:30", 3)]
    assert which_nights(only(*more))[0].evening == date(2022, 4, 6)


def test_the_worst_of_several_replications_is_found_in_any() -> None:
    calm: Rows = [row for row in TASKS if row["patient"] not in (0, 1, 2)]
    first, second = logs({"tasks": calm}), logs()
    tables = {
        name: pd.concat([getattr(first, name), getattr(second, name).assign(replication=7)])
        for name in ("patients", "tasks", "duties", "stays")
    }
    worst = which_nights(Logs(first.scenario, **tables))[0]
    assert (worst.replication, worst.evening, worst.among) == (7, date(2022, 4, 4), 12)
    backwards = {name: table.iloc[::-1] for name, table in tables.items()}
    assert which_nights(Logs(first.scenario, **backwards))[0] == worst


def test_nobody_waited() -> None:
    assert which_nights(only()) == ()


def test_first_nights_are_left_out_where_the_logs_leave_out_those_who_came_before() -> None:
    assert [skipped(scenario(run__weeks=weeks, run__warm_up_weeks=1)) for weeks in (1, 4, 52)] == [1, 4, 7]
    late = logs(run__warm_up_weeks=1)
    assert which_nights(late)[0].evening == date(2022, 4, 5)


def test_times_far_away_do_not_take_for_ever() -> None:
    far = table("tasks", [review(1, "Mon 21:00", None)]).assign(asked=pd.Timestamp("1700-01-01"))
    assert minutes(Logs(scenario(), logs().patients, far, logs().duties, logs().stays))[0] == 840


def test_a_team_is_waited_for_by_the_tier_named_first_of_a_seat_that_must_be_filled() -> None:
    led = [{"tiers": ["t1"], "must": False}, {"tiers": ["t2", "t1"]}]
    assert answered_by(scenario(work__clerking__team=led), "clerking") == 2


def test_ward_work_without_a_target_is_no_wait_of_the_night() -> None:
    hospital = scenario(work__clerking__category="wards")
    assert routine(hospital, "clerking")
    assert not routine(
        scenario(work__clerking__category="wards", work__clerking__target_minutes=60), "clerking"
    )
    assert not routine(scenario(work__clerking__category="take"), "clerking")


def test_a_seniors_work_is_what_seniors_of_the_night_answer_first() -> None:
    hospital = scenario()
    assert senior_work(hospital) == {"senior_review": 2, "arrest": 2}
    assert {kind: answered_by(hospital, kind) for kind in ("clerking", "senior_review", "break")} == {
        "clerking": 1, "senior_review": 2, "break": 1
    }  # fmt: skip
    lent = scenario(rota__tier__t1__duty__night__first=["clerking", "ward_job", "arrest"])
    assert senior_work(lent) == {"senior_review": 2}, "not what tier 1 answers first too"
    days = scenario(
        rota__tier__t2__duty={"reg_day": hospital.rota.tier["t2"].duty["reg_day"].model_dump(mode="json")}
    )
    assert senior_work(days) == {"senior_review": 2, "arrest": 2}, "no senior at 03:00: those by day"


def beside(**work: Any) -> Scenario:
    """The hospital, in which the registrar rings about a patient who goes on meanwhile."""
    stages: dict[str, Any] = {
        "tell": {"type": "fork", "launch": "ring"},
        **{name: stage.model_dump(mode="json") for name, stage in scenario().pathway.stage.items()},
        "ring": {"type": "work", "work": "call", "mark": work.pop("mark", None)}, "rung": {"type": "end"},
    }  # fmt: skip
    if work.pop("joined", False):
        stages["bed"]["next"] = "called"
        stages["called"] = {"type": "join", "forks": ["tell"], "next": "home"}
    duties = scenario().rota.tier["t2"].duty["reg"].model_dump(mode="json")
    return scenario(
        pathway__stage=stages, demand__stream__ed__start="tell",
        work__call={"label": "Call", "duration": fixed(5), **work},
        rota__tier__t2__duty__reg=duties | {"first": ["senior_review", "call"]},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "waits"),
    [
        ({}, False),
        ({"target_minutes": 30}, True),
        ({"mark": "consultant_start"}, True),
        ({"joined": True}, True),
    ],
    ids=["beside", "target", "clock", "waited for"],
)
def test_work_that_the_patient_does_not_wait_for_is_no_wait(given: dict[str, Any], waits: bool) -> None:
    made = beside(**given)
    assert ("call" in senior_work(made)) is waits
    rung = [did(1, 1, "call", 2, "Mon 21:00", "Tue 02:00", None), review(1, "Mon 21:00", "Mon 22:00", 2)]
    kept = logs({"tasks": rung})
    kept = Logs(made, kept.patients, kept.tasks, kept.duties, kept.stays)
    assert minutes(kept)[0] == 60 * (5 if waits else 1)
    told = night(kept, which_nights(kept)[0])
    assert ("call" in {wait.kind for wait in told.waits}) is waits


def test_a_patient_who_is_not_in_the_table_waits_to_the_end() -> None:
    assert patient(9, "Mon 20:00", None)["patient"] == 9
    assert minutes(only(review(9, "Sat 21:00", None)))[5] == 780
