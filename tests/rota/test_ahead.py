"""Templates solved side by side before they are asked for."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from dghsim.errors import InputError
from dghsim.rota import ahead
from dghsim.rota.ahead import side_by_side, solve_ahead
from dghsim.rota.template import cache
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Tier


def test_answers_come_in_the_order_asked_whoever_is_done_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "processors", lambda: 2)
    second = threading.Event()

    def answer(number: int) -> int:
        if number == 0:
            assert second.wait(20)
        second.set()
        return number

    assert side_by_side(answer, [0, 1]) == [0, 1]
    assert side_by_side(answer, []) == []


def test_what_many_ask_is_solved_once_the_largest_first_and_what_cannot_be_is_passed_over(
    make_scenario: Callable[..., Scenario], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DGHSIM_CACHE", str(tmp_path))
    monkeypatch.setattr(ahead, "processors", lambda: 1)
    solved = []

    def refused(name: str, tier: Tier, seconds: float) -> None:
        solved.append((name, tier.lines, seconds))
        raise InputError("no")

    monkeypatch.setattr(cache, "cached_template", refused)
    scenarios = [make_scenario({"rota.solve_seconds": 7}), make_scenario({"rota.solve_seconds": 7})]
    solve_ahead(scenarios)
    tiers = scenarios[0].rota.tier
    assert sorted(name for name, _, _ in solved) == sorted(tiers)
    assert [lines for _, lines, _ in solved] == sorted((tier.lines for tier in tiers.values()), reverse=True)  # type: ignore[type-var]
    assert {seconds for _, _, seconds in solved} == {7}


def test_how_many_are_solved_is_told_from_none_to_all(
    make_scenario: Callable[..., Scenario], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DGHSIM_CACHE", str(tmp_path))
    monkeypatch.setattr(cache, "cached_template", lambda *_: None)
    told: list[tuple[int, int]] = []
    scenario = make_scenario()
    solve_ahead([scenario, scenario], progress=lambda done, total: told.append((done, total)))
    many = len(scenario.rota.tier)
    assert told == [(done, many) for done in range(many + 1)]
