"""What is kept between calls: the latest few, by all that decides them, and never a failure."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from dghsim.rota.dated import date_rota
from dghsim.rota.judged import find_breaches
from dghsim.rota.memo import Memo
from dghsim.rota.model import DatedRota


def test_a_result_is_made_once() -> None:
    memo, made = Memo[str](2), []

    def make() -> str:
        made.append("once")
        return "value"

    assert [memo.get("key", make), memo.get("key", make)] == ["value", "value"]
    assert made == ["once"]


def test_the_longest_unused_is_forgotten() -> None:
    memo = Memo[int](2)
    for key in ("a", "b", "a", "c"):
        memo.get(key, lambda: 1)
    assert [memo.get("a", lambda: 2), memo.get("b", lambda: 2)] == [1, 2]


def test_a_failure_is_not_kept() -> None:
    memo = Memo[int](2)
    with pytest.raises(ZeroDivisionError):
        memo.get("key", lambda: 1 // 0)
    assert memo.get("key", lambda: 3) == 3


def test_a_rota_made_after_another_is_as_if_made_alone(make_scenario, templates) -> None:
    """What is kept of leave tells seeds, doctors in post, bank holidays and the rules for leave apart."""
    changes: list[dict[str, object]] = [
        {},
        {"run.seed": 8},
        {"rota.tier.registrar.in_post": 8},
        {"rota.bank_holidays": True},
        {"rota.tier.registrar.most_away": 0},
        {},
    ]
    hashes = [date_rota(make_scenario(each), templates).hash for each in changes]
    assert hashes[0] == hashes[-1]
    assert len(set(hashes)) == len(changes) - 1


def test_a_kept_verdict_is_of_these_very_rows(make_scenario, rota: DatedRota) -> None:
    """The same rota with one duty far too long, judged after it was judged as it was, is judged anew."""
    scenario = make_scenario()
    assert find_breaches(scenario, rota) == ()
    shifts = rota.shifts.copy()
    row = shifts.index[(shifts["tier"] == "registrar") & (shifts["filled_by"] == "post")][50]
    shifts.loc[row, "end"] = shifts.loc[row, "start"] + pd.Timedelta(hours=20)
    others = (shifts["doctor"] == shifts.loc[row, "doctor"]) & (shifts.index != row)
    near = (shifts["start"] - shifts.loc[row, "start"]).abs() < pd.Timedelta(days=2)
    longer = replace(rota, shifts=shifts[~(others & near)])
    assert find_breaches(scenario, longer) != ()
    assert find_breaches(scenario, rota) == ()
