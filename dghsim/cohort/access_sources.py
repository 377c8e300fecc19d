"""Where a hospital's figures of access come from."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.cohort.access import (
    MINUTES_WHERE_ALL_IS_RURAL,
    MINUTES_WITHIN,
    NO_CAR_A_POINT_MORE_RURAL,
    NO_CAR_A_POINT_POORER,
    NO_CAR_WITHIN,
)
from dghsim.cohort.hospital import CohortHospital
from dghsim.cohort.source import SYNTHETIC, Source


def access_sources(hospital: CohortHospital) -> Iterator[Source]:
    """Ranges, so that they are drawn as guesses, except of the anchor: its figures are the reference's."""
    access = hospital.access
    if access is None:
        return
    own = hospital.derived != hospital.anchor
    spread = NO_CAR_WITHIN if own else 0.0
    yield Source(
        ("access.no_car_share",),
        "illustrative",
        f"Assumed: the base's, {NO_CAR_A_POINT_POORER:+g} points for each of income-deprived people and "
        f"{NO_CAR_A_POINT_MORE_RURAL:+g} for each of rural homes; no table of cars by district was found",
        _within(access.no_car_share, spread),
    )
    yield Source(
        ("access.minutes_to_hospital",),
        "illustrative",
        f"Assumed: the base's, {MINUTES_WHERE_ALL_IS_RURAL} minutes longer where all homes are rural "
        "than where none is",
        _within(access.minutes_to_hospital, MINUTES_WITHIN if own else 0.0),
    )
    yield Source(
        ("access.income_deprived_share",),
        "public" if hospital.real else "illustrative",
        "Indices of Deprivation 2019 over the OHID catchment" if hospital.real else SYNTHETIC,
    )


def _within(value: float, spread: float) -> tuple[float, float] | None:
    return (round(max(value - spread, 0.0), 3), round(value + spread, 3)) if spread else None
