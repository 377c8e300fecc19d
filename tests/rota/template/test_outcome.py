"""What ends a search, and that it is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dghsim.rota.template import parameters
from dghsim.rota.template.build import build
from dghsim.rota.template.outcome import ModelFault, run
from dghsim.rota.template.parameters import FIND, Parameters
from dghsim.rota.template.question import ask
from dghsim.scenario.rota import Tier

MakeTier = Callable[..., Tier]
DUTIES = {"day": "08:30-21:00 1111111", "night": "20:30-09:00 1111111"}


@pytest.fixture
def asked(make_tier: MakeTier) -> Tier:
    return make_tier(8, DUTIES, rules="training-2019")


def test_effort_ends_a_search_without_its_being_cut_short(asked: Tier) -> None:
    outcome = run(build(ask("t", asked), 8), Parameters(1e-9), FIND)
    assert (outcome.status, outcome.cut_short) == ("undecided", False)


def test_the_clock_ends_it_after_many_times_the_effort(asked: Tier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parameters, "_PATIENCE", 1e-6)
    outcome = run(build(ask("t", asked), 8), Parameters(20), FIND)
    assert (outcome.status, outcome.cut_short) == ("undecided", True)
    assert run(build(ask("t", asked), 8), Parameters(20, deterministic=True), FIND).status == "optimal"


def test_a_model_that_the_solver_does_not_take_is_named_a_fault_of_the_program(asked: Tier) -> None:
    grid = build(ask("t", asked), 8)
    twice = [(grid.works(0), True), (grid.works(0), True)]
    with pytest.raises(ModelFault, match=r"a fault of dghsim: .* 8 lines: .*hint"):
        run(grid, Parameters(1), FIND, fixed=twice)
