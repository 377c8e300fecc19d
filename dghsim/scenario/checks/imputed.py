"""Finds figures that are a planner's own and still said to be imputed from other hospitals."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.scenario.provenance import matches, trace
from dghsim.scenario.root import Scenario

_OF = {
    "direct": ("demand.stream.direct.per_day",),
    "beds": ("place.amu.count", "place.ward.count", "demand.attribute.stay.distribution.**"),
    "delay": ("demand.attribute.delay.distribution.**",),
}
"""What is imputed -> the numbers that it comes to, as patterns."""


def own_though_imputed(scenario: Scenario) -> Iterator[str]:
    """One line for each thing said to be imputed of which a number is the planner's own."""
    if not scenario.hospital.imputed:
        return
    own = [row.key for row in trace(scenario) if row.evidence == "yours"]
    for what in scenario.hospital.imputed:
        found = [key for key in own if any(matches(pattern, tuple(key.split("."))) for pattern in _OF[what])]
        if found:
            left = [f'"{each}"' for each in scenario.hospital.imputed if each != what]
            yield (
                f"hospital.imputed: says that {what} is of others, and {found[0]} is your own: once all of it is, "
                f"say imputed = [{', '.join(left)}], or it stays out of ranks and verdicts"
            )
