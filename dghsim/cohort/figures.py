"""What is public of each hospital, as published figures that its simulation is held against."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from statistics import fmean, median, stdev

from scipy.special import stdtrit

from dghsim.cohort.build import ANCHOR, YEAR
from dghsim.cohort.public import Place, Year, months_of, number, places, rows, year_of
from dghsim.csv_text import csv_text
from dghsim.years import PUBLISHED

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FEWESTYEARS = 6
ELECTIVE = 0.12
"""Of bed days, at most: 8 to 12 %."""
_A_AND_E = "NHS England A&E statistics"
_BEDS = "NHS England bed statistics"
_REPORTS = "NHS England, daily discharge reports"


@dataclass(frozen=True, slots=True)
class HospitalFigure:
    """One published figure of one hospital, in the columns of the file."""

    figure: str
    code: str
    value: float
    low: float
    high: float
    range: str
    year: str
    population: str
    source: str
    status: str


def hospital_figures() -> Iterator[HospitalFigure]:
    """Every figure of every hospital that reports it; of the anchor none, whose are written with the figures."""
    for place in places():
        year = year_of(place.code, YEAR)
        if place.code == ANCHOR or math.isnan(year.admissions):
            continue
        yield from (*_emergency(place, year), *_beds(place, year), *_going_home(place))


def write_figures(folder: Path) -> Path:
    """Write the file into the folder of the measures' figures; returns it. The same bytes every time."""
    file = folder / "hospitals.csv"
    file.write_text(figures_text(), encoding="utf-8", newline="\n")
    return file


def figures_text() -> str:
    """The file, as the measures read it."""
    names = [each.name for each in fields(HospitalFigure)]
    return csv_text(names, ([getattr(figure, name) for name in names] for figure in hospital_figures()))


def _emergency(place: Place, year: Year) -> Iterator[HospitalFigure]:
    waited = 100 * year.bed_waits_over_4_hours / year.admissions
    yield from _told(
        place, "bed_wait_4_hours", waited, _rounded(waited), "as rounded", "emergency admissions, all specialties",
        _A_AND_E, "held_back",
    )  # fmt: skip
    within = 100 * (1 - year.over_4_hours / year.attendances)
    yield from _told(
        place, "ed_within_4_hours", within, _rounded(within), "as rounded", "all who attend A&E, admitted or not",
        _A_AND_E, "held_back",
    )  # fmt: skip


def _beds(place: Place, year: Year) -> Iterator[HospitalFigure]:
    """What the beds, stays and delays of the hospital's file are worked out from."""
    months = months_of(YEAR)
    found = [
        row for row in rows("beds_2022_2025.csv") if row["ods_code"] == place.code and row["month"] in months
    ]
    full = [100 * number(row["adult_beds_occupied"]) / number(row["adult_beds"]) for row in found]
    yield from _told(
        place, "occupancy", 100 * year.occupied / year.adult_beds, full, "lowest to highest month",
        "adult general and acute beds, all specialties", _BEDS, "calibrated_to",
    )  # fmt: skip
    held = {row["month"]: number(row["adult_beds_occupied"]) for row in found}
    ready = [100 * late / held[month] for month, late in _not_meeting(place.code).items() if month in held]
    yield from _told(
        place, "not_meeting", 100 * year.delayed / year.occupied, ready, "lowest to highest month",
        "adult inpatients, all specialties", f"{_REPORTS}, over bed statistics", "calibrated_to",
    )  # fmt: skip
    each = PUBLISHED * year.occupied / year.admissions
    yield from _told(
        place, "bed_days_each", each, [each * (1 - ELECTIVE), each],
        "the lower end has elective patients taken out, at 12 %", "all specialties", f"{_BEDS} over A&E statistics",
        "calibrated_to",
    )  # fmt: skip


def _going_home(place: Place) -> Iterator[HospitalFigure]:
    """Shapes of the week, and hours of the day, over the months that report in full."""
    months = _whole_months(place.code)
    if len(months) < FEWESTYEARS:
        return
    said = f"95% interval over {len(months)} months"
    whom = "adult inpatients, all specialties"
    for at, day in enumerate(WEEKDAYS):
        shares = [_a_day(month, at) / fmean(_a_day(month, each) for each in range(7)) for month in months]
        yield from _told(
            place, f"discharges_{day}", fmean(shares), _interval(shares), said, whom, _REPORTS, "held_back"
        )
    for name, days in (("weekday", range(5)), ("weekend", range(5, 7))):
        early = [
            100 * sum(number(month[at]["discharged_by_17"]) for at in days)
            / sum(number(month[at]["discharged"]) for at in days)
            for month in months
        ]  # fmt: skip
        yield from _told(
            place,
            f"discharged_by_17_{name}",
            fmean(early),
            _interval(early),
            said,
            whom,
            _REPORTS,
            "held_back",
        )


def _a_day(month: Sequence[dict[str, str]], at: int) -> float:
    return number(month[at]["discharged"]) / number(month[at]["days"])


def _whole_months(code: str) -> list[list[dict[str, str]]]:
    """Of the year, Monday first; without months that count less than half as many as the middle one: some trusts began
    with reports of a few patients."""
    known: dict[str, list[dict[str, str]]] = {}
    for row in rows("discharges_2022_2025.csv"):
        if row["ods_code"] == code and row["month"] in months_of(YEAR) and row["discharged"]:
            known.setdefault(row["month"], []).append(row)
    weeks = [
        sorted(found, key=lambda row: int(row["weekday"]))
        for found in known.values()
        if len(found) == 7 and all(number(row["discharged"]) > 0 for row in found)
    ]
    totals = [math.fsum(number(row["discharged"]) for row in week) for week in weeks]
    usual = median(totals) if totals else 0.0
    return [week for week, total in zip(weeks, totals, strict=True) if total > usual / 2]


def _not_meeting(code: str) -> dict[str, float]:
    """Month -> the mean day's patients without reason to reside, of months that report."""
    sums: dict[str, tuple[float, float]] = {}
    for row in rows("discharges_2022_2025.csv"):
        late = number(row["no_criteria_to_reside"])
        if row["ods_code"] == code and row["month"] in months_of(YEAR) and not math.isnan(late):
            total, days = sums.get(row["month"], (0.0, 0.0))
            sums[row["month"]] = (total + late * number(row["days"]), days + number(row["days"]))
    return {month: total / days for month, (total, days) in sums.items() if days}


def _interval(values: Sequence[float]) -> tuple[float, float]:
    half = float(stdtrit(len(values) - 1, 0.975)) * stdev(values) / math.sqrt(len(values))
    return fmean(values) - half, fmean(values) + half


def _rounded(value: float) -> tuple[float, float]:
    return round(value, 1) - 0.05, round(value, 1) + 0.05


def _told(
    place: Place,
    figure: str,
    value: float,
    ends: Iterable[float],
    said: str,
    whom: str,
    source: str,
    status: str,
) -> Iterator[HospitalFigure]:
    """The figure to four digits; nothing where it is not reported."""
    known = [each for each in (value, *ends) if not math.isnan(each)]
    if math.isnan(value) or len(known) < 3:
        return
    middle, low, high = (float(f"{each:.4g}") for each in (value, min(known), max(known)))
    trust = f"{place.trust}: {whom}"
    yield HospitalFigure(figure, place.code, middle, low, high, said, YEAR, trust, source, status)
