"""The ready what-ifs: which there are, what they change, and what happens to those that cannot be had."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from helpers.homes import written

from dghsim.errors import InputError
from dghsim.measures.model import Difference, Study
from dghsim.rota.posts import posts_of
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.studies.change import changed
from dghsim.studies.what_if import one_fewer, one_more, ready_what_ifs, run_what_ifs, tier_at

SCENARIOS = Path(__file__).parents[2] / "scenarios"


class Base:
    """As much of a study as choosing the what-ifs needs."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario


@pytest.fixture(scope="module")
def hereford() -> Scenario:
    return load_scenario(SCENARIOS / "hereford.toml")


def test_the_three_of_the_default_can_all_be_asked(hereford: Scenario) -> None:
    ready = ready_what_ifs(hereford)
    assert [what_if.name.split(":")[0] for what_if in ready] == [
        "One more in post",
        "A twilight duty, 14",
        "One fewer in post",
    ]
    more, twilight, fewer = (changed(hereford, what_if.changes).rota.tier for what_if in ready)
    assert more["registrar"].in_post == 9
    assert more["registrar"].lines == 10
    assert (
        twilight["registrar"].duty["extra_twilight"].first
        == hereford.rota.tier["registrar"].duty["long_day"].first
    )
    assert (fewer["tier_1"].in_post, fewer["tier_1"].held_vacant) == (17, 1)


def test_whoever_leaves_is_not_replaced_and_the_others_keep_line_and_grade(hereford: Scenario) -> None:
    for name, tier in hereford.rota.tier.items():
        leaver = one_fewer(name, tier)
        assert leaver is not None
        fewer = changed(hereford, leaver.changes).rota.tier[name]
        pairs = zip(posts_of(name, tier, 20), posts_of(name, fewer, 20), strict=True)
        ((before, after),) = [(one, other) for one, other in pairs if one != other]
        assert (before.vacant, after.vacant, after.frozen) == (False, True, True)
        back = changed(hereford, leaver.changes | one_more(name, fewer).changes).rota.tier[name]
        assert back == tier


def test_one_fewer_of_the_smallest_rota_keeps_the_rota(hereford: Scenario) -> None:
    tier = hereford.rota.tier["registrar"].model_copy(update={"lines": "smallest"})
    leaver = one_fewer("registrar", tier)
    assert leaver is not None
    assert leaver.changes == {"rota.tier.registrar.in_post": 7, "rota.tier.registrar.held_vacant": 1}


def test_one_more_than_a_full_rota_takes_a_line_more(hereford: Scenario) -> None:
    full = changed(hereford, {"rota.tier.registrar.in_post": 10})
    tier = changed(full, one_more("registrar", full.rota.tier["registrar"]).changes).rota.tier["registrar"]
    assert (tier.in_post, tier.lines) == (11, 11)


def test_nobody_asks_about_the_servers_of_a_textbook_queue() -> None:
    textbook = load_scenario(SCENARIOS / "textbook" / "mmc.toml")
    assert ready_what_ifs(textbook) == []
    assert all(one_fewer(name, tier) is None for name, tier in textbook.rota.tier.items())


def test_what_cannot_be_had_is_said_and_stops_nothing(hereford: Scenario) -> None:
    def refuse(_: Scenario, name: str) -> Study:
        raise InputError(f"no rota for {name[:8]}")

    differences, impossible = run_what_ifs(cast(Study, Base(hereford)), refuse)
    assert differences == []
    assert len(impossible) == 3
    assert impossible[0].endswith("no rota for One more")


def test_what_is_known_is_not_run_again(hereford: Scenario) -> None:
    asked: list[str] = []

    def refuse(_: Scenario, name: str) -> Study:
        asked.append(name)
        raise InputError("no")

    base = cast(Study, Base(hereford))
    name = ready_what_ifs(hereford)[-1].name
    known = Difference(name, base, base, None)  # type: ignore[arg-type]
    differences, _ = run_what_ifs(base, refuse, [known])
    assert differences == [known]
    assert name not in asked


def test_the_teams_of_homes_are_not_tried(tmp_path: Path) -> None:
    scenario = load_scenario(written(tmp_path))
    assert all(one_fewer(name, tier) is None for name, tier in scenario.rota.tier.items())
    assert tier_at(scenario, 1) is None
