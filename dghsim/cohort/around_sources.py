"""Where what is said of a hospital's surroundings comes from."""

from __future__ import annotations

import math
from collections.abc import Iterator

from dghsim.cohort.hospital import CohortHospital
from dghsim.cohort.source import SYNTHETIC, Source

_MINUTES = "Between stroke units by car (samuel-book/stroke_unit_demographics), an upper bound"
_GUESSED = {
    "RJR": "Estimated: not among the travel times between stroke units",
    "RFF": "Estimated: not among the travel times between stroke units",
    "R1F": "Estimated: by car and ferry",
}
"""Minutes that are in no public table, by code."""
_PEOPLE = (
    "OHID trust catchments, Census 2021, Indices of Deprivation 2019 and the Rural-Urban Classification 2011, over the "
    "trust's catchment"
)


def around_sources(hospital: CohortHospital) -> Iterator[Source]:
    """Of what is known of the hospital's surroundings, and of nothing else."""
    place = hospital.place
    guessed = _GUESSED.get(place.code)
    groups = (
        (
            {"longitude": place.longitude, "latitude": place.latitude},
            "public",
            "Where the site is on the map",
        ),
        (
            {"minutes_to_next_hospital": place.minutes_to_next},
            "illustrative" if guessed else "public",
            guessed or _MINUTES,
        ),
        (
            {
                "population": place.population,
                "over_65_share": place.over_65,
                "income_deprived_share": place.income_deprived,
                "rural_share": place.rural,
            },
            "public",
            _PEOPLE,
        ),
    )
    for values, evidence, says in groups:
        keys = tuple(f"hospital.around.{key}" for key, value in values.items() if not math.isnan(value))
        if keys:
            yield Source(keys, evidence, says) if hospital.real else Source(keys, "illustrative", SYNTHETIC)
