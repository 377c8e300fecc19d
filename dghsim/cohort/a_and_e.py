"""What A&E departments reported of a year: everybody who attended, of all specialties, admitted or not."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

from dghsim.cohort.public import NOT_KNOWN, months_of, number, rows

OLD = "NHS England A&E statistics, through NHSRdatasets (CC0)"
NEW = "NHS England A&E statistics, through healthyr (MIT)"


@dataclass(frozen=True, slots=True)
class AandE:
    """One trust's departments in a year; NaN where it did not report."""

    attendances: float
    over_4_hours: float
    admissions: float
    """By way of A&E; of all types from 2021 on by any way."""

    @property
    def within_4_hours(self) -> float:
        """Per cent of attendances."""
        return 100 * (1 - self.over_4_hours / self.attendances) if self.attendances else NOT_KNOWN


def departments(name: str, *, type_1: bool = False) -> dict[str, AandE]:
    """Trust's code -> its departments in a year such as 2016/17, all types or type 1 alone; those that report all year.

    Other types count in the months that they report. Only the years to 2018/19 tell types apart: of later ones there is
    nothing of type 1 alone.

    Raises:
        InputError: a year that is not written so.
    """
    months = set(months_of(name))
    old = [
        (
            row["ods_code"],
            row["month"],
            row["type"] == "1",
            row["attendances"],
            row["breaches"],
            row["admissions"],
        )
        for row in rows("ae_2016_2019.csv")
    ]
    new = [
        (
            row["ods_code"],
            row["month"],
            True,
            row["attendances"],
            row["over_4_hours"],
            row["emergency_admissions"],
        )
        for row in rows("ae_2021_2025.csv")
        if not type_1
    ]
    told: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    whole: dict[str, set[str]] = defaultdict(set)
    for code, month, main, *figures in (*old, *new):
        if month in months and (main or not type_1):
            told[code].append(tuple(map(number, figures)))
        if month in months and main:
            whole[code].add(month)
    return {
        code: AandE(*(math.fsum(column) for column in zip(*told[code], strict=True)))
        for code in sorted(told)
        if len(whole[code]) == len(months)
    }
