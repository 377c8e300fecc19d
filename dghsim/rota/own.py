"""The planner's own rota in place of the solved one."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from dghsim.errors import InputError, show, show_path
from dghsim.rota.checker.text import counted
from dghsim.rota.codes import Codes
from dghsim.rota.cycle import lay_out
from dghsim.rota.dated import date_rota
from dghsim.rota.files import COLUMNS
from dghsim.rota.grid import other_times, own_grid
from dghsim.rota.horizon import Horizon, horizon_of
from dghsim.rota.layout.book import Sheet
from dghsim.rota.layout.grid import read_dated
from dghsim.rota.layout.template import read_templates
from dghsim.rota.leave import measured_entitlement
from dghsim.rota.legend.found import legend_in
from dghsim.rota.long_form import is_long_form, read_long_form
from dghsim.rota.model import DatedRota
from dghsim.rota.own_codes import OwnCodes, tier_in
from dghsim.rota.own_grades import grades_of
from dghsim.rota.own_rows import OwnFile, OwnRow, home_tiers, is_post_duty
from dghsim.rota.own_template import own_templates
from dghsim.rota.rows import read_book
from dghsim.rota.table import LeaveRow, leave_table, shift_table, table_hash
from dghsim.scenario.root import Scenario

_HEADINGS = frozenset((*COLUMNS, "grade", "name"))
_YEARS = range(1950, 2151)


def read_own_rota(scenario: Scenario, folder: Path | None = None) -> DatedRota:
    """The rota of `rota.own`, laid over the run: in long form, as a grid of doctors and dates, or as cyclic templates.

    Doctors whose name begins with "Vacant" are gaps. Grades are taken from a column grade; without one, doctors
    named as this program names them keep their grade and the others share out what the tier has.

    Args:
        scenario: with `rota.own`.
        folder: where the file stands, by default the working directory.

    Raises:
        InputError: the first thing wrong with the file, by row.
    """
    own = scenario.rota.own
    if own is None:
        raise InputError("rota.own is not given; needed: rota.own.file")
    if not own.file.isprintable():
        raise InputError(f"rota.own.file is {show(own.file)}; allowed: the name of a file")
    horizon, path, codes = horizon_of(scenario), (folder or Path()) / own.file, Codes(scenario)
    sheets = read_book(path, _HEADINGS)
    if not any(sheet.rows for sheet in sheets):
        raise InputError(
            f"{show_path(path.name)}: empty; needed: one row a shift, or a grid of doctors and dates"
        )
    if sheets[0].rows and own.sheet is None and is_long_form(sheets[0].rows[0][1]):
        return _from_file(scenario, horizon, read_long_form(scenario, codes, path), path)
    return _from_sheets(scenario, horizon, codes, sheets, path)


def _from_sheets(
    scenario: Scenario, horizon: Horizon, codes: Codes, sheets: Sequence[Sheet], path: Path
) -> DatedRota:
    file, only = show_path(path.name), scenario.rota.own.sheet if scenario.rota.own else None
    try:
        own_codes = OwnCodes(scenario, codes, legend_in(sheets))
        tier_of = partial(tier_in, scenario)
        dated = read_dated(sheets, own_codes.knows, tier_of, scenario.run.start, only)
        templates = [] if dated else read_templates(sheets, own_codes.knows, tier_of, only)
    except InputError as error:
        raise InputError(f"{file}, {error}") from error
    if dated is not None and not dated.lines:
        raise InputError(f"{file}: no doctor has a code under the dates; needed: at least one")
    if dated is not None:
        return _from_file(scenario, horizon, own_grid(scenario, own_codes, dated, path), path)
    if not templates:
        raise InputError(
            f"{file}: neither columns doctor, start, end nor a row of dates, nor a template of lines by weekdays; "
            "allowed: one row a shift, doctors down and dates across, or lines down and weekdays across; "
            "dates need a year, in the row, a title or the sheet's name"
        )
    rota = date_rota(scenario, own_templates(scenario, own_codes, templates, file))
    return replace(rota, notes=(*other_times(own_codes), *rota.notes))


def _from_file(scenario: Scenario, horizon: Horizon, file: OwnFile, path: Path) -> DatedRota:
    _refuse_years(file)
    _refuse_overlaps(file)
    laid_out, notes = lay_out(file, show_path(path.name), horizon)
    return _dated(scenario, horizon, laid_out, [*file.notes, *notes])


def _refuse_years(file: OwnFile) -> None:
    for index, row in enumerate(file.rows):
        if row.start.year not in _YEARS:
            raise InputError(f"{file.place(index)}: starts {row.start}; allowed: years 1950 to 2150")


def _refuse_overlaps(file: OwnFile) -> None:
    """One doctor on two duties at once, or the same row twice."""
    order = sorted(range(len(file.rows)), key=lambda index: (file.rows[index].doctor, file.rows[index].start))
    latest: tuple[OwnRow, int] | None = None
    seen: dict[OwnRow, int] = {}
    for index in order:
        row = file.rows[index]
        if row.filled_by == "post" and row in seen:
            raise InputError(f"{file.place(index)}: repeats {file.place(seen[row])}; allowed: each row once")
        seen[row] = index
        if not is_post_duty(row):
            continue
        if latest is not None and latest[0].doctor == row.doctor and latest[0].end > row.start:
            first, second = sorted((latest[1], index))
            raise InputError(
                f"{file.place(second)}: {show(row.doctor)} is on two duties at once, with {file.place(first)}; "
                "allowed: one at a time"
            )
        latest = row, index


def _dated(scenario: Scenario, horizon: Horizon, rows: list[OwnRow], notes: list[str]) -> DatedRota:
    homes = home_tiers((row.doctor, row.home or row.tier) for row in rows)
    placed = [row for row in rows if row.doctor in homes]
    if len(placed) < len(rows):
        notes = [
            *notes,
            f"left out, of doctors without duties or tier: {counted(len(rows) - len(placed), 'absence')}",
        ]
    grades, grade_notes = grades_of(scenario, placed, homes)
    shifts = shift_table([_columns(placed, homes, grades)])
    return DatedRota(
        shifts=shifts,
        templates=(),
        leave=leave_table(_leave(scenario, horizon, placed, homes)),
        hash=table_hash(shifts),
        notes=(*notes, *grade_notes),
    )


def _columns(
    rows: Sequence[OwnRow], homes: dict[str, str], grades: dict[tuple[str, str], str]
) -> dict[str, list[Any]]:
    tiers = [row.tier or homes[row.doctor] for row in rows]
    return {
        "tier": tiers,
        "duty": [row.duty for row in rows],
        "doctor": [row.doctor for row in rows],
        "grade": [grades[tier, row.doctor] for tier, row in zip(tiers, rows, strict=True)],
        "start": [row.start for row in rows],
        "end": [row.end for row in rows],
        "kind": [row.kind for row in rows],
        "filled_by": [row.filled_by for row in rows],
    }


def _leave(
    scenario: Scenario, horizon: Horizon, rows: Sequence[OwnRow], homes: dict[str, str]
) -> list[LeaveRow]:
    """Weekdays of leave of each doctor in post over the measured weeks."""
    days: dict[tuple[str, str], set[int]] = {}
    for row in rows:
        if row.kind in ("leave", "study"):
            days.setdefault((row.doctor, row.kind), set()).update(_weekdays(row, horizon))
    in_post = sorted({(homes[row.doctor], row.doctor) for row in rows if row.filled_by == "post"})
    granted = {key: len(each & set(range(horizon.days)[horizon.measured])) for key, each in days.items()}
    entitled = {name: measured_entitlement(tier, horizon) for name, tier in scenario.rota.tier.items()}
    return [
        LeaveRow(
            tier,
            doctor,
            leave_entitled=entitled[tier][0],
            leave_granted=granted.get((doctor, "leave"), 0),
            study_entitled=entitled[tier][1],
            study_granted=granted.get((doctor, "study"), 0),
        )
        for tier, doctor in in_post
    ]


def _weekdays(row: OwnRow, horizon: Horizon) -> list[int]:
    """Days since the epoch, Monday to Friday, that an absence touches."""
    first = (row.start.date() - horizon.epoch).days
    last = ((row.end - datetime.timedelta(seconds=1)).date() - horizon.epoch).days
    return [day for day in range(first, last + 1) if day % 7 < 5]
