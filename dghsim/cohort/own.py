"""A hospital made of a planner's own monthly figures, by the rules that make those of the cohort."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from dghsim.cohort.build import BASE, Makings, cohort_years, hospital_of, makings_of
from dghsim.cohort.derive import MEDICAL_BED_SHARE, MEDICAL_SHARE, SHARES, Derived, derive
from dghsim.cohort.hospital import CohortHospital
from dghsim.cohort.months import Months, read_months
from dghsim.cohort.public import NOT_KNOWN, Place, Year
from dghsim.cohort.source import Source
from dghsim.cohort.sources import sources
from dghsim.cohort.text import scenario_text
from dghsim.errors import InputError, show_path
from dghsim.years import PUBLISHED

OWN = "the planner's own figures"
UNLIKE = 1.25
"""By which the stay that is given may differ from that which fills the beds before it is said."""
_HEAD = """\
# Made by dghsim new from a planner's own monthly figures, by the rules of docs/cohort.md. Change what you know better:
# the staffing is one rule for all hospitals until you do."""
_ABOUT = (
    "Take, beds and stays follow from {own}, {first} to {last}; case mix and profiles are the base's; the "
    "staffing is one rule for all hospitals."
)
_PLACE = Place(
    "MINE", "My trust", "My hospital", NOT_KNOWN, NOT_KNOWN, "england", NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN,
    NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN,
)  # fmt: skip


def own_scenario(path: Path, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of a scenario file, and what to know of it.

    Args:
        path: the figures, as `read_months` takes them.
        name: of the hospital.

    Raises:
        InputError: the figures cannot be read, or cannot be of an acute hospital.
    """
    figures = read_months(path)
    makings = makings_of(cohort_years())
    place = dataclasses.replace(_PLACE, site=name, direct_share=_direct_share(figures))
    year = _year(figures, makings)
    derived = derive(place, year, makings.reported)
    filled = derived.stay_days
    if not math.isnan(figures.average_stay_days):
        derived = dataclasses.replace(derived, stay_days=figures.average_stay_days)
    if not 1 <= derived.take <= 500:
        raise InputError(f"{show_path(path)}: {derived.take:.1f} medical patients a day; allowed: 1 to 500")
    if not 0.5 <= derived.stay_days <= 60:
        raise InputError(
            f"{show_path(path)}: a mean stay of {derived.stay_days:.1f} days; allowed: 0.5 to 60"
        )
    if not 0 <= place.direct_share < 0.9 and not math.isnan(place.direct_share):
        raise InputError(
            f"{show_path(path)}: direct_admissions are {place.direct_share:.0%}; allowed: under 90 %"
        )
    about = _ABOUT.format(own=OWN, first=figures.first, last=figures.last)
    hospital = dataclasses.replace(
        hospital_of(makings, place, year, derived, note=about), real=False, shares=_shares(figures)
    )
    entries = [
        _own(entry, hospital, figures) for entry in sources(hospital) if entry.keys != ("hospital.around.**",)
    ]
    text = scenario_text(hospital, makings.base, f"{BASE}.toml", head=_HEAD, entries=entries)
    return text, tuple(_notes(figures, derived, filled))


def _shares(figures: Months) -> dict[str, tuple[float, float]]:
    """What had to be assumed: nothing where the mean stay is known, since that is what both shares bear on."""
    if not math.isnan(figures.average_stay_days):
        return {}
    known = {"admissions": math.isnan(figures.medical_admissions), "beds": True}
    return {name: ends for name, ends in SHARES.items() if known[name]}


def _direct_share(figures: Months) -> float:
    if math.isnan(figures.emergency_admissions):
        return figures.direct_admissions / figures.medical_admissions
    return figures.direct_admissions / figures.emergency_admissions


def _year(figures: Months, makings: Makings) -> Year:
    """As the public tables would have it: of all specialties, over a year."""
    admissions = figures.emergency_admissions
    if not math.isnan(figures.medical_admissions):
        admissions = figures.medical_admissions / MEDICAL_SHARE
    critical = figures.critical_care_beds
    if math.isnan(critical):
        critical = figures.beds_open * median(
            year.critical_care_beds / year.adult_beds
            for _, year in makings.reported
            if not math.isnan(year.adult_beds)
        )
    occupied = figures.beds_occupied
    if math.isnan(occupied):
        occupied = figures.average_stay_days * admissions * MEDICAL_SHARE / MEDICAL_BED_SHARE
    return Year(
        f"{figures.first} to {figures.last}", figures.attendances * PUBLISHED, NOT_KNOWN, admissions * PUBLISHED,
        NOT_KNOWN, figures.beds_open, occupied, critical, figures.delayed,
    )  # fmt: skip


def _own(entry: Source, hospital: CohortHospital, figures: Months) -> Source:
    """The same entry as the planner's own, where it rests on the figures."""
    derived, span = hospital.derived, f"{OWN}, {figures.first} to {figures.last}"
    if "demand.stream.ed.per_day" in entry.keys:
        counted = f"{figures.medical_admissions:.1f} admissions to medicine a day"
        if math.isnan(figures.medical_admissions):
            counted = (
                f"{figures.emergency_admissions:.1f} emergency admissions a day x {MEDICAL_SHARE:.2f} medical"
            )
        share = (
            "the cohort's median share"
            if "direct" in derived.imputed
            else f"{hospital.place.direct_share:.0%}"
        )
        return Source(
            entry.keys, "yours", f"{derived.take:.1f} a day: {counted}; not by way of A&E {share} ({span})"
        )
    if "place.ward.count" in entry.keys:
        says = (
            f"{derived.medical_beds} medical beds = {MEDICAL_BED_SHARE:.2f} (assumed) x {figures.beds_open:.0f} adult "
            f"general and acute beds; the acute medical unit has 0.83 for each patient of a day's take, as the base "
            f"({span})"
        )
        return Source(entry.keys, "yours", says)
    if "demand.attribute.stay.distribution.**" in entry.keys:
        why = (
            "the average stay given"
            if not math.isnan(figures.average_stay_days)
            else "stays that fill the beds as filled"
        )
        return Source(
            entry.keys,
            "yours",
            f"The base's, x {hospital.longer:.2f}: {why}, {derived.stay_days:.1f} days ({span})",
        )
    if "demand.attribute.delay.distribution.**" in entry.keys:
        return Source(
            entry.keys, "yours", f"The base's, x {hospital.delayed_longer:.2f}, as patients delayed ({span})"
        )
    return entry


def _notes(figures: Months, derived: Derived, filled: float) -> Iterator[str]:
    """What was assumed or does not go together."""
    if figures.months < 12:
        told = "1 month" if figures.months == 1 else f"{figures.months} months"
        yield f"{told} only: what a season does to such is taken for what is usual"
    if "direct" in derived.imputed:
        yield "no direct_admissions: the cohort's median share comes not by way of A&E"
    if "delay" in derived.imputed:
        yield "no delayed: delays are as long as the base's"
    if not math.isnan(figures.average_stay_days) and not math.isnan(figures.beds_occupied):
        ratio = derived.stay_days / filled
        if not 1 / UNLIKE <= ratio <= UNLIKE:
            yield (
                f"an average stay of {derived.stay_days:.1f} days does not go with the beds occupied, which such a "
                f"take fills at {filled:.1f}: the stay given is used; perhaps medicine has another share of beds or "
                "admissions than assumed"
            )
    occupied = MEDICAL_BED_SHARE * figures.beds_open
    if derived.take * derived.stay_days > occupied:
        yield (
            f"{derived.take * derived.stay_days:.0f} patients at a time for {occupied:.0f} medical beds: the hospital "
            "will be full in every run"
        )
