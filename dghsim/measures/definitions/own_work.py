"""Breaks due, taken and missed, and the rest of what clinicians do for themselves."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Literal

from dghsim.engine.plan import NONE
from dghsim.measures.facts import Facts, short_label
from dghsim.measures.kinds import break_kind, own_kinds
from dghsim.measures.model import Measure
from dghsim.measures.sessions import session_kinds
from dghsim.scenario.root import Scenario

_one = partial(Measure, group="staff", unit="a week, all doctors", kind="output", better="less")


def own_work(scenario: Scenario, facts: Facts) -> Iterator[Measure]:
    """Breaks in all and by tier; then each other kind of own work."""
    kinds, breaks = own_kinds(scenario), break_kind(scenario)
    if kinds and breaks != NONE:
        yield from _breaks("", "")
        for name in facts.tiers:
            yield from _breaks(f"_{name}", f"{short_label(scenario.rota.tier[name])}: ")
    lost = session_kinds(scenario, facts)
    for name in kinds:
        label = scenario.work[name].label or name
        if name in lost:
            yield from _lost(name, "", label)
            for tier in lost[name]:
                yield from _lost(name, f"_{tier}", f"{label}, {short_label(scenario.rota.tier[tier])}")
        if list(scenario.work).index(name) != breaks:
            yield _one(
                f"missed_percent_{name}", f"{label}: missed by who was there", unit="%",
                explains="Share, of what fell due in the weeks measured for somebody on duty, that was not begun in "
                "its time or was broken off and never done. Of duties with nobody none falls due.",
            )  # fmt: skip


def _lost(kind: str, part: str, label: str) -> Iterator[Measure]:
    """Of normal days: in all, or of a tier."""
    what = (
        "of the normal days planned in the weeks measured, leave taken off: those of days with nobody (a vacancy, "
        "sickness, or a day given up for a swap or for acting up or down), and those missed by who was there"
    )
    yield _one(
        f"lost_per_year_{kind}{part}", f"{label}: lost", unit="a year", explains=f"Number {what}, as a year."
    )
    yield _one(f"lost_percent_{kind}{part}", f"{label}: share lost", unit="%", explains=f"Share {what}.")


_BREAKS: tuple[tuple[str, Literal["more", "less", "neither"], str], ...] = (
    ("due", "neither", "Breaks that the tier's rules give"),
    ("taken", "more", "Breaks begun in their time and not broken off"),
    ("missed", "less", "Breaks due and not taken, or broken off"),
)


def _breaks(part: str, whose: str) -> Iterator[Measure]:
    over = "on covered duties that end in the weeks measured"
    for what, better, words in _BREAKS:
        yield _one(
            f"breaks_{what}_per_week{part}", _label(whose, f"breaks {what}"), better=better,
            explains=f"{words}, {over}.",
        )  # fmt: skip
    yield _one(
        f"breaks_missed_percent{part}", _label(whose, "share of breaks missed"), unit="%",
        explains=f"Breaks not taken, or broken off, over breaks due by the tier's rules, {over}.",
    )  # fmt: skip


def _label(whose: str, what: str) -> str:
    return whose + what if whose else what.capitalize()
