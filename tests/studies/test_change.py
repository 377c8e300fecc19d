"""A changed scenario is checked as a file is."""

from pathlib import Path

import pytest

from dghsim.errors import InputError
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.studies.change import changed

SCENARIOS = Path(__file__).parents[2] / "scenarios"


@pytest.fixture(scope="module")
def hereford() -> Scenario:
    return load_scenario(SCENARIOS / "hereford.toml")


def test_only_what_is_named_changes(hereford: Scenario) -> None:
    more = changed(hereford, {"rota.tier.registrar.in_post": 9})
    assert more.rota.tier["registrar"].in_post == 9
    assert changed(more, {"rota.tier.registrar.in_post": 8}) == hereford


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"rota.tier.registrar.in_pots": 9}, "in_post"),
        ({"rota.tier.nobody.in_post": 9}, "nobody"),
        ({"rota.tier.registrar.lines": 61}, "rota.tier.registrar.lines"),
        ({"rota.tier.registrar.in_post": 11}, "in_post 11 is more than the 10 lines"),
        ({"rota.tier.registrar.duty.night.cover": [50] * 7}, "registrar"),
    ],
)
def test_what_cannot_work_is_refused_in_one_line(
    hereford: Scenario, changes: dict[str, object], says: str
) -> None:
    with pytest.raises(InputError, match="as changed") as refused:
        changed(hereford, changes)
    assert says in str(refused.value)
