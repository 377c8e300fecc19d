"""The whole of it, on a ward whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest
from helpers.finished import no_rota
from studies.uncertainty.guessed_ward import BEDS, HOME, STAY, mark, study, ward

from dghsim.errors import InputError
from dghsim.measures.guesses.drivers import drivers
from dghsim.measures.guesses.read import spread_of
from dghsim.measures.guesses.text import text_of_guesses
from dghsim.measures.model import Study
from dghsim.scenario.root import Scenario
from dghsim.studies.simulate import simulate
from dghsim.studies.uncertainty.run import plan_draws, with_guesses

GUESSES = (mark(STAY, 20, 40), mark(HOME, 0.19, 0.21), mark(BEDS, 400, 600))


def drawn(scenario: Scenario, draws: int, workers: int = 1) -> Study:
    return with_guesses(study(scenario), plan_draws(scenario, draws), workers=workers)


@pytest.fixture(scope="module")
def guessed() -> Study:
    """A stay of 20 to 40 hours decides alone: nobody waits for a bed, and one in five goes home at once either way."""
    return drawn(ward(*GUESSES), 64)


def test_the_model_interval_is_what_the_input_says(guessed: Study) -> None:
    # Four in five stay 20 to 40 hours; nine in ten of these lie between 21 and 39, which is 0.7 to 1.3 days of all.
    row = guessed.summary().set_index("measure_id").loc["stay_mean_days"]
    assert (row["model_low"], row["model_high"]) == (
        pytest.approx(0.7, abs=0.03),
        pytest.approx(1.3, abs=0.03),
    )
    assert row["model_low"] < row["mean"] < row["model_high"]
    assert "model: 5th to 95th percentile of 64 draws" in row["method"]


def test_the_input_that_alone_decides_is_named_and_no_other(guessed: Study) -> None:
    found, guesses = spread_of(guessed, "stay_mean_days", "days"), guessed.guesses
    assert found is not None
    assert guesses is not None
    (driver,) = drivers(guesses.points[found.rows], found.means, 1)
    assert guesses.drawn[driver.guess].keys == (STAY,)
    assert driver.share > 0.9
    assert (driver.near_low, driver.near_high) == (pytest.approx(0.7, abs=0.05), pytest.approx(1.3, abs=0.05))


def test_what_no_input_moves_does_not_move(guessed: Study) -> None:
    row = guessed.summary().set_index("measure_id").loc["arrivals_per_day"]
    assert row["model_low"] == row["model_high"] == row["mean"]


def test_without_draws_there_is_no_model_interval() -> None:
    table = study(ward(*GUESSES)).summary()
    assert table[["model_low", "model_high"]].isna().all(axis=None)


def test_the_same_numbers_for_any_number_of_workers_and_the_first_draws_of_more(guessed: Study) -> None:
    assert guessed.guesses is not None
    again = drawn(ward(*GUESSES), 12, workers=3).guesses
    assert again is not None
    for name, values in again.values.items():
        np.testing.assert_array_equal(values, guessed.guesses.values[name][:12])


def test_each_draw_is_run_on_two_replications_of_the_study_and_all_are_used(guessed: Study) -> None:
    assert guessed.guesses is not None
    assert all(len(set(row)) == 2 for row in guessed.guesses.luck.tolist())
    assert set(guessed.guesses.luck.ravel().tolist()) == set(guessed.values.index)


def test_a_draw_at_the_value_written_is_the_run_as_written() -> None:
    scenario = ward(mark(STAY, 30 - 1e-12, 30 + 1e-12))
    found = drawn(scenario, 4)
    assert found.guesses is not None
    for name, values in found.guesses.values.items():
        np.testing.assert_allclose(values, found.guesses.written[name][found.guesses.luck], equal_nan=True)


def test_high_demand_is_not_left_out_for_want_of_candidates() -> None:
    scenario = ward(mark("demand.stream.door.per_day", 10, 60), envelope=40)
    found = drawn(scenario, 32)
    assert found.guesses is not None
    assert found.guesses.left_out == {}
    row = found.summary().set_index("measure_id").loc["arrivals_per_day"]
    assert (row["model_low"], row["model_high"]) == (pytest.approx(12.5, abs=3), pytest.approx(57.5, abs=3))


def test_draws_that_cannot_work_are_left_out_and_counted() -> None:
    # A chance of more than one is none: about one draw in twenty.
    found = drawn(ward(mark(HOME, 0.05, 1.05), mark(STAY, 20, 40)), 64)
    assert found.guesses is not None
    assert 1 <= len(found.guesses.left_out) <= 6
    assert len(found.guesses.points) == 64 - len(found.guesses.left_out) == len(found.guesses.luck)
    assert found.guesses.points[:, 0].max() <= 0.95
    said = text_of_guesses(found)
    assert f"{len(found.guesses.left_out)} of 64 draws gave no scenario that can work" in said


def test_too_many_that_cannot_work_are_refused_before_anything_is_run() -> None:
    with pytest.raises(InputError, match=r"of 32 draws give no scenario that can work.*chance"):
        plan_draws(ward(mark(HOME, 0.5, 2.0)), 32)


@pytest.mark.parametrize("draws", [0, 1, -3, 10_001, 2.5, True, "8"])
def test_numbers_of_draws_that_are_none_are_refused(draws: object) -> None:
    with pytest.raises(InputError, match="whole number, 2 to 10,000"):
        plan_draws(ward(*GUESSES), draws)  # type: ignore[arg-type]


def test_a_scenario_without_a_range_has_nothing_to_draw() -> None:
    with pytest.raises(InputError, match="no number a range"):
        plan_draws(ward(), 8)


def test_simulate_takes_the_number_of_draws() -> None:
    found = simulate(ward(*GUESSES), rota=no_rota(), replications=2, uncertainty=2, workers=1, logs=0)
    assert found.guesses is not None
    assert found.guesses.values["stay_mean_days"].shape == (2, 2)
    assert found.summary().set_index("measure_id").loc["stay_mean_days", "model_low"] > 0


def test_one_replication_draws_once_each_and_says_what_that_means() -> None:
    found = drawn(ward(*GUESSES, replications=1), 4)
    assert found.guesses is not None
    assert found.guesses.replications == 1
    said = " ".join(text_of_guesses(found).split())
    assert "cannot tell chance from guesses" in said
    assert "it takes 24 or more" in said


def test_the_terminal_says_what_was_drawn_what_was_not_and_what_decides(guessed: Study) -> None:
    said = " ".join(text_of_guesses(guessed).split())
    assert "3 guesses have a range (3 numbers of the scenario)" in said
    assert "64 times" in said
    assert max(map(len, text_of_guesses(guessed).splitlines())) <= 100
