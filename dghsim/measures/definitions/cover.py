"""Duties covered, and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dghsim.measures.facts import Facts, short_label
from dghsim.measures.model import Measure
from dghsim.scenario.root import Scenario

_one = partial(Measure, group="cover", unit="hours a week", kind="output", better="less")
_ALL = "rostered hours of the duties that answer work"
_OF = f"{_ALL}, normal days apart,"


def cover(scenario: Scenario, _: Facts) -> Iterator[Measure]:
    """In all, then by tier."""
    if not scenario.rota.tier:
        return
    yield from _filled("", "")
    yield _one(
        "bank_hours_per_week", "Hours filled by the bank", better="neither",
        explains=f"Mean {_ALL} that the bank fills.",
    )  # fmt: skip
    yield _one(
        "agency_hours_per_week", "Hours filled by agency", explains=f"Mean {_ALL} that an agency fills."
    )
    for name, tier in scenario.rota.tier.items():
        yield from _filled(f"_{name}", f"{short_label(tier)}: ")


def _filled(part: str, whose: str) -> Iterator[Measure]:
    yield _one(
        f"uncovered_hours_per_week{part}", _label(whose, "hours uncovered"),
        explains=f"Mean {_OF} that nobody works, the take diverted or not.",
    )  # fmt: skip
    yield _one(
        f"locum_hours_per_week{part}", _label(whose, "hours of bank and agency"),
        explains=f"Mean {_OF} that bank or agency fill.",
    )  # fmt: skip
    yield _one(
        f"covered_percent{part}", _label(whose, "hours covered"), unit="%", better="more",
        explains=f"Share of the {_OF} that somebody works.",
    )  # fmt: skip


def _label(whose: str, what: str) -> str:
    return whose + what if whose else what.capitalize()
