"""A rota as coordinators keep it: doctors down, dates across, a code in each cell."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from dghsim.errors import InputError, show_path
from dghsim.rota.checker.text import counted
from dghsim.rota.codes import UnknownCode
from dghsim.rota.layout.grid import Dated
from dghsim.rota.layout.lines import Cell, Line
from dghsim.rota.layout.remarks import remarks
from dghsim.rota.legend.meaning import DUTIES, Meaning
from dghsim.rota.own_codes import OwnCodes
from dghsim.rota.own_rows import OwnFile, OwnRow, absence_hours, filled_by_of, home_tiers, tier_named
from dghsim.scenario.root import Scenario


def own_grid(scenario: Scenario, codes: OwnCodes, dated: Dated, path: Path) -> OwnFile:
    """The duties and absences of a grid, for a scenario.

    Args:
        scenario: tiers and duties.
        codes: what the codes stand for.
        dated: the lines as written.
        path: named in errors.

    Raises:
        InputError: an unknown tier or code, by cell.
    """
    found: list[tuple[Line, str, str, Cell, Meaning]] = []
    for line in dated.lines:
        try:
            tier, filled_by = tier_named(scenario, line.tier), filled_by_of(line.filled_by, line.doctor)
        except InputError as error:
            raise InputError(f"{show_path(path.name)}, {line.place}: {error}") from error
        for cell in line.cells:
            found += [
                (line, tier, filled_by, cell, meaning) for meaning in _meanings(codes, cell, tier, path)
            ]
    homes = home_tiers((line.doctor, meaning.tier) for line, _, _, _, meaning in found)
    rows = []
    for line, tier, filled_by, cell, meaning in found:
        home = tier or homes.get(line.doctor, "")
        start, end = _hours(scenario, meaning, home, cell.day)
        rows.append(
            OwnRow(
                line.doctor, line.grade, home, meaning.tier, meaning.duty, meaning.kind, start, end, filled_by
            )
        )
    days, cells = dated.dates, [cell for line in dated.lines for cell in line.cells]
    return OwnFile(
        rows,
        first=days[0],
        days=(days[-1] - days[0]).days + 1,
        weekdays=frozenset(day.weekday() for day in days),
        place=lambda index: f"{show_path(path.name)}, {found[index][3].place} ({found[index][3].day})",
        notes=(*dated.notes, *remarks(cells, codes.exact), *other_times(codes)),
    )


def other_times(codes: OwnCodes) -> list[str]:
    """A note on codes whose times in the file are not the scenario's."""
    told = [f"{code} {words}" for code, words in codes.other_times.items()]
    count = counted(len(told), "code")
    return [f"{count} at the times of the file's own legend: {'; '.join(told[:4])}"] if told else []


def _meanings(codes: OwnCodes, cell: Cell, tier: str, path: Path) -> list[Meaning]:
    try:
        return codes.read(cell.text, tier)
    except UnknownCode as error:
        raise InputError(f"{show_path(path.name)}, {cell.place} ({cell.day}): {error}") from error


def _hours(scenario: Scenario, meaning: Meaning, home: str, day: date) -> tuple[datetime, datetime]:
    if meaning.kind not in DUTIES or meaning.start is None:
        return absence_hours(scenario, home, day)
    start = datetime(day.year, day.month, day.day) + timedelta(minutes=meaning.start)
    return start, start + timedelta(minutes=meaning.minutes)
