"""The default scenario's four tiers: slower than the rest, since 20 lines take the solver seconds."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dghsim.rota.dated import date_rota
from dghsim.rota.model import Template
from dghsim.rota.template.solve import solve_template
from dghsim.scenario.load import load_scenario
from dghsim.scenario.rota import Tier

FILE = Path(__file__).parents[3] / "scenarios" / "hereford.toml"
WEEKENDS = {"tier_1": 5, "foundation": 3, "registrar": 2, "consultant": 2}


def tier_called(name: str) -> tuple[Tier, float]:
    rota = tomllib.loads(FILE.read_text(encoding="utf-8"))["rota"]
    return Tier.model_validate(rota["tier"][name]), float(rota["solve_seconds"])


def night_starts(tier: Tier, template: Template) -> list[int]:
    """Weekday on which each run of nights begins."""
    days = [bool(name) and tier.duty[name].start > "20" for line in template.cells for name in line]
    return [at % 7 for at, on in enumerate(days) if on and not days[at - 1]]


@pytest.mark.parametrize("name", WEEKENDS)
def test_a_legal_template_is_found_with_whole_weekends(name: str) -> None:
    tier, seconds = tier_called(name)
    template = solve_template(name, tier, min(8.0, seconds))
    assert template.lines == tier.lines
    assert template.bound <= template.objective
    assert sum(bool(line[5] or line[6]) for line in template.cells) >= WEEKENDS[name]


@pytest.mark.prove
@pytest.mark.parametrize("name", WEEKENDS)
def test_the_best_template_is_found_and_proved_in_the_scenario_s_time(name: str) -> None:
    tier, seconds = tier_called(name)
    template = solve_template(name, tier, seconds)
    assert template.status == "optimal"
    assert template.seconds < seconds
    assert sum(bool(line[5] or line[6]) for line in template.cells) == WEEKENDS[name]
    assert set(night_starts(tier, template)) <= {0, 4}


@pytest.mark.prove
def test_the_leave_granted_does_not_rest_on_the_seed_of_the_solver() -> None:
    scenario = load_scenario(FILE)
    granted = []
    for seed in (1, 2, 3):
        templates = [solve_template(name, tier, 40, seed=seed) for name, tier in scenario.rota.tier.items()]
        assert {template.status for template in templates} == {"optimal"}
        leave = date_rota(scenario, templates).leave
        granted.append(leave.groupby("tier")[["leave_granted", "study_granted"]].sum().to_dict())
    assert granted[0] == granted[1] == granted[2]
