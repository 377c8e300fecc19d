from typing import Any

import pytest

from dghsim.scenario.checks.posts import filled_at_once
from dghsim.scenario.load import load_scenario
from dghsim.scenario.patch import Patch
from dghsim.scenario.shipped import shipped


def test_levers_that_bring_posts_are_named() -> None:
    levers = ["surge_beds=4", "twilight=1", "hospital_at_night=1"]
    (line,) = filled_at_once(load_scenario(shipped("hereford"), levers=levers))
    assert line == (
        "levers: posts that these bring count as filled from the first day, however hard they are to fill: "
        "twilight=1, hospital_at_night=1"
    )
    assert list(filled_at_once(load_scenario(shipped("hereford"), levers=levers[:1]))) == []


@pytest.mark.parametrize(("patch", "brings"), [
    ({"add": {"rota.tier.registrar.in_post": 1}}, True),
    ({"add": {"rota.tier.registrar.in_post": -1}}, False),
    ({"add": {"rota.tier.registrar.lines": 1}}, False),
    ({"set": {"rota.tier.team": {"in_post": 2}}}, True),
    ({"set": {"rota.tier.team": {"in_post": 0}}}, False),
    ({"set": {"place.ward.count": 2}}, False),
])  # fmt: skip
def test_posts_come_by_addition_or_as_a_tier(patch: dict[str, Any], brings: bool) -> None:
    assert Patch.model_validate(patch).brings_posts() == brings
