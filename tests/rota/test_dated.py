from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dghsim.errors import InputError
from dghsim.rota.checker import check_rota
from dghsim.rota.dated import date_rota
from dghsim.rota.horizon import horizon_of
from dghsim.rota.judged import find_breaches
from dghsim.rota.table import COLUMNS

FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def day_of(rota, scenario) -> np.ndarray:
    origin = horizon_of(scenario).origin.astype("datetime64[D]")
    return (rota.shifts["start"].to_numpy("datetime64[D]") - origin).astype(int)


def test_doctor_starts_on_the_line_of_the_number_and_moves_down_one_a_week(rota, templates) -> None:
    cells = next(template for template in templates if template.tier == "registrar").cells
    own = rota.shifts[(rota.shifts["doctor"] == "registrar 3") & (rota.shifts["duty"] != "normal_day")]
    own = own[own["kind"] == "shift"]
    wanted = [
        (pd.Timestamp("2025-12-22") + pd.Timedelta(days=7 * week + day), cells[(2 + week) % 9][day])
        for week in range(28)
        for day in range(7)
        if cells[(2 + week) % 9][day] not in ("", "normal_day")
    ]
    assert list(zip(own["start"].dt.normalize(), own["duty"], strict=True)) == wanted


@FEW
@given(
    tier_1=st.integers(0, 6), registrars=st.integers(0, 9), weeks=st.integers(1, 30), seed=st.integers(0, 99)
)
def test_cover_is_the_templates_and_nobody_is_in_two_places(
    make_scenario, templates, tier_1: int, registrars: int, weeks: int, seed: int
) -> None:
    scenario = make_scenario(
        {
            "rota.tier.tier_1.in_post": tier_1,
            "rota.tier.tier_1.grades": {},
            "rota.tier.registrar.in_post": registrars,
            "rota.tier.registrar.grades": {},
            "run.weeks": weeks,
            "run.seed": seed,
        }
    )
    rota = date_rota(scenario, templates)
    shifts = rota.shifts.assign(day=day_of(rota, scenario))
    for template in templates:
        for weekday in range(7):
            wanted = Counter(line[weekday] for line in template.cells)
            rows = shifts[(shifts["tier"] == template.tier) & (shifts["day"] % 7 == weekday)]
            for duty in wanted.keys() - {"", "normal_day"}:
                assert (rows[rows["duty"] == duty].groupby("day").size() == wanted[duty]).all()
                assert rows[rows["duty"] == duty]["day"].nunique() == weeks + 2
            away_too = rows[rows["duty"].isin(["normal_day", ""])]
            assert (away_too.groupby("day").size() == wanted["normal_day"]).all()
    ordered = shifts.sort_values(["doctor", "start"])
    same = ordered["doctor"].eq(ordered["doctor"].shift())
    assert (ordered["start"] >= ordered["end"].shift())[same].all()
    vacant = shifts.groupby("doctor")["filled_by"].unique().map(list)
    assert all(
        found == (["vacant"] if doctor.startswith("Vacant") else ["post"]) for doctor, found in vacant.items()
    )


@pytest.mark.parametrize("in_post", [9, 7, 4])
def test_legal_template_gives_a_legal_dated_rota(make_scenario, templates, in_post: int) -> None:
    scenario = make_scenario({"rota.tier.registrar.in_post": in_post, "rota.tier.registrar.grades": {}})
    rota = date_rota(scenario, templates)
    assert find_breaches(scenario, rota) == ()
    posts = rota.shifts[(rota.shifts["tier"] == "registrar") & (rota.shifts["filled_by"] == "post")]
    assert list(check_rota(posts, "training-2019", horizon_start="2025-12-22", horizon_weeks=28)) == []


def test_duty_that_follows_goes_to_the_same_doctor_the_same_day(rota) -> None:
    consultants = rota.shifts[rota.shifts["tier"] == "consultant"]
    take = consultants[consultants["duty"] == "take_day"]
    call = consultants[consultants["duty"] == "on_call"]
    assert len(take) == 28 * 7
    assert list(zip(take["doctor"], take["start"].dt.date, strict=True)) == list(
        zip(call["doctor"], call["start"].dt.date, strict=True)
    )
    assert set(call["kind"]) == {"nroc"}
    assert set(take["kind"]) == {"shift"}
    assert set((call["end"] - call["start"]).dt.total_seconds()) == {12 * 3600}


def test_table_has_its_columns_in_its_order(rota) -> None:
    assert tuple(rota.shifts.columns) == COLUMNS
    ordered = rota.shifts.sort_values(["start", "tier", "duty", "doctor"], kind="stable", ignore_index=True)
    pd.testing.assert_frame_equal(rota.shifts, ordered)


def test_one_more_in_post_moves_no_other_duty(make_scenario, templates, rota) -> None:
    more = date_rota(make_scenario({"rota.tier.registrar.in_post": 8}), templates).shifts

    def take(shifts: pd.DataFrame) -> set[tuple[object, ...]]:
        kept = shifts[(shifts["filled_by"] == "post") & shifts["duty"].isin(["long_day", "night"])]
        return set(kept[["doctor", "grade", "duty", "start"]].itertuples(index=False, name=None))

    assert take(rota.shifts) < take(more)


def test_draining_adds_eight_weeks_of_duties(make_scenario, templates, rota) -> None:
    drained = date_rota(make_scenario({"run.end": "drain"}), templates)
    assert drained.shifts["start"].max() - rota.shifts["start"].max() == pd.Timedelta(weeks=8)


def test_same_scenario_same_hash_other_seed_other_leave_only(make_scenario, templates, rota) -> None:
    assert date_rota(make_scenario(), templates).hash == rota.hash
    other = date_rota(make_scenario({"run.seed": 8}), templates)
    assert other.hash != rota.hash
    take = ["long_day", "night", "take_day", "ward_day", "on_call"]
    kept = [each.shifts[each.shifts["duty"].isin(take)].reset_index(drop=True) for each in (rota, other)]
    pd.testing.assert_frame_equal(*kept)


def test_more_in_post_than_lines_of_the_smallest_template_is_refused(make_scenario, templates) -> None:
    scenario = make_scenario({"rota.tier.registrar.lines": "smallest", "rota.tier.registrar.in_post": 10})
    with pytest.raises(
        InputError, match=r"rota\.tier\.registrar\.in_post is 10, .* 9 lines; allowed: at most 9"
    ):
        date_rota(scenario, templates)


def test_scenario_without_tiers_has_an_empty_rota(make_scenario) -> None:
    empty = date_rota(make_scenario({"rota.tier": {}}), ())
    assert empty.shifts.empty
    assert tuple(empty.shifts.columns) == COLUMNS
    assert empty.leave.empty
