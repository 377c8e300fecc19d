"""Arrivals as a whole: order, names, common random numbers, and one tiny scenario as fixed numbers."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.demand.draw import draw_arrivals
from dghsim.demand.model import Arrivals
from dghsim.demand.tables import prepare
from dghsim.scenario.root import Scenario

Build = Callable[..., Scenario]

STAY = {"family": "exponential", "unit": "days", "mean": 5}
STREAMS: dict[str, dict[str, Any]] = {
    "ed": {"per_day": 30, "envelope_per_day": 120},
    "jobs": {"per_day": 20, "envelope_per_day": 80, "entity": "job", "hour_shares": [1.0] * 12 + [0.0] * 12},
    "direct": {"per_day": 6, "envelope_per_day": 24},
}
ATTRIBUTES = {"sick": {"chance": 0.3}, "stay": {"distribution": STAY}}


def patients(arrivals: Arrivals) -> dict[tuple[str, int], tuple[int, ...]]:
    """(stream, candidate) -> time and attributes of every patient."""
    rows = np.flatnonzero(arrivals.patient >= 0)
    return {
        (arrivals.streams[arrivals.stream[row]], int(arrivals.candidate[row])): (
            int(arrivals.time[row]),
            *(int(values[arrivals.patient[row]]) for values in arrivals.attributes.values()),
        )
        for row in rows
    }


def test_rows_are_in_order_of_time_stream_candidate_and_patients_numbered_so(small: Build) -> None:
    busy = {name: given | {"per_day": 1000, "envelope_per_day": 3000} for name, given in STREAMS.items()}
    arrivals = draw_arrivals(small(stream=busy, attribute=ATTRIBUTES), 0)
    rows = list(zip(arrivals.time, arrivals.stream, arrivals.candidate, strict=True))
    assert rows == sorted(rows)
    assert np.any((np.diff(arrivals.time) == 0) & (np.diff(arrivals.stream) == 0)), "no tie to be settled"
    is_patient = arrivals.stream != 1
    assert np.array_equal(arrivals.patient[is_patient], np.arange(is_patient.sum()))
    assert set(arrivals.patient[~is_patient]) == {-1}
    assert {len(values) for values in arrivals.attributes.values()} == {is_patient.sum()}
    assert arrivals.streams == ("ed", "jobs", "direct")
    columns = (
        arrivals.time,
        arrivals.stream,
        arrivals.candidate,
        arrivals.patient,
        arrivals.word,
        arrivals.limit,
    )
    assert {column.dtype for column in (*columns, *arrivals.attributes.values())} == {np.dtype(np.int64)}


def test_warm_up_comes_on_top_and_nobody_comes_after_the_weeks_measured(small: Build) -> None:
    for end in ("cut", "drain"):
        time = draw_arrivals(small(weeks=3, warm_up_weeks=2, end=end), 0).time
        assert 35 * 86400 - 3600 * 12 < time[-1] < 35 * 86400
        assert time[0] < 3600 * 12


def test_more_demand_keeps_everyone_it_had_with_what_was_known_of_them(small: Build) -> None:
    before = patients(draw_arrivals(small(stream=STREAMS, attribute=ATTRIBUTES), 0))
    more = STREAMS | {"ed": STREAMS["ed"] | {"per_day": 36}}
    after = patients(draw_arrivals(small(stream=more, attribute=ATTRIBUTES), 0))
    assert after.items() > before.items()
    # 168 more are expected, with a standard error of 13.
    assert 110 < len(after) - len(before) < 226
    assert {stream for stream, _ in after.keys() - before.keys()} == {"ed"}


def test_a_stream_closed_or_opened_moves_no_other(small: Build) -> None:
    without = {name: STREAMS[name] for name in ("direct", "ed")}
    everyone = patients(draw_arrivals(small(stream=STREAMS, attribute=ATTRIBUTES), 0))
    assert patients(draw_arrivals(small(stream=without, attribute=ATTRIBUTES), 0)) == everyone
    closed = STREAMS | {"direct": STREAMS["direct"] | {"per_day": 0}}
    left = patients(draw_arrivals(small(stream=closed, attribute=ATTRIBUTES), 0))
    assert left == {name: known for name, known in everyone.items() if name[0] == "ed"}


def test_an_attribute_changed_or_added_moves_no_other(small: Build) -> None:
    before = draw_arrivals(small(stream=STREAMS, attribute=ATTRIBUTES), 0)
    changed = {"new": {"chance": 0.5}} | ATTRIBUTES | {"sick": {"chance": 0.4}}
    after = draw_arrivals(small(stream=STREAMS, attribute=changed), 0)
    assert np.array_equal(before.time, after.time)
    assert np.array_equal(before.attributes["stay"], after.attributes["stay"])
    assert np.all(before.attributes["sick"] <= after.attributes["sick"])
    assert before.attributes["sick"].sum() < after.attributes["sick"].sum()


def test_same_seed_same_arrays_and_any_other_seed_replication_or_hospital_differs(small: Build) -> None:
    scenario = small(stream=STREAMS, attribute=ATTRIBUTES)
    elsewhere = scenario.model_copy(update={"hospital": scenario.hospital.model_copy(update={"code": "B"})})
    tables = prepare(scenario)
    drawn = patients(draw_arrivals(scenario, 3, tables))
    assert patients(draw_arrivals(scenario, 3)) == drawn
    others = [
        draw_arrivals(scenario, 4, tables),
        draw_arrivals(small(stream=STREAMS, attribute=ATTRIBUTES, seed=2), 3),
        draw_arrivals(elsewhere, 3),
    ]
    for other in others:
        # Some 1,000 of 4,000 candidate numbers are taken at random on either side, at other seconds.
        assert len(patients(other).items() & drawn.items()) <= 2


def test_like_streams_and_like_replications_share_no_draw(small: Build) -> None:
    twins = {name: {"per_day": 48, "envelope_per_day": 48} for name in ("one", "other")}
    scenario = small(stream=twins, attribute=ATTRIBUTES)
    first, second = (patients(draw_arrivals(scenario, replication)) for replication in (0, 1))
    one, other, later = (
        {candidate: known for (stream, candidate), known in drawn.items() if stream == name}
        for drawn, name in ((first, "one"), (first, "other"), (second, "one"))
    )
    for twin in (other, later):
        both = one.keys() & twin.keys()
        assert len(both) > 500
        # A time is one of 3,600 seconds and a stay one of some 4,000: one in each such pair may agree.
        assert sum(one[name][0] == twin[name][0] for name in both) <= 4
        assert sum(one[name][2] == twin[name][2] for name in both) <= 4


@given(st.floats(1, 40), st.floats(0, 1), st.integers(0, 2**32 - 1), st.integers(0, 9999))
@settings(max_examples=25, deadline=None)
def test_less_demand_keeps_a_subset_for_any_seed(
    small: Build, per_day: float, part: float, seed: int, replication: int
) -> None:
    def of(rate: float) -> dict[tuple[str, int], tuple[int, ...]]:
        stream = {"ed": {"per_day": rate, "envelope_per_day": 120, "hour_shares": list(range(24))}}
        dispersion = {"day_log_sd": 0.09, "day_autocorrelation": 0.75}
        return patients(draw_arrivals(small(stream=stream, dispersion=dispersion, seed=seed), replication))

    assert of(per_day * part).items() <= of(per_day).items()


def test_a_stream_may_stand_apart_from_the_days_effect(small: Build) -> None:
    dispersion = {"day_log_sd": 0.2, "day_autocorrelation": 0.5}
    doors = {"ed": STREAMS["ed"], "direct": STREAMS["direct"] | {"dispersed": False}}
    plain = patients(draw_arrivals(small(stream=doors), 0))
    drawn = patients(draw_arrivals(small(stream=doors, dispersion=dispersion), 0))
    assert {name for name in drawn if name[0] == "direct"} == {name for name in plain if name[0] == "direct"}
    assert {name for name in drawn if name[0] == "ed"} != {name for name in plain if name[0] == "ed"}


def test_streams_thinned_by_patients_are_handed_on_as_candidates(small: Build) -> None:
    thinned = STREAMS | {
        "jobs": STREAMS["jobs"] | {"thinned_by": {"places": ["ward"], "reference_patients": 50}}
    }
    arrivals = draw_arrivals(small(stream=thinned, place={"ward": {"count": 50}}), 0)
    jobs = arrivals.stream == 1
    assert set(arrivals.limit[~jobs]) == {-1}
    # 40 a day in the first twelve hours under an envelope of 80; nothing in the hours without a rate.
    assert set(arrivals.limit[jobs]) == {2**31}
    assert np.all(arrivals.time[jobs] % 86400 < 43200)
    assert jobs.sum() == pytest.approx(28 * 20, abs=100)
    plain = draw_arrivals(small(stream=STREAMS), 0)
    assert np.array_equal(arrivals.candidate[jobs], plain.candidate[plain.stream == 1])


def test_what_not_even_every_place_full_would_keep_is_left_out(small: Build) -> None:
    thinned = STREAMS | {
        "jobs": STREAMS["jobs"] | {"thinned_by": {"places": ["ward"], "reference_patients": 50}}
    }
    found = {}
    for count in (30, 70, 95):
        arrivals = draw_arrivals(small(stream=thinned, place={"ward": {"count": count}}), 0)
        jobs = arrivals.stream == 1
        found[count] = set(zip(arrivals.candidate[jobs], arrivals.word[jobs], strict=True))
        assert all(word * 50 < 2**31 * count for _, word in found[count])
    most = max(found)
    for count, pairs in found.items():
        assert pairs == {pair for pair in found[most] if pair[1] * 50 < 2**31 * count}
    assert len(found[30]) < len(found[70]) < len(found[95])


def test_a_scenario_in_which_nobody_comes(small: Build) -> None:
    arrivals = draw_arrivals(
        small(stream={"ed": {"per_day": 0, "envelope_per_day": 10}}, attribute=ATTRIBUTES), 0
    )
    assert arrivals.time.size == arrivals.attributes["stay"].size == 0
    jobs = draw_arrivals(small(stream={"jobs": STREAMS["jobs"]}, attribute=ATTRIBUTES), 0)
    assert jobs.time.size > 0
    assert jobs.attributes["stay"].size == 0


def test_undispersed_days_are_poisson_and_dispersed_days_more_spread_and_alike(small: Build) -> None:
    """Of 25 a day: variance to mean 1 + 25 (exp(sd^2) - 1), lag-1 correlation 0.75 x the excess / that."""

    def shape(**dispersion: float) -> tuple[float, float, float]:
        scenario = small(
            stream={"ed": {"per_day": 25, "envelope_per_day": 60}}, dispersion=dispersion, weeks=200
        )
        tables = prepare(scenario)
        days = np.array(
            [np.bincount(draw_arrivals(scenario, r, tables).time // 86400, minlength=1400) for r in range(20)]
        )
        after = np.mean((days[:, 1:] - days.mean()) * (days[:, :-1] - days.mean())) / days.var()
        return days.mean(), days.var() / days.mean(), after

    # 28,000 days: standard errors of 0.03 (0.08 dispersed), 0.01 and 0.006.
    assert shape() == pytest.approx((25, 1, 0), abs=0.13)
    mean, ratio, lag = shape(day_log_sd=0.09, day_autocorrelation=0.75)
    assert mean == pytest.approx(25, abs=0.35)
    assert ratio == pytest.approx(1.203, abs=0.045)
    assert lag == pytest.approx(0.127, abs=0.027)
