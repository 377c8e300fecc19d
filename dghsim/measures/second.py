"""Answers that come when those who answer work second are asked: late by an input."""

from __future__ import annotations

from collections.abc import Mapping

from dghsim.engine.plan import NONE
from dghsim.measures.grouped import mean
from dghsim.measures.kinds import is_timed
from dghsim.measures.view import View, pieces_by_kind
from dghsim.scenario.root import Scenario

_NEAR = 0.5
"""Minutes within which a percentile counts as lying at the moment."""
_ENDS = ("median_minutes", "p90_minutes", "p95_minutes")


def asks_second(scenario: Scenario) -> dict[str, int]:
    """Minutes after which those who answer it second are asked, of each kind of work with a response to measure.

    Left out is work for which they are asked at once, and work that nobody answers second.
    """
    duties = [duty for tier in scenario.rota.tier.values() for duty in tier.duty.values()]
    second = {name for duty in duties for name in duty.second}
    return {
        name: kind.ask_second_after_minutes
        for name, kind in scenario.work.items()
        if is_timed(kind) and name in second and kind.ask_second_after_minutes
    }


def answered_then(view: View) -> dict[str, float]:
    """By kind of work in `asks_second`: percent given to a clinician in the very second at which they are asked."""
    scenario, pieces, values = view.replication.scenario, view.pieces, {}
    names = list(scenario.work)
    for name, minutes in asks_second(scenario).items():
        rows = pieces_by_kind(view).of([names.index(name)])
        rows = rows[view.asked[rows] & (pieces.called[rows] != NONE)]
        at_once = pieces.called[rows] - pieces.since[rows] == 60 * minutes
        values[f"wait_{name}_at_second_percent"] = 100 * mean(at_once)
    return values


def echoes(scenario: Scenario, means: Mapping[str, float]) -> dict[str, str]:
    """Id -> words, of percentiles of a response that lie where those who answer second are asked, or have come in.

    Args:
        scenario: whose measures they are.
        means: the mean of each measure by id.
    """
    found: dict[str, str] = {}
    for name, minutes in asks_second(scenario).items():
        category = scenario.work[name].category if scenario.work[name].target_minutes is not None else None
        for moment, words in _moments(scenario, name, minutes):
            for start in (f"wait_{name}", *([f"response_{category}"] if category else [])):
                for one in (f"{start}_{end}" for end in _ENDS):
                    if one in means and abs(means[one] - moment) <= _NEAR:
                        found.setdefault(one, f"lies at the {words}: mostly repeats that input")
    return found


def _moments(scenario: Scenario, name: str, minutes: int) -> list[tuple[int, str]]:
    duties = [duty for tier in scenario.rota.tier.values() for duty in tier.duty.values()]
    journeys = sorted({duty.call_in_minutes for duty in duties if duty.at == "home" and name in duty.second})
    asked = f"{minutes} minutes after which those who answer it second are asked"
    return [(minutes, asked)] + [
        (minutes + journey, f"{asked}, with {journey} for the journey in") for journey in journeys if journey
    ]
