"""Makes the cohort's scenario files."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from dghsim.cohort.access import access_of
from dghsim.cohort.base import Base, read_base
from dghsim.cohort.derive import OLD_OCCUPANCY, SHARES, Derived, derive, years_older
from dghsim.cohort.hospital import CohortHospital
from dghsim.cohort.public import NOT_KNOWN, Place, Year, places, year_of
from dghsim.cohort.staffing import staff
from dghsim.cohort.text import scenario_text
from dghsim.scenario.load import load_scenario
from dghsim.scenario.shipped import shipped

YEAR, BEFORE = "2022/23", "2016/17"
ANCHOR = "RLQ"
BASE = "hereford"
SYNTHETIC = Place(
    "SYNTH12", "No trust", "A synthetic remote hospital of 12 a day", NOT_KNOWN, NOT_KNOWN, "england", 75.0,
    NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, 1.0, NOT_KNOWN, NOT_KNOWN,
)  # fmt: skip
SYNTHETIC_TAKE = 12.0


@dataclass(frozen=True, slots=True)
class Makings:
    """What every hospital is made with."""

    base: Base
    place: Place
    """The anchor's, and its derived numbers and beds."""
    derived: Derived
    beds: float
    reported: Sequence[tuple[Place, Year]]
    """Hospitals that reported the year."""
    doctors_a_patient: float
    """Median of those that reported both."""


def cohort() -> list[CohortHospital]:
    """Every hospital in the year that it has figures for, by code, and a synthetic one last."""
    known = cohort_years()
    makings = makings_of(known)
    made = [_public(makings, place, year) for place, year in known]
    return [*made, _synthetic(makings)]


def cohort_years() -> list[tuple[Place, Year]]:
    """Every place of the cohort and its year, NaN where it did not report."""
    return [(place, year_of(place.code, YEAR)) for place in places()]


def write_cohort(folder: Path) -> list[Path]:
    """Write each hospital's file into the folder, which is made; returns the files. The same bytes every time."""
    base = read_base(load_scenario(shipped(BASE)))
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for hospital in cohort():
        path = folder / f"{hospital.place.code.lower()}.toml"
        path.write_text(scenario_text(hospital, base, f"../{BASE}.toml"), encoding="utf-8", newline="\n")
        written.append(path)
    return written


def makings_of(known: Sequence[tuple[Place, Year]]) -> Makings:
    """From the hospitals of the cohort with the year each has figures for."""
    reported = [(place, year) for place, year in known if not math.isnan(year.admissions)]
    place, year = next(pair for pair in reported if pair[0].code == ANCHOR)
    ratios = [each.doctors_fte / derive(each, own, reported).take for each, own in reported]
    base = read_base(load_scenario(shipped(BASE)))
    return Makings(base, place, derive(place, year, reported), year.adult_beds, reported, median(ratios))


def _public(makings: Makings, place: Place, year: Year) -> CohortHospital:
    before = year_of(place.code, BEFORE)
    if math.isnan(year.admissions):
        note = (
            f"A hospital that had merged by {YEAR}: the take is that of {BEFORE}, the beds are imputed from the rest "
            f"of the cohort and taken to be {OLD_OCCUPANCY:.0%} full, and delays, case mix and people are Hereford's. "
            "Of the hospital itself there is no more than its take and where it is. The staffing is one rule for all "
            "and is not the trust's."
        )
        return hospital_of(makings, place, before, derive(place, before, makings.reported), note=note)
    earlier = derive(place, before, makings.reported)
    rates = {"ed": round(earlier.take - earlier.direct, 2), "direct": round(earlier.direct, 2)}
    return hospital_of(makings, place, year, derive(place, year, makings.reported), before=(BEFORE, rates))


def _synthetic(makings: Makings) -> CohortHospital:
    note = "Synthetic: no such hospital exists. The base made as small as the smallest remote sites are."
    return of_size(makings, SYNTHETIC, SYNTHETIC_TAKE, note)


def of_size(makings: Makings, place: Place, take: float, note: str) -> CohortHospital:
    """The anchor with its take and beds in proportion, and doctors as the cohort's median has for each patient."""
    anchor, size = makings.derived, take / makings.derived.take
    scaled = {
        name: max(2, round(size * getattr(anchor, name)))
        for name in ("medical_beds", "amu", "high_care", "lent", "chairs", "vehicles")
    }
    derived = dataclasses.replace(anchor, take=take, direct=size * anchor.direct, **scaled)
    year = Year(YEAR, *(NOT_KNOWN,) * 8)
    return dataclasses.replace(hospital_of(makings, place, year, derived, note=note), real=False, shares={})


def hospital_of(
    makings: Makings,
    place: Place,
    year: Year,
    derived: Derived,
    *,
    before: tuple[str, dict[str, float]] | None = None,
    note: str = "",
) -> CohortHospital:
    """A hospital from what was derived for it, staffed by the rule."""
    base = makings.base
    doctors = makings.doctors_a_patient * derived.take if math.isnan(place.doctors_fte) else place.doctors_fte
    rota = {tier: staff(tier, own, derived, doctors) for tier, own in base.tiers.items()}
    in_post = sum(tier.in_post for tier in rota.values())
    return CohortHospital(
        place=place,
        year=year,
        derived=derived,
        anchor=makings.derived,
        anchor_beds=makings.beds,
        years_older=years_older(place, makings.place),
        staff=rota,
        doctors=doctors,
        budget=base.budget * in_post / base.doctors,
        before=before,
        access=access_of(place, makings.place, base.access),
        shares=SHARES,
        note=note,
    )
