"""What is public of each hospital of the cohort, for one year."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from dghsim.errors import InputError, show

NOT_KNOWN = math.nan


@dataclass(frozen=True, slots=True)
class Place:
    """A hospital and the people around it; what is not known is NaN."""

    code: str
    trust: str
    site: str
    longitude: float
    latitude: float
    region: str
    minutes_to_next: float
    """By car to the next acute hospital."""
    population: float
    over_65: float
    """Shares of the catchment population from here on."""
    over_85: float
    income_deprived: float
    rural: float
    doctors_fte: float
    """Of all specialties, June 2018."""
    direct_share: float
    """Of emergency admissions, those not by way of A&E."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year's figures of one hospital, April to March; NaN where a month is missing."""

    name: str
    """Such as 2022/23."""
    attendances: float
    over_4_hours: float
    admissions: float
    """Emergency admissions; in 2016/17 those by way of a type 1 department."""
    bed_waits_over_4_hours: float
    adult_beds: float
    """Mean over the months, as the four from here on."""
    occupied: float
    critical_care_beds: float
    delayed: float
    """Patients who do not meet the criteria to reside."""


def places() -> tuple[Place, ...]:
    """Every hospital of the cohort, by code."""
    return tuple(
        Place(
            row["ods_code"], row["trust"], row["site"], number(row["longitude"]), number(row["latitude"]),
            row["region"], number(row["minutes_to_next"]), number(row["catchment_population"]),
            number(row["age_65_plus_share"]), number(row["age_85_plus_share"]),
            number(row["income_deprived_share"]), number(row["rural_share"]), number(row["doctors_fte_2018"]),
            number(row["direct_share_2025"]),
        )
        for row in rows("hospitals.csv")
    )  # fmt: skip


def year_of(code: str, name: str) -> Year:
    """A hospital's year, such as 2022/23. Raises InputError for a year that is not written so."""
    months = months_of(name)
    old = _sums("ae_2016_2019.csv", code, months, ("attendances", "breaches", "admissions"), type="1")
    new = _sums("ae_2021_2025.csv", code, months, ("attendances", "over_4_hours", "emergency_admissions"))
    attendances, over, admissions = old if math.isnan(new[0]) else new
    (waits,) = _sums("ae_2021_2025.csv", code, months, ("bed_waits_over_4_hours",))
    beds = _sums(
        "beds_2022_2025.csv", code, months, ("adult_beds", "adult_beds_occupied", "critical_care_beds")
    )
    adult, occupied, critical = (total / len(months) for total in beds)
    return Year(name, attendances, over, admissions, waits, adult, occupied, critical, _delayed(code, months))


def months_of(name: str) -> tuple[str, ...]:
    """The twelve months of a year, such as 2022-04. Raises InputError for a year that is not written as 2022/23."""
    first, _, last = name.partition("/")
    if not (first.isdigit() and len(first) == 4 and last == f"{(int(first) + 1) % 100:02d}"):
        raise InputError(f"year {show(name)}: must be such as 2022/23")
    year = int(first)
    return tuple(f"{year + month // 12}-{month % 12 + 1:02d}" for month in range(3, 15))


def _sums(
    file: str, code: str, months: tuple[str, ...], columns: tuple[str, ...], **where: str
) -> tuple[float, ...]:
    """Totals over the year of one hospital's rows; NaN where a month is missing or empty."""
    found = [
        row
        for row in rows(file)
        if row["ods_code"] == code
        and row["month"] in months
        and all(row[key] == value for key, value in where.items())
    ]
    if len({row["month"] for row in found}) < len(months):
        return (NOT_KNOWN,) * len(columns)
    return tuple(math.fsum(number(row[column]) for row in found) for column in columns)


def _delayed(code: str, months: tuple[str, ...]) -> float:
    """The mean day's patients without reason to reside, over the days that report."""
    told = [
        (number(row["no_criteria_to_reside"]), number(row["days"]))
        for row in rows("discharges_2022_2025.csv")
        if row["ods_code"] == code and row["month"] in months
    ]
    told = [(mean, days) for mean, days in told if not math.isnan(mean)]
    days = math.fsum(days for _, days in told)
    return math.fsum(mean * days for mean, days in told) / days if days else NOT_KNOWN


def rows(file: str) -> Iterator[dict[str, str]]:
    """Of one of the public tables."""
    text = (files("dghsim.cohort") / "data" / file).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def number(text: str) -> float:
    """What a cell says; NaN where it is empty."""
    return float(text) if text else NOT_KNOWN
