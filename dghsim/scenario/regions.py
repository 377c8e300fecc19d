"""How often an advertised post stays unfilled, by region."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

RURAL_FACTOR = 1.25
"""Posts in rural and remote hospitals stay unfilled so much more often; assumed, as 13 % of appointments were rural."""
MOST_UNFILLED = 0.85
"""However remote; assumed."""


class Region(NamedTuple):
    """One line of the table."""

    unfilled: float
    """Share of adverts that nobody suitable answers."""
    source: str


@cache
def regions() -> dict[str, Region]:
    """The table, by name of region."""
    text = files("dghsim.scenario").joinpath("regions.toml").read_text(encoding="utf-8")
    return {name: Region(**row) for name, row in tomllib.loads(text).items()}


def advert_success(region: str, rural: bool) -> float:
    """Chance that one advert round fills a post: one less the region's unfilled share, a quarter more if rural.

    Raises:
        KeyError: no such region.
    """
    unfilled = regions()[region].unfilled * (RURAL_FACTOR if rural else 1.0)
    return 1.0 - min(unfilled, MOST_UNFILLED)
