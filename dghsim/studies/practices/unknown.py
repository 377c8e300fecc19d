"""What is not known of practices: one value a replication, where the scenario gives a range."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dghsim.demand.requests import Floats
from dghsim.scenario.practices import Practices


@dataclass(frozen=True, slots=True)
class Unknown:
    """Arrays have one entry a replication; a number is the same in each."""

    elasticity: Floats | float = 0.0
    """Of requests by the wait."""
    filled_share: Floats | float = 1.0
    """Of the posts that a home brings."""
    saves_prescribing: Floats | float = 0.0
    """Pounds a person and year, where that is assumed."""
    give_up_refer: Floats | float | None = None
    """How likely those who give up would have been to be referred, and those who ask only where waits are short are;
    None: as written."""


AS_WRITTEN = Unknown()
"""Nobody asks more, no post is vacant, and nothing is assumed of prescribing."""


def unknown_of(practices: Practices, drawn: Mapping[str, Floats]) -> Unknown:
    """As written, but for what is drawn: by dotted key, `practices.` at its front."""

    def value(key: str, written: float) -> Floats | float:
        return drawn.get(f"practices.{key}", written)

    asks, vacancies, saves = practices.asks_more, practices.vacancies, practices.prescribing
    return Unknown(
        0.0 if asks is None else value("asks_more.elasticity", asks.elasticity),
        1.0 if vacancies is None else value("vacancies.filled_share", vacancies.filled_share),
        0.0
        if saves is None or not saves.assumed
        else value("prescribing.saves_gbp_per_person_year", saves.saves_gbp_per_person_year),
        value("give_up_refer_factor", practices.give_up_refer_factor),
    )
