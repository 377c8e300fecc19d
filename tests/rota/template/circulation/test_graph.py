"""States and days between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from dghsim.rota.template.circulation import graph
from dghsim.rota.template.circulation.best import Circulation, circulate
from dghsim.rota.template.circulation.local import local_rules
from dghsim.rota.template.circulation.states import Steps
from dghsim.rota.template.objective import weights as w
from dghsim.rota.template.question import ask
from dghsim.scenario.rota import Tier

MakeTier = Callable[..., Tier]


def test_where_nothing_is_forbidden_only_what_is_disliked_tells_states_apart(make_tier: MakeTier) -> None:
    asked = ask("t", make_tier(4, ["10:00-16:00 1111100"]))
    found = graph.graph_of(asked, local_rules(asked), 4)
    assert found is not None
    prices = {arc.price.then for arc in found.arcs}
    assert prices == {0, w.LONE_DAY_OFF}
    assert max(found.nodes) <= 3
    assert {arc.start[0] for arc in found.arcs if arc.kind == 0} == set(range(5))


def test_what_is_said_of_one_line_alone_is_said_of_none(make_tier: MakeTier) -> None:
    tier = make_tier(
        4, ["09:00-17:00 1111100 normal", "08:30-21:00 1111100"], leave_lines=[2], template={"clear_leave_lines": True}
    )  # fmt: skip
    asked = ask("t", tier)
    assert local_rules(asked).windows == ()
    assert circulate(asked, 4).choices == ()


def test_too_many_states_are_left_alone(make_tier: MakeTier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph, "_MOST_STATES", 3)
    assert circulate(ask("t", make_tier(4, ["10:00-16:00 1111100"])), 4) == Circulation(possible=True)


def test_what_patterns_a_day_meets_is_looked_at_once(
    make_tier: MakeTier, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ask("t", make_tier(8, ["08:30-21:00 1111111", "20:30-09:00 1111111"], rules="training-2019"))
    looked: Counter[object] = Counter()
    meet = Steps._meet

    def counted(steps: Steps, *day: Any) -> Any:
        looked[day] += 1
        return meet(steps, *day)

    monkeypatch.setattr(Steps, "_meet", counted)
    found = graph.graph_of(asked, local_rules(asked), 8)
    assert found is not None
    assert set(looked.values()) == {1}
