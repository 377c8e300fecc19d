"""Establishment against in post, by hand: two measured weeks, of which one is in March and one in April."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

import numpy as np
import pytest
from helpers.finished import finished, fixed_by, hospital, view
from helpers.whole import whole

from dghsim.measures.facts import facts_of
from dghsim.measures.money import money
from dghsim.measures.posts import months, post_profiles, posts
from dghsim.measures.tenure import steady
from dghsim.measures.view import View, look
from dghsim.rota.model import DatedRota
from dghsim.rota.table import LeaveRow, leave_table, shift_table
from dghsim.rota.workforce.model import WorkforceYear

TWO_WEEKS: dict[str, Any] = {"run__weeks": 2, "run__start": datetime.date(2022, 3, 28)}


def numbers(*values: int) -> np.ndarray[Any, np.dtype[np.int64]]:
    return np.array(values, dtype=np.int64)


YEAR = WorkforceYear(
    tiers=("t1", "t2", "t3"), months=("2022-03", "2022-04"), establishment=numbers(10, 6, 5),
    smallest=numbers(8, 6, 4), in_post=np.array([[9.0, 7.5], [6, 6], [5, 5]]),
    below_smallest=np.array([[False, True], [False, False], [False, False]]), adverts=numbers(2, 0, 0),
    failed_adverts=numbers(1, 0, 0), appointments=numbers(1, 0, 0), leavers=numbers(3, 0, 0),
    unfilled_changeovers=numbers(0, 0, 0), vacant_days=numbers(28, 0, 0), sick_days=numbers(7, 0, 0),
    newcomer_days=numbers(14, 0, 0), normal_days_planned=numbers(40, 20, 0), normal_days_worked=numbers(30, 20, 0),
)  # fmt: skip


def made(year: WorkforceYear | None = YEAR, rota: DatedRota | None = None) -> View:
    run = finished(whole(**TWO_WEEKS), rota=rota, columns={"workforce": year})
    rounds = dataclasses.replace(steady(run), closed=numbers(4, 0, 0), failed=numbers(3, 0, 0))
    return look(run, facts_of(run.scenario), rounds)


def test_by_tier_as_a_year() -> None:
    found = posts(made())
    assert found["establishment_t1"] == 10
    assert found["in_post_mean_t1"] == 8  # 28 vacant days of 14
    assert found["smallest_fit_t1"] == 8
    assert found["below_smallest_months_t1"] == 6
    assert found["leavers_per_year_t1"] == 26 * 3
    assert found["sick_days_per_year_t1"] == 26 * 7
    assert found["adverts_closed_per_year_t1"] == 26 * 4
    assert found["adverts_failed_per_year_t1"] == 26 * 3
    assert found["normal_days_lost_percent_t1"] == 25
    assert found["normal_days_lost_percent_t2"] == 0
    assert np.isnan(found["normal_days_lost_percent_t3"])


def test_by_month() -> None:
    scene = made()
    assert months(scene.replication.scenario) == ("2022-03", "2022-04")
    found = post_profiles(scene.replication, scene.facts.tiers)
    assert found["in_post_t1"].tolist() == [9, 7.5]
    assert found["below_smallest_t1"].tolist() == [0, 1]


def test_pay_follows_who_is_in_post() -> None:
    leave = [LeaveRow("t1", f"Doctor {at}", 0, 0, 0, 0) for at in range(10)]
    rota = DatedRota(shift_table([]), (), leave_table(leave), "")
    paid = money(scene := made(rota=rota), fixed_by(scene))
    # Nobody of tiers 2 and 3 is on the rota, yet six and five are in post; all are of the first grade.
    assert paid["cost_posts_gbp_per_year"] == pytest.approx(50_000 * (8 + 6 + 5))
    fixed = dataclasses.replace(YEAR, vacant_days=numbers(0, 0, 0))
    full = money(scene := made(fixed, rota), fixed_by(scene))
    assert full["cost_posts_gbp_per_year"] == pytest.approx(50_000 * (10 + 6 + 5))


def test_nothing_is_known_of_a_replication_without_its_year() -> None:
    scene = made(None)
    assert np.isnan(list(posts(scene).values())).all()
    assert np.isnan(post_profiles(scene.replication, scene.facts.tiers)["in_post_t1"]).all()


def test_without_a_workforce_there_are_no_posts() -> None:
    scene = view(hospital())
    assert posts(scene) == {}
    assert post_profiles(scene.replication, scene.facts.tiers) == {}
