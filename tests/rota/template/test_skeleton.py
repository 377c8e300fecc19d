"""The bones of a template, as hints that the solver takes."""

from __future__ import annotations

from collections.abc import Callable

from dghsim.rota.template.build import build
from dghsim.rota.template.outcome import run
from dghsim.rota.template.parameters import FIND, Parameters
from dghsim.rota.template.question import ask
from dghsim.rota.template.skeleton import skeleton
from dghsim.scenario.rota import Tier

MakeTier = Callable[..., Tier]


def test_a_weekend_day_that_holds_only_a_night_is_hinted_once(make_tier: MakeTier) -> None:
    tier = make_tier(3, {"night": "20:30-09:00 1111111", "day": "09:00-17:00 1111100"})
    grid = build(ask("t", tier), 3)
    bones = skeleton(grid, tuple(0 if position < 7 else None for position in grid.positions))
    hinted = [literal.index for literal, _ in bones]
    assert len(set(hinted)) == len(hinted) == 7 * 3
    assert run(grid, Parameters(1), FIND, fixed=bones).status == "optimal"
