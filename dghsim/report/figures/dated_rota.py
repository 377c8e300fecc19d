"""The rota by name for the first measured weeks: doctors by dates."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from dghsim.measures.model import Study
from dghsim.report.figures.duty_marks import DutyMark, duty_marks
from dghsim.report.style import WEEKDAYS
from dghsim.report.text import long_date
from dghsim.rota.codes import ABSENCE_CODES, ABSENCE_TITLES

WEEKS_SHOWN = 4
_OTHER = DutyMark("?", "A duty that the scenario does not name", "day-0", "", "")
_ABSENT = {kind: DutyMark(code, ABSENCE_TITLES[kind], "away", "", "") for kind, code in ABSENCE_CODES.items()}


@dataclass(frozen=True, slots=True)
class Day:
    """One column."""

    long: str
    """`Monday 4 April 2022`."""
    letter: str
    number: int
    first: bool
    """A Monday."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one doctor works on one date, in order of start."""

    first: bool
    marks: tuple[DutyMark, ...]


@dataclass(frozen=True, slots=True)
class DoctorRow:
    """One doctor, or one vacant line."""

    name: str
    grade: str
    vacant: bool
    days: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class DatedGrid:
    """One tier's doctors over some weeks."""

    tier: str
    label: str
    weeks: tuple[str, ...]
    """First dates."""
    days: tuple[Day, ...]
    doctors: tuple[DoctorRow, ...]
    marks: tuple[DutyMark, ...]
    """Those whose meaning the template's own legend does not give."""


def dated_grids(study: Study) -> tuple[DatedGrid, ...]:
    """One grid a tier, over the first weeks after the warm-up."""
    run = study.scenario.run
    dates = tuple(run.start + datetime.timedelta(days=day) for day in range(7 * min(WEEKS_SHOWN, run.weeks)))
    shifts = study.rota.shifts
    first, after = pd.Timestamp(dates[0]), pd.Timestamp(dates[-1]) + pd.Timedelta(days=1)
    shown = shifts.loc[(shifts["start"] >= first) & (shifts["start"] < after)]
    return tuple(_grid(study, str(name), rows, dates) for name, rows in _by_tier(study, shown) if len(rows))


def _by_tier(study: Study, shifts: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    known = list(study.scenario.rota.tier)
    others = sorted(set(shifts["tier"]) - set(known))
    for name in known + others:
        yield name, shifts.loc[shifts["tier"] == name]


def _grid(study: Study, name: str, rows: pd.DataFrame, dates: tuple[datetime.date, ...]) -> DatedGrid:
    tier = study.scenario.rota.tier.get(name)
    duties = duty_marks(tier) if tier is not None else {}
    worked: dict[str, dict[datetime.date, list[DutyMark]]] = defaultdict(lambda: defaultdict(list))
    people: dict[str, tuple[str, bool]] = {}
    seen: dict[str, DutyMark] = {} if study.rota.templates else dict(duties)
    for doctor, grade, kind, duty, start, filled in zip(
        *(rows[column] for column in ("doctor", "grade", "kind", "duty", "start", "filled_by")), strict=True
    ):
        mark = _ABSENT.get(kind) or duties.get(duty)
        if mark is None or kind in _ABSENT:
            mark = seen.setdefault(kind, mark or _OTHER)
        worked[doctor][start.date()].append(mark)
        people[doctor] = (grade.replace("_", " "), filled == "vacant")
    doctors = tuple(
        DoctorRow(
            doctor, *people[doctor], tuple(Cell(_monday(date), tuple(worked[doctor][date])) for date in dates)
        )
        for doctor in sorted(people, key=lambda doctor: (people[doctor][1], _natural(doctor)))
    )
    label = tier.label if tier is not None else name
    return DatedGrid(name, label, _weeks(dates), tuple(map(_day, dates)), doctors, tuple(seen.values()))


def _monday(date: datetime.date) -> bool:
    return date.weekday() == 0


def _day(date: datetime.date) -> Day:
    name = WEEKDAYS[date.weekday()]
    return Day(f"{name} {long_date(date)}", name[0], date.day, _monday(date))


def _weeks(dates: tuple[datetime.date, ...]) -> tuple[str, ...]:
    return tuple(long_date(date) for date in dates if _monday(date))


def _natural(name: str) -> list[tuple[bool, int, str]]:
    """Sorts `registrar 10` after `registrar 9`."""
    return [(not _number(word), int(word) if _number(word) else 0, word) for word in name.split()]


def _number(word: str) -> bool:
    return word.isascii() and word.isdecimal() and len(word) < 10
