"""Lays a planner's rota over the run: as it is where it covers the run, else repeated in whole weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dghsim.errors import InputError
from dghsim.rota.checker.text import counted
from dghsim.rota.horizon import Horizon
from dghsim.rota.own_rows import OwnFile, OwnRow, is_post_duty


@dataclass(frozen=True, slots=True)
class _Dates:
    """Days from `first`, which a rota speaks for."""

    first: date
    days: int

    @property
    def last(self) -> date:
        return self.first + timedelta(days=self.days - 1)


def lay_out(file: OwnFile, name: str, horizon: Horizon) -> tuple[list[OwnRow], list[str]]:
    """The rows over the horizon, and notes on what had to be done for it.

    Args:
        file: the rota with its own dates.
        name: of the file, for the error line.
        horizon: the dates of the run.

    Raises:
        InputError: the file does not cover the run and does not hold whole weeks.
    """
    dates = _whole_weeks(file)
    start = (dates.first - horizon.epoch).days
    if start <= 0 and start + dates.days >= horizon.days:
        rows = [row for row in file.rows if 0 <= (row.start.date() - horizon.epoch).days < horizon.days]
        return rows, _outside(len(file.rows) - len(rows))
    if dates.days % 7:
        raise InputError(
            f"{name}: covers {file.days} days, {file.first} to {_Dates(file.first, file.days).last}, and not all of "
            f"the run's {horizon.weeks} weeks from {horizon.epoch}; allowed: all of them, or whole weeks to repeat"
        )
    rows, shortened = _without_overlap(_repeated(file.rows, dates, horizon))
    notes = [
        f"the file covers {counted(dates.days // 7, 'week')} from {dates.first} and is repeated over the "
        f"{counted(horizon.weeks, 'week')} of the run"
    ]
    if shortened:
        cut = counted(shortened, "overlapping duty", "overlapping duties")
        notes.append(f"cut short or left out where the file begins again: {cut}")
    return rows, notes


def _whole_weeks(file: OwnFile) -> _Dates:
    """The file's dates, with those weekdays added at either end, up to Monday and Sunday, that it never has."""
    first, last = file.first, _Dates(file.first, file.days).last
    while first.weekday() > 0 and (first - timedelta(days=1)).weekday() not in file.weekdays:
        first -= timedelta(days=1)
    while last.weekday() < 6 and (last + timedelta(days=1)).weekday() not in file.weekdays:
        last += timedelta(days=1)
    return _Dates(first, (last - first).days + 1)


def _outside(number: int) -> list[str]:
    return [f"left out, outside the run: {counted(number, 'row')}"] if number else []


def _repeated(rows: list[OwnRow], dates: _Dates, horizon: Horizon) -> list[OwnRow]:
    found = []
    for row in rows:
        day = (row.start.date() - horizon.epoch).days
        for copy in range(day % dates.days, horizon.days, dates.days):
            by = timedelta(days=copy - day)
            found.append(row._replace(start=row.start + by, end=row.end + by))
    return found


def _without_overlap(rows: list[OwnRow]) -> tuple[list[OwnRow], int]:
    """Duties end where the same doctor's next begins; with the number of those changed or dropped."""
    kept: list[OwnRow] = []
    changed = 0
    last: dict[str, int] = {}
    for row in sorted(rows, key=lambda each: (each.start, each.end)):
        if is_post_duty(row):
            before = last.get(row.doctor)
            if before is not None and kept[before].end > row.start:
                changed += 1
                if kept[before].start == row.start:
                    continue
                kept[before] = kept[before]._replace(end=row.start)
            last[row.doctor] = len(kept)
        kept.append(row)
    return kept, changed
