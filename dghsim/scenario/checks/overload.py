"""Says where more work is asked for, by week and by hour, than can be done, and which places are too small."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dghsim.scenario.root import Scenario

if TYPE_CHECKING:
    from dghsim.scenario.load_by_hour.load import OfferedLoad

_AS_ASKED = "; reckoned with the cover that the scenario asks for, which the rota of rota.own may not have"


def overloads(scenario: Scenario) -> Iterator[str]:
    """One line for each: work that can never be cleared, places too small, hours in which work piles up."""
    from dghsim.scenario.load_by_hour.load import offered_load
    from dghsim.scenario.load_by_hour.words import endless_lines, spell_lines

    load = offered_load(scenario)
    asked = "" if scenario.rota.own is None else _AS_ASKED
    if scenario.rota.tier:
        yield from (line + asked for line in endless_lines(load))
    yield from _small_places(scenario, load)
    if scenario.rota.tier:
        yield from (line + asked for line in spell_lines(load))


def _small_places(scenario: Scenario, load: OfferedLoad) -> Iterator[str]:
    """By Little's law: arrivals times mean stay."""
    for name, number in load.inside.items():
        place = scenario.place[name]
        if place.most and place.count < number:
            when = "without end" if place.mean < number else "outside its season"
            more = f", {place.mean:.0f} with its season in the mean of a year" if place.season else ""
            yield (
                f"place.{name}.count is {place.count}{more}: those who wait for it when it is full would need about "
                f"{number:.0f} at once, so the queue for it will grow {when}"
            )
