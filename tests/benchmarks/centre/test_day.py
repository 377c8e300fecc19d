"""A day of the treatment centre by treat-sim's definitions, against those definitions written once more."""

from collections.abc import Iterator

import numpy as np
import pytest
from helpers.walk_in import PERIOD, STEPS, Passed, measures

from benchmarks.centre.answers import by_us, changed
from benchmarks.centre.day import days, load_centre
from benchmarks.ours import runs
from dghsim.engine.plan import WEEK
from dghsim.measures.model import Replication

PLACES = {
    "triage_bay": "triage",
    "examination_room": "examination",
    "cubicle": "treatment",
    "trauma_room": "stabilisation",
    "trauma_cubicle": "trauma_treatment",
}
WAITS = (
    "01a_triage_wait",
    "02a_registration_wait",
    "03a_examination_wait",
    "04a_treatment_wait(non_trauma)",
    "06a_trauma_wait",
    "07a_treatment_wait(trauma)",
)
USES = (
    "01b_triage_util",
    "02b_registration_util",
    "03b_examination_util",
    "04b_treatment_util(non_trauma)",
    "06b_trauma_util",
    "07b_treatment_util(trauma)",
)


@pytest.fixture(scope="module")
def run() -> Replication:
    return next(runs(load_centre(), 1))


def passed(run: Replication) -> Iterator[Passed]:
    """Times of each step, by patient, in minutes from the opening of its week's day."""
    times = np.full((3, run.plan.patients, len(STEPS)), np.nan)
    step = np.array([STEPS.index(PLACES[name]) for name in run.plan.program.place_names])
    for at, name in enumerate(("since", "start", "end")):
        times[at, run.log.stays["patient"], step[run.log.stays["place"]]] = run.log.stays[name]
        times[at, run.log.tasks["entity"], STEPS.index("registration")] = run.log.tasks[name]
    weeks = run.plan.entities["time"][: run.plan.patients] // WEEK
    for week in range(run.scenario.run.weeks):
        yield Passed(*(times[:, weeks == week] - WEEK * week - 6 * 3600) / 60)


def test_waits_and_uses_are_those_of_the_definitions_written_again(run: Replication) -> None:
    found = days(run)
    assert len(found) == 50
    for day, again in zip(found, passed(run), strict=True):
        np.testing.assert_allclose([day[name] for name in (*WAITS, *USES)], measures(again))


def test_counts_and_times_in_the_centre(run: Replication) -> None:
    day, (first, *_) = days(run)[0], list(passed(run))
    gone = np.nanmax(first.ended, axis=1)
    came, by_one = first.asked[:, 0], gone < PERIOD
    trauma = ~np.isnan(first.asked[:, STEPS.index("stabilisation")])
    assert day["00_arrivals"] == len(came)
    assert day["09_throughput"] == by_one.sum() < len(came)
    assert day["05_total_time(non-trauma)"] == pytest.approx((gone - came)[by_one & ~trauma].mean())
    assert day["08_total_time(trauma)"] == pytest.approx((gone - came)[by_one & trauma].mean())


def test_a_summary_is_of_as_many_days_as_are_asked_for() -> None:
    found = by_us(load_centre(), 60)
    assert len(found) == 16
    assert found["00_arrivals"].runs == 60


@pytest.mark.parametrize(
    ("name", "place", "count"), [("triage+1", "triage_bay", 2), ("swap_exam_treat", "examination_room", 2)]
)
def test_changes_go_by_treat_sim_s_names(name: str, place: str, count: int) -> None:
    assert changed(name).place[place].count == count
