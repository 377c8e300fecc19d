"""Small scenarios for demand, and the default scenario's replications."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dghsim.demand.draw import draw_arrivals
from dghsim.demand.model import Arrivals
from dghsim.demand.tables import prepare
from dghsim.scenario.root import Scenario

Build = Callable[..., Scenario]
HEREFORD = Path(__file__).parents[2] / "scenarios" / "hereford.toml"


def build(
    *,
    stream: dict[str, dict[str, Any]] | None = None,
    attribute: dict[str, Any] | None = None,
    dispersion: dict[str, float] | None = None,
    place: dict[str, Any] | None = None,
    **run: Any,
) -> Scenario:
    """A scenario of one flat stream of 24 patients a day, but for what is given."""
    flat = {"front_door": {"per_day": 24, "envelope_per_day": 48}}
    return Scenario.model_validate(
        {
            "schema_version": 1,
            "name": "Small",
            "hospital": {"code": "TST"},
            "era": {"demand": "none", "rules": "training-2019", "pay_year": "none"},
            "run": {"start": datetime.date(2022, 4, 4), "weeks": 4, "warm_up_weeks": 0, "seed": 1} | run,
            "demand": {
                "dispersion": dispersion or {},
                "stream": {name: {"start": "home"} | given for name, given in (stream or flat).items()},
                "attribute": attribute or {},
            },
            "pathway": {"stage": {"home": {"type": "leave", "outcome": "home"}}},
            "place": place or {},
        }
    )


@pytest.fixture(scope="session")
def small() -> Build:
    return build


@pytest.fixture(scope="session")
def hereford() -> Scenario:
    return Scenario.model_validate(tomllib.loads(HEREFORD.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def hereford_years(hereford: Scenario) -> list[Arrivals]:
    tables = prepare(hereford)
    return [draw_arrivals(hereford, replication, tables) for replication in range(40)]
