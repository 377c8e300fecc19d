"""The model of the lines: what is the same in every week is reckoned once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from dghsim.rota.template import grid
from dghsim.rota.template.build import add_wishes, build
from dghsim.rota.template.constraints import hours, on_call, physical, rest, runs
from dghsim.rota.template.objective import leave_room
from dghsim.rota.template.question import Question, ask
from dghsim.scenario.rota import Tier

MakeTier = Callable[..., Tier]
DUTIES = {
    "day": "08:30-21:00 1111111",
    "night": "20:30-09:00 1111111",
    "call": "20:00-08:00 1111111 home=2",
    "normal": "09:00-17:00 1111100 normal",
}
BY_THE_WEEK = [(grid, "of_kind"), (hours, "work_within"), (leave_room, "work_within")] + [
    (each, "clashes") for each in (on_call, physical, rest, runs)
]


@pytest.fixture
def reckoned(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each of what depends on the weekday alone is reckoned."""
    counts: Counter[str] = Counter()
    for module, name in BY_THE_WEEK:
        key = f"{module.__name__} {name}"
        monkeypatch.setattr(module, name, _counted(getattr(module, name), key, counts))
    return counts


def _counted(what: Callable[..., Any], key: str, counts: Counter[str]) -> Callable[..., Any]:
    def call(*given: Any) -> Any:
        counts[key] += 1
        return what(*given)

    return call


def test_more_lines_are_no_more_to_reckon(make_tier: MakeTier, reckoned: Counter[str]) -> None:
    asked = ask("t", make_tier(8, DUTIES, rules="training-2019", hours_target=46, leave_days=35))
    seven = of(asked, 7, reckoned)
    assert set(seven) == {f"{module.__name__} {name}" for module, name in BY_THE_WEEK}
    assert of(asked, 20, reckoned) == seven


def of(asked: Question, lines: int, reckoned: Counter[str]) -> dict[str, int]:
    reckoned.clear()
    add_wishes(build(asked, lines), asked)
    return dict(reckoned)
