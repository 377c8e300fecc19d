import numpy as np
import pytest

from dghsim.measures.changes import Changes, changes
from dghsim.measures.gains import gains, may_be_most
from dghsim.measures.model import Measure
from dghsim.measures.moderated import Spread
from dghsim.measures.totals import Total, total_of

WAIT = Measure("wait", "Wait", "hours", "flow", "output", "less", "A wait.")
EVERYBODY = frozenset("abcde")
ALIKE = Total("hours a year", dict.fromkeys("abcde", 1000.0))


def tried(moved: dict[str, float]) -> Changes:
    random = np.random.default_rng(6)
    before = {name: random.normal(20, 2, 8) for name in moved}
    after = {name: before[name] + by + random.normal(0, 0.2, 8) for name, by in moved.items()}
    found = changes(WAIT, before, after)
    assert found is not None
    return found


def test_a_gain_is_the_difference_for_each_hundred_thousand_pounds() -> None:
    found = tried(dict.fromkeys("abcde", -4.0))
    gained = gains(found, 400_000, rank=EVERYBODY, total=ALIKE)
    for name, one in found.hospitals.items():
        assert gained.hospitals[name].mean == pytest.approx(one.mean / 4)
        assert gained.hospitals[name].low == pytest.approx(one.low / 4)
        assert gained.hospitals[name].high == pytest.approx(one.high / 4)


def test_who_gains_most_is_told_where_it_can_be() -> None:
    gained = gains(
        tried(dict(zip("abcde", (-1.0, -1, -1, -1, -5), strict=True))), 1e5, rank=EVERYBODY, total=ALIKE
    )
    assert gained.may_be_most == {"e"}
    assert gained.ranks is not None
    assert gained.ranks.high[gained.ranked["e"]] == 1


def test_what_was_assumed_of_a_hospital_is_in_what_it_gains() -> None:
    found = tried(dict(zip("abcde", (-4.0, -4, -4, -4, -5), strict=True)))
    sure, unsure = (
        gains(found, 1e5, rank=EVERYBODY, total=ALIKE, assumed=off)
        for off in ({}, dict.fromkeys("abcde", 0.3))
    )
    assert sure.may_be_most == {"e"}
    assert unsure.may_be_most == EVERYBODY
    reach = unsure.hospitals["e"].total
    assert reach is not None
    assert reach.high - reach.mean == pytest.approx(1.96 * 0.3 * 5000, rel=0.1)


def test_where_all_gain_alike_nobody_is_told() -> None:
    gained = gains(tried(dict.fromkeys("abcde", -3.0)), 1e5, rank=EVERYBODY, total=ALIKE)
    assert gained.may_be_most == EVERYBODY


def test_nobody_is_ranked_where_that_is_not_fair() -> None:
    gained = gains(tried(dict.fromkeys("abcde", -3.0)), 1e5, rank=frozenset("a"), total=ALIKE)
    assert gained.ranks is None
    assert gained.may_be_most == frozenset()


def test_the_truly_best_is_seldom_ruled_out() -> None:
    random, kept = np.random.default_rng(8), 0
    truth = {str(place): float(place == 0) for place in range(22)}
    for _ in range(300):
        found = {name: Spread(mean + random.normal(), 1.0, 1e6) for name, mean in truth.items()}
        kept += "0" in may_be_most(found, "more")
    assert kept >= 279  # 285 expected at the least; fewer than 279 with a chance below 0.05


def test_ranked_is_by_the_year_and_not_by_the_mean_patient() -> None:
    total = Total("hours a year", {"a": 100.0, "b": 1000.0})
    gained = gains(tried({"a": -5.0, "b": -3.0}), 1e5, rank=EVERYBODY, total=total)
    big, small = gained.hospitals["b"], gained.hospitals["a"]
    assert big.mean > small.mean
    assert big.total is not None
    assert big.total.mean == pytest.approx(1000 * big.mean)
    assert gained.may_be_most == {"b"}


def test_without_a_total_nobody_is_ranked() -> None:
    gained = gains(tried(dict.fromkeys("abcde", -3.0)), 1e5, rank=EVERYBODY, total=None)
    assert gained.ranks is None


def test_only_who_gains_beyond_chance_may_gain_most() -> None:
    gained = gains(tried(dict.fromkeys("abcde", 0.0)), 1e5, rank=EVERYBODY, total=ALIKE)
    assert gained.may_be_most
    assert not any(gained.may_gain_most(name) for name in gained.may_be_most)


def test_a_measure_of_the_mean_patient_is_told_of_all_patients_of_a_year() -> None:
    values = {
        "arrivals_per_day": np.array([10.0, 12]),
        "cost_total_gbp_per_year": np.array([2e6, 2e6]),
        "cost_per_admission_gbp": np.array([800.0, 800]),
        "consultant_due_percent": np.array([60.0, 80]),
    }

    def of(name: str) -> float:
        measure = Measure(name, name, "", "flow", "output", "less", "It.")
        total = total_of(measure, {"a": values})
        assert total is not None
        return total.by["a"]

    assert of("stay_mean_days") == pytest.approx(364 * 11)
    assert of("delay_days_per_1000") == pytest.approx(2.5)
    assert of("clinician_in_time_percent") == of("all_three_in_time_percent") == pytest.approx(3.64 * 11)
    assert of("consultant_in_time_percent") == pytest.approx(3.64 * 11 * 0.7)
    assert of("locum_hours_per_week") == 1
