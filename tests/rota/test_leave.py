from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_flow

from dghsim.rota.dated import date_rota
from dghsim.rota.granting import grant
from dghsim.rota.horizon import horizon_of
from dghsim.rota.hours import most_away, weekly_minutes
from dghsim.rota.leave import measured_entitlement
from dghsim.rota.ledger import UNBOUNDED, Ledger, Limits, Window
from dghsim.rota.most_leave import most_leave
from dghsim.rota.reference import ReferencePeriod, reference_periods, tightest_period
from dghsim.rota.rolled import Rolled
from dghsim.rota.set_leave import entitlement

WEEKS = 4


def random_normal_days(random: np.random.Generator, doctors: int, duties: int) -> np.ndarray:
    normal = random.integers(-1, duties, (doctors, 7 * WEEKS))
    normal[:, np.arange(7 * WEEKS) % 7 >= 5] = -1
    return normal


def limits_of(normal: np.ndarray, spare: np.ndarray, most: int, windows: np.ndarray | None = None) -> Limits:
    return Limits(normal, spare, most, () if windows is None else (Window(2, windows),))


def most_that_can_be_granted(normal: np.ndarray, spare: np.ndarray, most: int, wanted: np.ndarray) -> int:
    """Doctor -> duty of a day -> day -> end, by an independent solver."""
    doctors, days = normal.shape
    duties = len(spare)
    duty_of, day_of = 1 + doctors, 1 + doctors + duties * days
    end = day_of + days
    flow = np.zeros((end + 1, end + 1), dtype=np.int32)
    flow[0, 1 : 1 + doctors] = wanted
    for doctor, day in zip(*np.nonzero(normal >= 0), strict=True):
        flow[1 + doctor, duty_of + normal[doctor, day] * days + day] = 1
    for duty in range(duties):
        for day in range(days):
            flow[duty_of + duty * days + day, day_of + day] = spare[duty, day]
    flow[day_of:end, end] = most
    return int(maximum_flow(csr_array(flow), 0, end).flow_value)


def granted(limits: Limits, wanted: int, random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Days away as granted in turn, and then the most that can be."""
    doctors, days = limits.normal.shape
    ledger, span = Ledger(limits), slice(0, days)
    order = random.integers(0, 9, limits.normal.shape).astype(np.uint64)
    grant(ledger, span, np.full(doctors, wanted // 2), np.full(doctors, wanted), order)
    return ledger.away, most_leave(limits, [span], [wanted], ledger.away)


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    doctors=st.integers(1, 6),
    duties=st.integers(1, 2),
    most=st.integers(0, 3),
    wanted=st.integers(0, 12),
)
def test_no_other_way_grants_more_and_every_cap_holds(
    seed: int, doctors: int, duties: int, most: int, wanted: int
) -> None:
    random = np.random.default_rng(seed)
    normal = random_normal_days(random, doctors, duties)
    spare = random.integers(0, 3, (duties, 7 * WEEKS))
    in_turn, best = granted(limits_of(normal, spare, most), wanted, random)
    for away in (in_turn, best):
        assert not (away & (normal < 0)).any()
        assert (away.sum(axis=0) <= most).all()
        assert (away.sum(axis=1) <= wanted).all()
        for duty in range(duties):
            assert ((away & (normal == duty)).sum(axis=0) <= spare[duty]).all()
    assert best.sum() == most_that_can_be_granted(normal, spare, most, np.full(doctors, wanted))
    assert in_turn.sum() < best.sum() or (best == in_turn).all()


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), wanted=st.integers(0, 12))
def test_leave_in_any_window_stays_within_its_bound(seed: int, wanted: int) -> None:
    random = np.random.default_rng(seed)
    normal = random_normal_days(random, 4, 1)
    windows = random.integers(0, 7, (4, WEEKS - 1))
    limits = limits_of(normal, np.full((1, 7 * WEEKS), 2), 4, windows)
    for away in granted(limits, wanted, random):
        weekly = away.reshape(4, WEEKS, 7)[:, :, :5].sum(axis=2)
        assert ((weekly[:, 1:] + weekly[:, :-1]) <= windows).all()


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000), wanted=st.integers(0, 10))
def test_nothing_beats_it_among_all_choices_where_windows_bind(seed: int, wanted: int) -> None:
    random = np.random.default_rng(seed)
    normal = random_normal_days(random, 1, 1)
    normal[0, random.permutation(7 * WEEKS)[:18]] = -1
    windows = random.integers(0, 5, (1, WEEKS - 1))
    days = np.flatnonzero(normal[0] >= 0)
    choices = np.array(list(itertools.product([0, 1], repeat=len(days))), dtype=int).reshape(
        2 ** len(days), len(days)
    )
    weekly = np.stack([choices[:, days // 7 == week].sum(axis=1) for week in range(WEEKS)], axis=1)
    legal = ((weekly[:, 1:] + weekly[:, :-1]) <= windows).all(axis=1) & (choices.sum(axis=1) <= wanted)
    _, best = granted(limits_of(normal, np.ones((1, 7 * WEEKS), int), 1, windows), wanted, random)
    assert best.sum() == choices[legal].sum(axis=1).max()


def test_days_are_shared_alike_where_there_are_too_few() -> None:
    normal = np.where(np.arange(7 * WEEKS) % 7 < 5, 0, -1)[None, :].repeat(3, axis=0)
    ledger = Ledger(limits_of(normal, np.full((1, 7 * WEEKS), 3), 1))
    grant(
        ledger, slice(0, 7 * WEEKS), np.zeros(3, int), np.full(3, 10), np.zeros(normal.shape, dtype=np.uint64)
    )
    assert sorted(ledger.away.sum(axis=1)) == [6, 7, 7]


def test_whole_weeks_come_first_and_apart() -> None:
    normal = np.where(np.arange(7 * WEEKS) % 7 < 5, 0, -1)[None, :]
    ledger = Ledger(limits_of(normal, np.ones((1, 7 * WEEKS), int), 1))
    grant(
        ledger, slice(0, 7 * WEEKS), np.array([10]), np.array([10]), np.zeros(normal.shape, dtype=np.uint64)
    )
    weekly = ledger.away.reshape(WEEKS, 7).sum(axis=1)
    assert sorted(weekly) == [0, 0, 5, 5]
    first, second = np.flatnonzero(weekly)
    assert second - first >= 2


def test_one_day_moves_so_that_a_colleague_can_be_away() -> None:
    normal = np.full((2, 7), -1)
    normal[0, [0, 1]], normal[1, 0] = 0, 0
    given = np.zeros((2, 7), dtype=bool)
    given[0, 0] = True
    away = most_leave(limits_of(normal, np.ones((1, 7), int), 1), [slice(0, 7)], [1], given)
    assert away[0, 1]
    assert away[1, 0]


def test_tier_without_normal_days_grants_none() -> None:
    limits = limits_of(np.full((2, 7), -1), np.zeros((0, 7), int), 1)
    given = np.zeros((2, 7), dtype=bool)
    assert most_leave(limits, [slice(0, 7)], [1], given) is given


def test_leave_that_only_hours_stand_against_is_told(make_scenario, templates, rota) -> None:
    tight = {"rota.tier.registrar.relax": {"avg_48": 46}, "rota.tier.registrar.relax_reason": "stricter"}
    noted = date_rota(make_scenario(tight), templates)
    away = noted.shifts[(noted.shifts["tier"] == "registrar") & noted.shifts["kind"].isin(["leave", "study"])]
    short = 7 * (19 + 10 + 1 + 1) - len(away)
    assert short > 0
    assert noted.notes == (
        f"Registrars: {short} days of leave not granted over all 28 weeks (those not measured included), {short} of "
        "them because hours would average more than 46 a week over 26 weeks",
    )
    assert rota.notes == ()
    assert date_rota(make_scenario({"rota.tier.registrar.most_away": 0}), templates).notes == ()


def test_leave_falls_on_normal_days_and_leaves_the_cover(make_scenario, templates) -> None:
    scenario = make_scenario(
        {"rota.tier.registrar.most_away": 2, "rota.tier.registrar.duty.normal_day.cover": [2] * 7}
    )
    rota = date_rota(scenario, templates)
    own = rota.shifts[(rota.shifts["tier"] == "registrar") & (rota.shifts["filled_by"] == "post")]
    away = own[own["kind"].isin(["leave", "study"])]
    assert set(away["duty"]) == {""}
    assert set(away["start"].dt.strftime("%H:%M")) == {"09:00"}
    assert away.groupby("start").size().max() == 2
    there = own[own["duty"] == "normal_day"].groupby("start").size()
    assert (there.reindex(away["start"].unique(), fill_value=0) >= 2).all()
    assert not away.duplicated(["doctor", "start"]).any()


def test_what_cannot_be_granted_is_counted(make_scenario, templates) -> None:
    nobody = date_rota(make_scenario({"rota.tier.registrar.most_away": 0}), templates).leave
    own = nobody[nobody["tier"] == "registrar"]
    assert set(own["leave_granted"]) == {0}
    assert set(own["leave_entitled"]) == {19}
    assert set(own["study_entitled"]) == {10}


def test_granted_leave_is_what_the_shifts_show_in_the_measured_weeks(rota) -> None:
    measured = rota.shifts[rota.shifts["start"] >= "2026-01-05"]
    counted = measured.groupby(["doctor", "kind"]).size().unstack(fill_value=0)
    for row in rota.leave.itertuples():
        assert counted.loc[row.doctor, "leave"] == row.leave_granted
        assert counted.loc[row.doctor, "study"] == row.study_granted
    assert (rota.leave["leave_granted"] == rota.leave["leave_entitled"]).all()


def test_vacant_lines_have_no_leave(rota) -> None:
    vacant = rota.shifts[rota.shifts["filled_by"] == "vacant"]
    assert set(vacant["kind"]) == {"shift", "nroc"}
    assert not any(name.startswith("Vacant") for name in rota.leave["doctor"])


def test_annual_leave_is_mostly_in_blocks_and_study_leave_has_the_rest(rota) -> None:
    away = rota.shifts[rota.shifts["kind"].isin(["leave", "study"])]
    week = (away["start"] - rota.shifts["start"].min().normalize()).dt.days // 7
    sizes = away.groupby([away["kind"], away["doctor"], week]).size()
    assert (sizes["leave"] * (sizes["leave"] >= 3)).sum() / sizes["leave"].sum() > 0.75
    assert sizes["leave"].mean() > sizes["study"].mean()


@pytest.mark.parametrize(("weeks", "wanted"), [(52, (38, 20)), (26, (19, 10)), (8, (6, 3)), (1, (1, 0))])
def test_entitlement_is_pro_rata_with_halves_up(make_scenario, weeks: int, wanted: tuple[int, int]) -> None:
    tier = make_scenario().rota.tier["registrar"]
    assert entitlement(tier, slice(7, 7 + 7 * weeks)) == wanted


def test_entitlement_of_two_years_is_twice_that_of_one(make_scenario) -> None:
    scenario = make_scenario({"run.weeks": 104})
    assert measured_entitlement(scenario.rota.tier["registrar"], horizon_of(scenario)) == (76, 40)


def test_work_is_counted_in_the_week_in_which_it_is_done(make_scenario) -> None:
    tier = make_scenario().rota.tier["consultant"]
    take, call = 0, 1
    rolled = Rolled(duty=np.array([take, call]), slot=np.array([0, 0]), day=np.array([6, 6]))
    assert weekly_minutes(tier, rolled, 1, 2).tolist() == [[12 * 60 + 2 * 60 * 4 / 12, 2 * 60 * 8 / 12]]
    assert weekly_minutes(tier, rolled, 1, 1).shape == (1, 1)


def test_average_hours_bound_the_leave_in_each_window() -> None:
    minutes = np.full((1, 6), 46 * 60.0)
    most = most_away(minutes, ReferencePeriod(4, 48 * 60), 480)
    assert most is not None
    assert most.tolist() == [[5, 5, 5]]
    days = 5
    assert (46 * 4 - 8 * days) / (4 - days / 5) <= 48 < (46 * 4 - 8 * (days + 1)) / (4 - (days + 1) / 5)


def test_window_over_the_limit_and_short_horizon_bound_nothing() -> None:
    assert (most_away(np.full((1, 4), 50 * 60.0), ReferencePeriod(4, 48 * 60), 480) == UNBOUNDED).all()
    assert most_away(np.full((1, 3), 46 * 60.0), ReferencePeriod(4, 48 * 60), 480) is None


def test_reference_period_is_that_of_the_rules_with_what_is_relaxed(make_scenario) -> None:
    tiers = make_scenario(
        {"rota.tier.tier_1.relax": {"avg_48": 47}, "rota.tier.tier_1.relax_reason": "agreed"}
    ).rota.tier
    assert reference_periods(tiers["registrar"]) == (ReferencePeriod(26, 48 * 60),)
    assert tightest_period(tiers["tier_1"]) == ReferencePeriod(26, 47 * 60)
    assert tightest_period(tiers["consultant"]) == ReferencePeriod(17, 48 * 60)


LOCAL = {"month": {"check": "average_hours", "limit": 50, "approved": "forum", "parameters": {"reference_weeks": 4}},
         "once_more": {"check": "average_hours", "limit": 48, "approved": "forum"},
         "owed": {"check": "average_hours", "limit": 20, "approved": "forum", "penalty": True}}  # fmt: skip


def test_every_limit_on_average_hours_is_kept_each_over_its_own_weeks(make_scenario) -> None:
    tier = make_scenario({"rota.tier.registrar.local": LOCAL}).rota.tier["registrar"]
    assert reference_periods(tier) == (ReferencePeriod(26, 48 * 60), ReferencePeriod(4, 50 * 60))
    assert tightest_period(tier) == ReferencePeriod(26, 48 * 60)


def test_two_windows_bound_leave_by_the_narrower_at_each_day() -> None:
    normal = np.zeros((1, 7 * WEEKS), dtype=np.int64)
    spare = np.ones((1, 7 * WEEKS), dtype=np.int64)
    wide, narrow = Window(4, np.array([[3]])), Window(1, np.array([[9, 1, 9, 9]]))
    ledger = Ledger(Limits(normal, spare, 1, (wide, narrow)))
    assert ledger.room_in_windows(0).reshape(-1, 7)[:, 0].tolist() == [3, 1, 3, 3]
    ledger.take(0, np.array([7, 14]))
    assert ledger.room_in_windows(0).reshape(-1, 7)[:, 0].tolist() == [1, 0, 1, 1]
    away = most_leave(
        Limits(normal, spare, 1, (wide, narrow)),
        [slice(0, 7 * WEEKS)],
        [np.array([20])],
        np.zeros_like(normal, dtype=bool),
    )
    weekdays = away.reshape(-1, 7)[:, :5].sum(axis=1)
    assert weekdays.sum() == 3
    assert weekdays[1] <= 1


def test_another_average_over_fewer_weeks_takes_leave_away(make_scenario, templates) -> None:
    def granted(**local: object) -> int:
        scenario = make_scenario({"rota.tier.registrar.local": local} if local else {})
        leave = date_rota(scenario, templates).leave
        return int(
            leave.loc[leave["tier"] == "registrar", ["leave_granted", "study_granted"]].to_numpy().sum()
        )

    tight = {
        "check": "average_hours",
        "limit": 48.01,
        "approved": "forum",
        "parameters": {"reference_weeks": 6},
    }
    assert granted(six_weeks=tight) < granted()
