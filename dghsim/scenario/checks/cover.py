"""Each tier's rota could be filled by the doctors that its lines stand for, whatever the rules."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.scenario.base import WEEKDAYS
from dghsim.scenario.keys import unknown
from dghsim.scenario.problems import Problem
from dghsim.scenario.root import Scenario

_ABSENCES = ("leave", "study", "zero", "sick", "lieu")


def somebody_is_on(scenario: Scenario) -> Iterator[Problem]:
    """A tier has cover on some day."""
    for name, tier in scenario.rota.tier.items():
        if not any(any(duty.cover) for duty in tier.duty.values()):
            yield Problem(("rota", "tier", name, "duty"), "no duty has cover on any day; a tier needs some")


def followers_match(scenario: Scenario) -> Iterator[Problem]:
    """A duty that follows another has its cover, or on some days none, and follows one that follows none."""
    for name, tier in scenario.rota.tier.items():
        for duty_name, duty in tier.duty.items():
            if duty.follows is None:
                continue
            key = ("rota", "tier", name, "duty", duty_name)
            leader = tier.duty[duty.follows]
            if leader.follows is not None:
                yield Problem(
                    (*key, "follows"), f"must not follow {duty.follows}, which itself follows another"
                )
            if any(cover not in (0, led) for cover, led in zip(duty.cover, leader.cover, strict=True)):
                says = f"must be 0 or that of {duty.follows}, which it follows: {leader.cover}"
                yield Problem((*key, "cover"), says)


def lines_cover_each_day(scenario: Scenario) -> Iterator[Problem]:
    """No day asks for more duties than there are lines: a line works one duty a day."""
    if scenario.rota.own is not None:
        return
    for name, tier in scenario.rota.tier.items():
        if not isinstance(tier.lines, int):
            continue
        covers = [duty.cover for duty in tier.duty.values() if duty.follows is None]
        for weekday, needed in zip(WEEKDAYS, map(sum, zip(*covers, strict=True)), strict=True):
            if needed > tier.lines:
                says = f"must be at least {needed}, the duties that start on a {weekday}, not {tier.lines}"
                yield Problem(("rota", "tier", name, "lines"), says)


def legend_names_duties(scenario: Scenario) -> Iterator[Problem]:
    """The legend of a planner's own rota turns codes into duties or absences that there are."""
    if scenario.rota.own is None:
        return
    known = [f"{tier}.{duty}" for tier, given in scenario.rota.tier.items() for duty in given.duty]
    for code, meaning in scenario.rota.own.legend.items():
        if meaning not in (*known, *_ABSENCES):
            says = unknown(meaning, (*_ABSENCES, *known), what="tier.duty or absence")
            yield Problem(("rota", "own", "legend", code), says)


CHECKS = (somebody_is_on, followers_match, lines_cover_each_day, legend_names_duties)
