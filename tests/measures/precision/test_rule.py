"""When to stop: against its published words, a library's answers, and averages that are known beforehand."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dghsim.measures.precision.model import Precision, Target, look_ahead
from dghsim.measures.precision.rule import Rule
from dghsim.measures.precision.running import Running, courses
from dghsim.measures.statistics import interval

FIVE_PERCENT = Target("x", 5, percent=True)
LIBRARY = (
    (0, 20, 18), (1, 10, 67), (2, 5, 252), (3, 20, 28), (4, 10, 64), (5, 5, 336), (6, 20, 18), (7, 10, 88), (8, 5, 274),
    (9, 20, 22), (10, 10, 49),
)  # fmt: skip
"""Seed, percent, and what ReplicationsAlgorithm of sim-tools 1.3.0 gave for `drawn`, with 10 initial replications."""


def drawn(seed: int) -> np.ndarray:
    random = np.random.default_rng(seed)
    return random.gamma(4, 5, size=3000) if seed % 2 else random.normal(50, 20, size=3000)


def run(values: Iterable[float], *targets: Target, fewest: int = 1, most: int = 2000) -> Rule:
    """The rule after the replication at which it stopped."""
    rule = Rule(Precision(targets, fewest, most))
    for value in values:
        if rule.enough(dict.fromkeys("xy", float(value))):
            return rule
    raise AssertionError("never stopped")


@pytest.mark.parametrize(("seed", "percent", "enough"), LIBRARY)
def test_sim_tools_finds_the_same_number(seed: int, percent: float, enough: int) -> None:
    rule = run(drawn(seed), Target("x", percent, percent=True))
    assert rule.since == enough
    assert rule.done == enough + look_ahead(enough)


def test_the_look_ahead_grows_with_the_number() -> None:
    assert [look_ahead(number) for number in (10, 100, 119, 120, 1000)] == [5, 5, 5, 6, 50]


def test_what_does_not_hold_is_begun_again() -> None:
    # After twelve the interval is 1.05 wide and within; the thirteenth is far out.
    values = [9.0, 11.0] * 6 + [30.0] + [9.0, 11.0] * 500
    rule = run(values, Target("x", 1, percent=False))
    assert rule.since > 13
    running = Running()
    for value in values[:12]:
        running.add(value)
    assert running.half_width < 1


def test_all_measures_must_be_within() -> None:
    loose, tight = Target("x", 40, percent=True), Target("y", 10, percent=True)
    both = run(drawn(1), loose, tight)
    assert both.since == run(drawn(1), tight).since > run(drawn(1), loose).since


def test_at_least_the_fewest_are_run_and_at_most_the_most() -> None:
    assert run([1.0] * 100, FIVE_PERCENT).done == 15
    assert run([1.0] * 100, FIVE_PERCENT, fewest=40).done == 40
    capped = run(drawn(2), FIVE_PERCENT, most=30)
    assert (capped.done, capped.since) == (30, 0)


def test_what_was_not_measured_counts_for_nothing() -> None:
    rule = run([math.nan, 1.0] * 100, FIVE_PERCENT)
    assert (rule.since, rule.done) == (20, 25)
    assert run([math.nan] * 50, FIVE_PERCENT, most=40).since == 0


def test_a_mean_below_nought_is_no_less_wide() -> None:
    assert run(-drawn(0), FIVE_PERCENT).since == run(drawn(0), FIVE_PERCENT).since > 100


def test_a_percentage_of_nought_is_never_reached_unless_nothing_varies() -> None:
    assert run([-1.0, 1.0] * 50, FIVE_PERCENT, most=100).since == 0
    assert run([0.0] * 50, FIVE_PERCENT).since == 10


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=60), st.floats(-1e9, 1e9))
def test_the_running_interval_is_that_of_all_at_once(values: list[float], shift: float) -> None:
    moved = np.array(values) + shift
    means, halves = courses(moved)
    mean, low, high = interval(moved)
    assert means[-1] == pytest.approx(mean, rel=1e-9, abs=1e-6)
    assert halves[-1] == pytest.approx((high - low) / 2, rel=1e-6, abs=1e-5)
    assert math.isnan(halves[0])


def coverage(draw: Callable[[np.random.Generator], float], mean: float, target: Target, trials: int) -> float:
    """How often the interval at which the rule stops holds the mean."""
    random = np.random.default_rng(11)
    held = 0
    for _ in range(trials):
        (running,) = run((draw(random) for _ in range(100_000)), target, most=100_000).running.values()
        held += abs(running.mean - mean) <= running.half_width
    return held / trials


def test_intervals_of_normal_averages_hold_the_mean_nearly_as_often_as_they_say() -> None:
    found = coverage(lambda random: random.normal(10, 3), 10, Target("x", 2, percent=False), 600)
    assert 0.91 < found < 0.98


def waiting(random: np.random.Generator) -> float:
    """Mean wait of 200 customers of an M/M/1 queue 80 % busy, from an empty start; by Lindley's recurrence."""
    steps = random.exponential(0.8, 200) - random.exponential(1.0, 200)
    walk = np.concatenate([[0.0], np.cumsum(steps)])
    return float((walk - np.minimum.accumulate(walk))[:200].mean())


@pytest.mark.prove
@pytest.mark.parametrize(
    ("draw", "target", "least"),
    [
        (lambda random: random.normal(10, 3), Target("x", 1, percent=False), 0.93),
        (lambda random: random.normal(10, 3), Target("x", 10, percent=True), 0.92),
        (lambda random: random.exponential(10), Target("x", 20, percent=True), 0.92),
        (waiting, Target("x", 10, percent=True), 0.92),
    ],
    ids=["normal", "normal-percent", "exponential", "waits"],
)
def test_intervals_at_which_it_stops_hold_the_mean(
    draw: Callable[[np.random.Generator], float], target: Target, least: float
) -> None:
    random = np.random.default_rng(5)
    mean = 10.0 if draw is not waiting else float(np.mean([waiting(random) for _ in range(400_000)]))
    assert least < coverage(draw, mean, target, 4000) < 0.97
