"""A planner's rota with one row a shift: rota.csv, as written by a run or by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from dghsim.errors import InputError, show, show_path
from dghsim.rota.codes import ABSENCES, Codes, Entry, plain
from dghsim.rota.files import COLUMNS, read_shifts
from dghsim.rota.own_rows import OwnFile, OwnRow, filled_by_of, kind_of, tier_named
from dghsim.rota.rows import read_rows
from dghsim.scenario.base import minute_of_day
from dghsim.scenario.root import Scenario

_KINDS = ("shift", "nroc", *ABSENCES)
_LONGEST = timedelta(days=31)


def is_long_form(header: Sequence[object]) -> bool:
    """Whether a first row heads one row a shift."""
    return not {"start", "end"}.isdisjoint(plain(str(cell)).casefold() for cell in header)


def read_long_form(scenario: Scenario, codes: Codes, path: Path) -> OwnFile:
    """The duties and absences of a file in long form.

    A duty is told by name or code, with the tier where several tiers have it; where it is not given, by its clock
    times if one duty alone has them. A grade may be given in a column of its own.

    Raises:
        InputError: what `read_shifts` refuses, no rows at all, or, by row, an unknown kind, duty, tier or filled_by.
    """
    frame = read_shifts(path)
    place = _places(path)
    columns = [frame[name].tolist() if name in frame else [""] * len(frame) for name in (*COLUMNS, "grade")]
    rows = []
    for index, cells in enumerate(zip(*columns, strict=True)):
        try:
            rows.append(_row(scenario, codes, *cells))
        except InputError as error:
            raise InputError(f"{place(index)}: {error}") from error
    if not rows:
        raise InputError(f"{show_path(path.name)}: no rows; needed: at least one shift")
    days = [row.start.date() for row in rows]
    weekdays = frozenset(day.weekday() for day in days)
    return OwnFile(rows, min(days), (max(days) - min(days)).days + 1, weekdays, place)


def _places(path: Path) -> Callable[[int], str]:
    """Index of a shift -> file and row as the file numbers it; read again only when there is an error to tell."""

    @cache
    def numbers() -> list[int]:
        return [number for number, _ in read_rows(path, frozenset(COLUMNS))[1:]]

    return lambda index: f"{show_path(path.name)}, row {numbers()[index]}"


def _row(
    scenario: Scenario,
    codes: Codes,
    doctor: str,
    start: datetime,
    end: datetime,
    kind: str,
    duty: str,
    tier: str,
    filled_by: str,
    grade: str,
) -> OwnRow:
    if not timedelta(0) < end - start <= _LONGEST:
        raise InputError(f"end is {end}; allowed: after the start, {start}, by at most {_LONGEST.days} days")
    home = tier_named(scenario, plain(tier))
    kind = plain(kind).casefold()
    if kind and kind not in _KINDS:
        raise InputError(f"kind is {show(kind)}; allowed: {', '.join(_KINDS)}")
    entry = Entry("", "", kind) if kind in ABSENCES else _duty(scenario, codes, duty, home, start, end)
    if entry.kind and kind and kind != entry.kind:
        raise InputError(f"duty is {show(duty)}, which is no {kind}; allowed: a duty, or no kind")
    return OwnRow(
        doctor=plain(doctor),
        grade=plain(grade),
        home=home,
        tier=entry.tier,
        duty=entry.duty,
        kind=kind or kind_of(scenario, entry),
        start=start,
        end=end,
        filled_by=filled_by_of(filled_by, doctor),
    )


def _duty(scenario: Scenario, codes: Codes, text: str, tier: str, start: datetime, end: datetime) -> Entry:
    if plain(text):
        entry = codes.duty(text, tier)
        if entry is None or not (entry.duty or entry.kind):
            raise InputError(f"duty {show(text)} is unknown or of several tiers; known: {codes.known}")
        return entry
    clock = start.hour * 60 + start.minute, (end - start).total_seconds() / 60
    fitting = [
        Entry(tier_name, name, "")
        for tier_name, each in scenario.rota.tier.items()
        for name, duty in each.duty.items()
        if tier in ("", tier_name) and (minute_of_day(duty.start), duty.minutes) == clock
    ]
    if len(fitting) != 1:
        raise InputError(
            f"duty is empty, and {len(fitting) or 'no'} duties are from {start:%H:%M} to {end:%H:%M}; "
            f"known: {codes.known}"
        )
    return fitting[0]
