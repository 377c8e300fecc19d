"""The published walk-in centre, written as a scenario, does what was published of it.

Tolerances are 99 % intervals for all figures of a test together, over days: the publication ran 50, we a few hundred.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

import numpy as np
import pytest
from helpers.batches import Values, apart, half_width, runs
from helpers.walk_in import (
    RATES,
    SERVERS,
    STEPS,
    Day,
    Passed,
    draw,
    draw_as_published,
    measures,
    simulate,
)
from numpy.typing import NDArray

from dghsim.engine.log import Log
from dghsim.engine.plan import WEEK, Plan
from dghsim.measures.closed_forms import in_service_by_hour
from dghsim.scenario.load import load_scenario
from dghsim.scenario.shipped import shipped

PLACES = {
    "triage_bay": "triage",
    "examination_room": "examination",
    "cubicle": "treatment",
    "trauma_room": "stabilisation",
    "trauma_cubicle": "trauma_treatment",
}
OPENS = 6 * 3600
PUBLISHED_DAYS = 50
# Mean minutes waited by step, in the order of STEPS: notebooks/test_package.ipynb of treat-sim 3.0.0.
PUBLISHED_WAITS = {
    "base": (35.243, 105.573, 25.553, 136.661, 151.681, 14.305),
    "triage_1": (1.325, 135.915, 26.689, 138.575, 175.135, 14.997),
    "exam_1": (35.243, 105.573, 0.147, 151.808, 151.681, 14.305),
    "treat_1": (35.243, 105.573, 25.553, 2.281, 151.681, 14.305),
    "triage_for_exam": (1.325, 135.915, 148.866, 33.569, 175.135, 14.997),
    "short_exam": (1.325, 135.915, 66.004, 111.337, 175.135, 14.997),
}
PUBLISHED_USE = (0.607, 0.841, 0.850, 0.867, 0.827, 0.501)


def passed(plan: Plan, log: Log) -> list[tuple[Passed, Values]]:
    """Each week's day: when its patients asked for, began and ended each step, and came; minutes from 06:00."""
    times = np.full((3, plan.patients, len(STEPS)), np.nan)
    step = np.array([STEPS.index(PLACES[name]) for name in plan.program.place_names])
    for at, name in enumerate(("since", "start", "end")):
        times[at, log.stays["patient"], step[log.stays["place"]]] = log.stays[name]
        times[at, log.tasks["entity"], STEPS.index("registration")] = log.tasks[name]
    came = plan.entities["time"][: plan.patients]
    made = []
    for week in range(int(came.max()) // WEEK + 1):
        of_week, opens = came // WEEK == week, WEEK * week + OPENS
        made.append((Passed(*(times[:, of_week] - opens) / 60), (came[of_week] - opens) / 60))
    return made


def went_to(day: Passed, step: str) -> NDArray[np.bool_]:
    """Who ever began a step: all days here are drained."""
    began: NDArray[np.bool_] = ~np.isnan(day.began[:, STEPS.index(step)])
    return began


@functools.cache
def days(intervention: str, replications: int) -> Values:
    """(days, waits and uses by step) of the scenario with one change."""
    apply = () if intervention == "base" else (intervention,)
    scenario = load_scenario(shipped("published/walk_in_centre"), apply=apply)
    servers = SERVERS | {PLACES[name]: place.count for name, place in scenario.place.items()}
    return np.array(
        [measures(day, servers) for plan, log in runs(scenario, replications) for day, _ in passed(plan, log)]
    )


def told_again(how: Callable[[np.random.Generator], Day], count: int, seed: int) -> Values:
    random, made = np.random.default_rng(seed), []
    for _ in range(count):
        day = how(random)
        made.append(measures(simulate(day)))
    return np.array(made)


def beside_published(values: Values, published: tuple[float, ...], together: int) -> Values:
    """How far the means of days are from the published ones, over the half width of the difference's interval.

    The publication's 50 days are taken to spread as ours do.
    """
    widths = half_width(values, together) * np.sqrt(1 + len(values) / PUBLISHED_DAYS)
    gap: Values = np.abs(values.mean(axis=0) - np.array(published)) / widths
    return gap


def test_each_patient_waits_as_in_a_model_told_again_in_simpy() -> None:
    """The engine's own arrivals and durations, in another program: the same second for everyone at every step."""
    scenario = load_scenario(shipped("published/walk_in_centre"), sets=["run.weeks=8"])
    for plan, log in runs(scenario, 1):
        for day, came in passed(plan, log):
            lasted = np.nan_to_num(np.rint(60 * (day.ended - day.began)))
            again = simulate(
                Day(np.rint(60 * came), went_to(day, "stabilisation"), went_to(day, "treatment"), lasted)
            )
            np.testing.assert_array_equal(np.rint(60 * day.asked), again.asked)
            np.testing.assert_array_equal(np.rint(60 * day.began), again.began)
            assert (day.began - day.asked > 0).sum() > 200


def test_waits_and_use_are_those_of_a_model_told_again_in_simpy() -> None:
    again = told_again(draw, 150, seed=1)
    assert apart(days("base", 8), again).max() < 1


@pytest.mark.parametrize("intervention", PUBLISHED_WAITS)
def test_waits_are_the_published_ones(intervention: str) -> None:
    found = days(intervention, 8)[:, : len(STEPS)]
    everything = len(STEPS) * len(PUBLISHED_WAITS)
    assert beside_published(found, PUBLISHED_WAITS[intervention], everything).max() < 1


def test_the_tolerance_would_see_another_model() -> None:
    """Each published change moves some wait out of the interval of the base: the test above tells them apart."""
    found = days("base", 8)[:, : len(STEPS)]
    for name, published in PUBLISHED_WAITS.items():
        assert (beside_published(found, published, 36).max() > 1) == (name != "base")


def test_use_is_the_published_one_once_arrivals_are_thinned_as_published() -> None:
    """treat-sim thins by the hour of the last arrival. That moves use by 2 %, and explains all of the difference."""
    published, steps = np.array(PUBLISHED_USE), len(STEPS)
    again = told_again(draw_as_published, 300, seed=2)[:, steps:]
    assert beside_published(again, PUBLISHED_USE, steps).max() < 1
    assert np.abs(days("base", 8)[:, steps:].mean(axis=0) / published - 1).max() < 0.05


def test_ample_rooms_hold_what_the_closed_form_says() -> None:
    """With rooms for all nobody waits for triage, and it holds M(t)/M/infinity by the hour."""
    sets = ["place.triage_bay.count=60", "place.trauma_room.count=200", "run.weeks=40"]
    scenario = load_scenario(shipped("published/walk_in_centre"), sets=sets)
    found = []
    for plan, log in runs(scenario, 20):
        triage = log.stays[log.stays["place"] == plan.program.place_names.index("triage_bay")]
        assert (triage["start"] == triage["since"]).all()
        hours = np.arange(0, 24 * 3600 + 1, 3600)
        held = np.zeros(24)
        for begin, end in zip(triage["start"] % WEEK, triage["end"] % WEEK, strict=True):
            held += np.clip(np.minimum(end, hours[1:]) - np.maximum(begin, hours[:-1]), 0, None)
        found.append(held / 3600 / scenario.run.weeks)
    # Weekdays without arrivals are left out: what is there at midnight has gone long before the next Monday.
    exact = in_service_by_hour([*[0.0] * 24, *[0.0] * 6, *RATES, *[0.0] * 24], 3 / 60)[24:48]
    values = np.array(found)[:, 6:]
    off = np.abs(values.mean(axis=0) - exact[6:]) / half_width(values, 18)
    assert off.max() < 1
