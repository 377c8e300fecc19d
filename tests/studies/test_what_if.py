"""The ready what-ifs: which there are, what they change, and what happens to those that cannot be had."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from dghsim.errors import InputError
from dghsim.measures.model import Difference, Study
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.studies.change import changed
from dghsim.studies.what_if import one_fewer, one_more, ready_what_ifs, run_what_ifs

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
    assert fewer["tier_1"].in_post == 17
    assert sum(fewer["tier_1"].grades.values()) == 17


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
