"""What a scenario asks for and a planner's own rota rosters nobody on."""

from __future__ import annotations

from dghsim.errors import show_path
from dghsim.rota.model import DatedRota
from dghsim.scenario.root import Scenario

_MOST_NAMED = 4


def unrostered(scenario: Scenario, rota: DatedRota) -> dict[str, tuple[str, ...]]:
    """Tier -> its duties, as the scenario names them, with cover on some day and not a row in the rota, vacant or not.

    Empty unless the rota is a planner's own. Of those duties no hour counts as uncovered, since none is in the rota.
    """
    if scenario.rota.own is None:
        return {}
    there = set(zip(rota.shifts["tier"], rota.shifts["duty"], strict=True))
    found = {
        name: tuple(duty for duty, one in tier.duty.items() if any(one.cover) and (name, duty) not in there)
        for name, tier in scenario.rota.tier.items()
    }
    return {name: duties for name, duties in found.items() if duties}


def tiers_of_nobody(scenario: Scenario, rota: DatedRota) -> tuple[str, ...]:
    """Tiers that a planner's own rota has no duty of at all."""
    there = {tier for tier, duty in zip(rota.shifts["tier"], rota.shifts["duty"], strict=True) if duty}
    return tuple(name for name in unrostered(scenario, rota) if name not in there)


def unrostered_notes(scenario: Scenario, rota: DatedRota) -> list[str]:
    """A sentence for each tier with such duties."""
    file = show_path(scenario.rota.own.file) if scenario.rota.own else ""
    notes = []
    for name, duties in unrostered(scenario, rota).items():
        tier = scenario.rota.tier[name]
        labels = [tier.duty[duty].label or duty for duty in duties[:_MOST_NAMED]]
        more = f" and {len(duties) - _MOST_NAMED} more" if len(duties) > _MOST_NAMED else ""
        notes.append(
            f"{file} has nobody, in post or vacant, on {tier.short_label}: {'; '.join(labels)}{more}. What they do "
            "is left to others, if to any, and their hours count neither as uncovered nor in the cost"
        )
    return notes
