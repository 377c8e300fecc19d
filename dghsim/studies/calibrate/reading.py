"""Reads a planner's file of arrivals and discharges, and says what was made of each thing amiss."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from dghsim.errors import InputError, show_path
from dghsim.rota.rows import read_rows
from dghsim.studies.calibrate.arrays import Floats, Words
from dghsim.studies.calibrate.cells import number_of, text_of, yes_of
from dghsim.studies.calibrate.columns import HEADINGS, TIMES, letter, places_of
from dghsim.studies.calibrate.ends import left_before_arriving
from dghsim.studies.calibrate.moments import Times, is_empty, read_times
from dghsim.studies.calibrate.patients import Extract, Patients, Remark
from dghsim.studies.calibrate.personal import refuse_personal
from dghsim.studies.calibrate.tidy import tidied

MOST_ROWS = 2_000_000
_LONGEST = np.timedelta64(366, "D")
"""Between the last arrival and the end of what a file covers."""
_FEWEST_SWAPPED = 10
"""Patients who left before they arrived, below which it is taken for slips."""


def read_extract(
    path: Path,
    *,
    dates: str | None = None,
    until: datetime.date | None = None,
    today: datetime.date | None = None,
) -> Extract:
    """The patients of a CSV file or workbook.

    Args:
        path: columns as `COLUMNS` says, parted by comma, semicolon or tab, in any order.
        dates: uk or us: what dates parted by strokes mean, where the file cannot tell.
        until: the last day that the file covers, if that is later than its last time.
        today: after which nobody can have come; by default the clock's.

    Raises:
        InputError: no such file, a column that says who somebody is, or dates that can be read in more than one way.
            It never prints what a cell holds.
    """
    name = show_path(path.name)
    book = read_rows(path, frozenset(HEADINGS))
    if len(book) < 2:
        raise InputError(
            f"{name}: holds no patients; needed: a row of headings with arrived, and a row for each patient"
        )
    headings, rows = book[0][1], [cells for _, cells in book[1:]]
    if len(rows) > MOST_ROWS:
        raise InputError(f"{name}: {len(rows):,} rows; allowed: {MOST_ROWS:,}")
    places = places_of(headings, name)
    refuse_personal(headings, rows, places, name)
    numbers = [number for number, _ in book[1:]]
    cells = {
        column: [row[place] if place < len(row) else "" for row in rows] for column, place in places.items()
    }
    there = tuple(column for column, values in cells.items() if not all(map(is_empty, values)))
    times = {
        column: read_times(
            cells.get(column, [""] * len(rows)), numbers, dates,
            f"{name}, column {letter(places[column]) if column in places else ''} ({column})",
            needed=column == "arrived",
        )
        for column in TIMES
    }  # fmt: skip
    patients = _patients(cells, times, len(rows))
    _refuse_swapped(patients, places, name)
    kept, remarks = tidied(
        patients,
        [tuple(map(text_of, row)) for row in rows],
        [text_of(cell) for cell in cells.get("spell", [])],
        today or datetime.date.today(),
    )
    if not len(kept):
        raise InputError(f"{name}: no row has an arrival that can be used")
    unread = [letter(place) for place in range(len(headings)) if place not in places.values()]
    if unread:
        remarks.append(
            Remark(0, f"Columns not read: {', '.join(unread[:12])}{', ...' if len(unread) > 12 else ''}")
        )
    return Extract(kept.by_arrival(), there, _end(kept, until), len(rows), tuple(remarks))


def _refuse_swapped(patients: Patients, places: Mapping[str, int], name: str) -> None:
    """Raises InputError where most leave before they arrive: nothing such a file says of anybody can be used."""
    both = int((~np.isnat(patients.arrived) & ~np.isnat(patients.left)).sum())
    early = int(left_before_arriving(patients).sum())
    if early >= _FEWEST_SWAPPED and early > both / 2:
        raise InputError(
            f"{name}: {early:,} of {both:,} patients left before they arrived: column {letter(places['arrived'])} "
            f"(arrived) and column {letter(places['left'])} (left) seem swapped, or dates are misread (--dates)"
        )


def _end(patients: Patients, until: datetime.date | None) -> np.datetime64:
    """The last time in the file, or the end of the day that the planner names, if that is later.

    Raises InputError for a day before the last arrival, or long after it.
    """
    last: np.datetime64 = max(
        each[~np.isnat(each)].max(initial=patients.arrived[0])
        for each in (patients.arrived, patients.left, patients.ready)
    )
    if until is None:
        return last
    arrived = patients.arrived[~np.isnat(patients.arrived)].max().astype("datetime64[D]")
    if not arrived <= np.datetime64(until) <= arrived + _LONGEST:
        raise InputError(
            f"--until {until}: the last arrival is of {arrived}; allowed: that day to a year later"
        )
    return max(last, np.datetime64(until + datetime.timedelta(days=1), "s"))


def _patients(cells: Mapping[str, Sequence[object]], times: Mapping[str, Times], rows: int) -> Patients:
    nothing: list[object] = [""] * rows
    ages = _numbers(cells.get("age", nothing))
    bands = _numbers(cells.get("age_band", nothing))
    return Patients(
        arrived=times["arrived"].at,
        arrived_timed=times["arrived"].timed,
        left=times["left"].at,
        left_timed=times["left"].timed,
        ready=times["ready"].at,
        stay_told=~np.isin(np.arange(rows), times["left"].unreadable),
        age=np.where(np.isnan(ages), bands, ages),
        stream=_words(cells.get("stream", nothing)),
        same_day=np.array([yes_of(cell) for cell in cells.get("same_day", nothing)], dtype=np.float64),
        needs=_words(cells.get("needs", nothing)),
    )


def _numbers(cells: Sequence[object]) -> Floats:
    return np.array([number_of(cell) for cell in cells], dtype=np.float64)


def _words(cells: Sequence[object]) -> Words:
    return np.array(
        ["" if is_empty(cell) else text_of(cell).strip().casefold() for cell in cells], dtype=object
    )
