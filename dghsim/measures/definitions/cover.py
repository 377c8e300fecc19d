"""Duties covered, and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dghsim.measures.facts import Facts, short_label
from dghsim.measures.model import Measure
from dghsim.scenario.root import Scenario

_one = partial(Measure, group="cover", unit="hours a week", kind="output", better="less")
_OF = "rostered hours of the duties that answer work"


def cover(scenario: Scenario, facts: Facts) -> Iterator[Measure]:
    """In all, then by tier."""
    if not scenario.rota.tier:
        return
    yield from _filled("", "")
    yield _one(
        "bank_hours_per_week", "Hours filled by the bank", better="neither",
        explains=f"Mean {_OF} that the bank fills.",
    )  # fmt: skip
    yield _one(
        "agency_hours_per_week", "Hours filled by agency", explains=f"Mean {_OF} that an agency fills."
    )
    for name, tier in scenario.rota.tier.items():
        yield from _filled(f"_{name}", f"{short_label(tier)}: ")
    if facts.tiers and any(tier.level >= 2 for tier in scenario.rota.tier.values()):
        yield _one(
            "one_senior_hours_per_week", "Hours with one senior for everything", better="neither",
            explains="Mean hours a week with exactly one doctor of tier 2 or 3 on site on a duty that answers work.",
        )  # fmt: skip
        yield _one(
            "no_senior_hours_per_week", "Hours with no senior on site",
            explains="Mean hours a week with no doctor of tier 2 or 3 on site on a duty that answers work.",
        )  # fmt: skip


def _filled(part: str, whose: str) -> Iterator[Measure]:
    yield _one(
        f"uncovered_hours_per_week{part}", _label(whose, "hours uncovered"),
        explains=f"Mean {_OF} that nobody works after bank and agency were asked.",
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
