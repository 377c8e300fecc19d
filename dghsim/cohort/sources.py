"""Where each number of a cohort file comes from, as its provenance."""

from __future__ import annotations

import math
from collections.abc import Iterator

from dghsim.cohort.access_sources import access_sources
from dghsim.cohort.around_sources import around_sources
from dghsim.cohort.derive import MEDICAL_BED_SHARE, MEDICAL_SHARE, OLD_OCCUPANCY, YEARS_A_POINT
from dghsim.cohort.hospital import FROM_OUTSIDE, CohortHospital
from dghsim.cohort.source import SYNTHETIC, Source
from dghsim.cohort.staffing import MEDICINE, SHARE, VACANT
from dghsim.years import PUBLISHED

_SHARES = "What is plausible: medicine's share of all specialties is published of no hospital"


def sources(hospital: CohortHospital) -> Iterator[Source]:
    """An entry for each group of numbers that the file gives."""
    guessed = not hospital.real or {"beds", "direct"} & set(hospital.derived.imputed)
    take = ("demand.stream.ed.per_day", "demand.stream.direct.per_day")
    yield from around_sources(hospital)
    if hospital.shares:
        yield Source(("hospital.medical_share.*",), "illustrative", _SHARES)
    yield Source(take, "illustrative" if guessed else "public", _take(hospital))
    yield Source(("place.amu.count", "place.ward.count"), "illustrative", _beds(hospital))
    yield from (Source(keys, "illustrative", says) for keys, says in _illustrative(hospital))
    yield from access_sources(hospital)


def _take(hospital: CohortHospital) -> str:
    if not hospital.real:
        return SYNTHETIC
    place, year, derived = hospital.place, hospital.year, hospital.derived
    counted = "emergency admissions"
    if "beds" in derived.imputed:
        counted = "admissions by way of type 1 A&E, and those by other ways,"
    share = f"{place.direct_share:.0%}, its share April to December 2025"
    if "direct" in derived.imputed:
        share = "the cohort's median share"
    return (
        f"{derived.take:.1f} a day = {year.admissions:,.0f} {counted} of {place.trust} {year.name} x "
        f"{MEDICAL_SHARE:.2f} medical (assumed, 0.45 to 0.55) / {PUBLISHED}; not by way of A&E {share} "
        "(NHS England A&E statistics)"
    )


def _beds(hospital: CohortHospital) -> str:
    if not hospital.real:
        return SYNTHETIC
    beds = f"beds of {hospital.place.trust} {hospital.year.name} (NHS England bed statistics)"
    if "beds" in hospital.derived.imputed:
        beds = "beds, of which none are published for it: the cohort's median for each admission"
    return (
        f"{hospital.derived.medical_beds} medical beds = {MEDICAL_BED_SHARE:.2f} (assumed, 0.55 to 0.65) x adult "
        f"general and acute {beds}; the acute medical unit has 0.83 for each patient of a day's take, as the base"
    )


def _illustrative(hospital: CohortHospital) -> Iterator[tuple[tuple[str, ...], str]]:
    yield (
        tuple(f"place.{name}.count" for name in ("high_care", "outlying", "same_day_chairs", "transport")),
        "As the base for the size of the take, of critical care and of the other specialties",
    )
    if hospital.changes_stays:
        yield (
            ("demand.attribute.stay.distribution.**",),
            f"The base's, x {hospital.longer:.2f}: stays that fill {_filled(hospital)}, "
            f"{hospital.derived.stay_days:.1f} days a patient",
        )
    if hospital.changes_delays:
        yield (
            ("demand.attribute.delay.distribution.**",),
            f"The base's, x {hospital.delayed_longer:.2f}, as the trust's patients without reason to reside "
            "(NHS England daily discharge reports)",
        )
    if hospital.changes_ages:
        yield (
            ("demand.attribute.age.distribution.**",),
            f"The base's, {hospital.years_older:+.1f} years: {YEARS_A_POINT} for each percentage point of over 65s in "
            "the catchment population (OHID, Census 2021)",
        )
    yield (
        tuple(f"demand.stream.{name}.per_day" for name in FROM_OUTSIDE),
        "The base's, in proportion to the take or to the hospital's beds",
    )
    yield (
        ("demand.stream.*.envelope_per_day",),
        "Upper bound for drawing arrivals, as far above the busiest hour as the base's",
    )
    yield tuple(f"rota.tier.{tier}.**" for tier in hospital.staff), _staffing(hospital)
    yield (
        ("money.medical_budget_gbp_per_year",),
        "The base's, in proportion to the doctors in post; not a budget of the trust",
    )


def _filled(hospital: CohortHospital) -> str:
    if "beds" in hospital.derived.imputed:
        return f"the imputed medical beds to {OLD_OCCUPANCY:.0%}, assumed"
    return "the medical beds as the trust's are filled"


def _staffing(hospital: CohortHospital) -> str:
    counted = "NHS Digital, June 2018"
    if math.isnan(hospital.place.doctors_fte):
        counted = "of no trust: as the cohort's median has for each patient"
    tiers = ", ".join(f"{share:.3f} {tier.replace('_', ' ')}" for tier, share in SHARE.items())
    vacant = ", ".join(f"{share:.0%}" for share in VACANT.values())
    return (
        f"One rule for all, not the trust's staffing: {hospital.doctors:.0f} doctors FTE ({counted}) "
        f"x {MEDICINE:.2f} in medicine x {tiers} x 1 less vacancies of {vacant}; seats by the size of "
        "the take"
    )
