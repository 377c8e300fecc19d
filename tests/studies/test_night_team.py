"""Hospital at night: who does the wards' jobs, what a coordinator does with a call, and who shares a list."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from helpers.levers import (
    HOUR,
    Floats,
    Mask,
    Ran,
    hospital,
    left_as_they_were,
    pulled,
    ran,
    with_lever,
    without,
)

from dghsim.engine.plan import Ints, Table
from dghsim.scenario.levers import shipped_levers
from dghsim.scenario.levers.priors import Where
from dghsim.scenario.patch import Patch
from dghsim.studies.change import patched

LEVER = shipped_levers()["hospital_at_night"]
COORDINATED = ("coordinator", "coordinator_and_1", "coordinator_and_2")
JOBS = ("ward_amber", "ward_green", "ward_job_at_night")
ON_MONDAYS = [1, 0, 0, 0, 0, 0, 0]


def nights(times: Ints) -> Mask:
    """Those between 21:00, when the doctors of the day are gone, and 08:00."""
    hour = times // HOUR % 24
    of: Mask = (hour >= 21) | (hour < 8)
    return of


def begun(run: Ran, *works: str) -> Table:
    """The first spell of each piece of work of these kinds."""
    tasks = np.sort(run.tasks(*works), order="start")
    return tasks[np.unique(tasks["task"], return_index=True)[1]]


def came(run: Ran, tasks: Table) -> Ints:
    """When whom each spell is for came, which for a job is when the ward asked."""
    times: Ints = run.plan.entities["time"][tasks["entity"]]
    return times


def waited(tasks: Table) -> Floats:
    """Minutes, from asked for to begun."""
    minutes: Floats = (tasks["start"] - tasks["since"]) / 60
    return minutes


def job_wait(run: Ran) -> float:
    """Minutes from when a ward asks at night for a job that is not to be done at once until it is begun, the call and
    what it waits for among them."""
    tasks = begun(run, *JOBS)
    of = nights(came(run, tasks))
    return float((tasks["start"] - came(run, tasks))[of].mean() / 60)


def by_doctors(run: Ran) -> int:
    """Jobs of the night that a doctor begins."""
    tasks = begun(run, *JOBS)
    return int(((run.tier_of(tasks) != "night_team") & nights(came(run, tasks))).sum())


@pytest.mark.parametrize("level", LEVER.level)
def test_jobs_are_begun_sooner_and_doctors_do_fewer(level: str) -> None:
    for before, after in zip(without(), with_lever("hospital_at_night", level), strict=True):
        assert job_wait(after) < job_wait(before)
        assert by_doctors(after) < 0.8 * by_doctors(before)


def test_advice_takes_more_from_doctors_than_practitioners_alone_do() -> None:
    for alone, coordinated in zip(
        with_lever("hospital_at_night", "1"), with_lever("hospital_at_night", "coordinator"), strict=True
    ):
        assert by_doctors(coordinated) < by_doctors(alone)


def test_doctors_do_what_has_waited_an_hour_for_a_practitioner() -> None:
    """Only on Mondays is one there: on all other nights the doctors are asked second, and nothing is left over."""
    mondays = patched(
        pulled("hospital_at_night", "1"),
        Patch(set={"rota.tier.night_team.duty.night.cover": ON_MONDAYS}),
    )
    for run in ran(mondays):
        tasks = begun(run, "ward_job_at_night")
        doctors = run.tier_of(tasks) != "night_team"
        assert doctors.sum() > 40
        assert (waited(tasks)[doctors] >= 60).all()
        assert waited(tasks)[doctors].max() < 6 * 60
        duties = set(run.duty_of(tasks)[doctors])
        assert {"ward_night", "take_night"} & duties
        asked = run.log.tasks[run.log.tasks["work"] == run.plan.program.work_names.index("ward_job_at_night")]
        left = asked[(asked["start"] < 0) & (asked["since"] < run.plan.end - 24 * HOUR)]
        assert not len(left)


@pytest.mark.parametrize("duty", ["foundation.duty.ward_night", "tier_1.duty.take_night",
                                  "foundation.duty.ward_long", "tier_1.duty.ward_day"])  # fmt: skip
@pytest.mark.parametrize("level", LEVER.level)
def test_doctors_of_the_wards_and_of_the_take_are_second_for_what_a_practitioner_can_do(
    level: str, duty: str
) -> None:
    tier, _, name = duty.split(".")
    assert "ward_job_at_night" in pulled("hospital_at_night", level).rota.tier[tier].duty[name].second


@pytest.mark.parametrize(("at", "low", "high"), [("low", 0.02, 0.15), ("high", 0.22, 0.38)])
def test_a_share_of_calls_is_settled_by_advice_and_is_nobodys_job_then(
    at: Where, low: float, high: float
) -> None:
    """0.08 and 0.3 of them; of the others a job is asked for in the second in which the call ends."""
    scenario = patched(hospital(), LEVER.patch("coordinator", at, "settled"))
    for run in ran(scenario):
        calls = run.tasks("night_call")
        calls = calls[calls["ended"] == 0]
        assert len(calls) > 150
        end = dict(zip(calls["entity"].tolist(), calls["end"].tolist(), strict=True))
        asked = run.log.tasks
        jobs = asked[np.isin(asked["work"], [run.plan.program.work_names.index(work) for work in JOBS])]
        since = {
            who: when
            for who, when in zip(jobs["entity"].tolist(), jobs["since"].tolist(), strict=True)
            if who in end
        }
        assert all(since[who] == end[who] for who in since)
        assert low < 1 - len(since) / len(end) < high


@pytest.mark.parametrize(("at", "median"), [("low", 1.2), ("best", 2.8), ("high", 4.4)])
def test_a_call_takes_the_coordinators_time(at: Where, median: float) -> None:
    """Of two samples of some 200 with a spread of 0.5 the median lies within a fifth of the true one."""
    for run in ran(patched(hospital(), LEVER.patch("coordinator", at, "call_minutes"))):
        calls = run.tasks("night_call")
        assert np.median(calls["end"] - calls["start"]) / 60 == pytest.approx(median, rel=0.2)


@pytest.mark.parametrize("level", COORDINATED)
def test_calls_come_while_a_coordinator_is_there_and_wait_for_the_handover_alone(level: str) -> None:
    for run in with_lever("hospital_at_night", level):
        calls = begun(run, "night_call")
        assert set(run.duty_of(calls)) == {"coordinator"}
        asked = calls["since"] / HOUR % 24
        assert ((asked >= 20.5) | (asked < 8)).all()
        handed_over = run.tasks("handover")
        meetings = handed_over[run.duty_of(handed_over) == "coordinator"]
        assert (meetings["ended"] == 0).all()
        in_meeting = np.zeros(len(calls), dtype=bool)
        for start, end in meetings[["start", "end"]].tolist():
            in_meeting |= (calls["since"] >= start) & (calls["since"] < end)
            assert not ((calls["start"] >= start) & (calls["start"] < end)).any()
        assert in_meeting.any()
        assert np.mean(waited(calls)[~in_meeting]) < 1


@pytest.mark.parametrize("level", COORDINATED)
def test_a_night_without_a_coordinator_has_no_calls_and_all_its_jobs(level: str) -> None:
    mondays = patched(
        pulled("hospital_at_night", level),
        Patch(set={"rota.tier.night_team.duty.coordinator.cover": ON_MONDAYS}),
    )
    for run in ran(mondays):
        calls = begun(run, "night_call")
        night = (calls["since"] - 12 * HOUR) // (24 * HOUR) % 7
        assert len(calls) > 10
        assert (night == 0).all()
        jobs = begun(run, *JOBS)
        others = nights(came(run, jobs)) & ((came(run, jobs) - 12 * HOUR) // (24 * HOUR) % 7 != 0)
        assert others.sum() > 100
        assert (jobs["since"] == came(run, jobs))[others].all()


def test_alone_a_coordinator_does_jobs_and_beside_practitioners_what_has_waited_an_hour() -> None:
    alone, both = (with_lever("hospital_at_night", level) for level in ("coordinator", "coordinator_and_1"))
    for one, two in zip(alone, both, strict=True):
        jobs, beside = (begun(run, "ward_job_at_night") for run in (one, two))
        mine = run_on(one, jobs, "coordinator")
        assert mine.mean() > 0.7
        assert np.median(waited(jobs)[mine]) < 15
        assert run_on(two, beside, "night").mean() > 0.7
        assert (waited(beside)[run_on(two, beside, "coordinator")] >= 60).all()


def run_on(run: Ran, tasks: Table, duty: str) -> Mask:
    """Which spells were done on a duty of the night team."""
    done: Mask = (run.tier_of(tasks) == "night_team") & (run.duty_of(tasks) == duty)
    return done


@pytest.mark.parametrize(("work", "duty", "minutes"), [
    ("ward_amber", "take_night", 45), ("ward_green", "take_night", 120), ("clerking", "ward_night", 45),
])  # fmt: skip
def test_at_night_both_doctors_share_one_list(work: str, duty: str, minutes: int) -> None:
    """Without a coordinator the other doctor's work is begun only once it has waited as long as it says."""
    for before, after in zip(without(), with_lever("hospital_at_night", "coordinator"), strict=True):
        times = {}
        for name, run in (("before", before), ("after", after)):
            tasks = begun(run, work)
            times[name] = waited(tasks[run.duty_of(tasks) == duty])
        assert (times["before"] >= minutes).all()
        assert (times["after"] < minutes).sum() > 10


@pytest.mark.parametrize("level", COORDINATED)
def test_with_a_coordinator_the_same_people_come_and_what_it_does_not_touch_takes_as_long(level: str) -> None:
    kinds = left_as_they_were("hospital_at_night", level)
    assert {"clerking", "ward_red", "ward_amber", "ward_green", "deterioration_medium"} <= kinds


def test_levels_with_a_coordinator_differ_in_the_team_alone() -> None:
    patches = [LEVER.patch(level) for level in COORDINATED]
    assert all(patch.add == patches[0].add for patch in patches)
    assert all(without_team(patch.set) == without_team(patches[0].set) for patch in patches)


def without_team(change: Mapping[str, object]) -> dict[str, object]:
    """What is set besides the tier of the night team."""
    return {key: value for key, value in change.items() if key != "rota.tier.night_team"}


def test_a_coordinator_is_a_post_of_band_7_on_the_rota_with_handovers() -> None:
    """Three lines of the rota for each who is on duty each night, paid as the practitioners are."""
    for level in COORDINATED:
        tier = pulled("hospital_at_night", level).rota.tier["night_team"]
        each_night = sum(duty.cover[0] for duty in tier.duty.values())
        assert tier.in_post == tier.lines == tier.grades["night_practitioner"] == 3 * each_night
        assert each_night == LEVER.level[level].dose
        assert [own.work for own in tier.duty["coordinator"].own] == ["handover", "handover"]
    assert pulled("hospital_at_night", "coordinator").money.pay_gbp_per_year["night_practitioner"] == 47_000
