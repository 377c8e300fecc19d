"""Any rota file as a table of shifts, with nothing but a legend: what `dghsim check` reads."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypedDict, Unpack

import pandas as pd

from dghsim.errors import InputError, show, show_path
from dghsim.rota.codes import Codes, UnknownCode, key_of
from dghsim.rota.files import COLUMNS, read_shifts
from dghsim.rota.layout.book import Sheet
from dghsim.rota.layout.grid import Dated, read_dated
from dghsim.rota.layout.remarks import remarks
from dghsim.rota.layout.template import TemplateGrid, read_templates
from dghsim.rota.legend.found import legend_in
from dghsim.rota.legend.legend import Legend
from dghsim.rota.legend.meaning import Meaning
from dghsim.rota.legend.read import read_legend
from dghsim.rota.long_form import is_long_form
from dghsim.rota.own_legend import OwnLegend
from dghsim.rota.own_rows import filled_by_of
from dghsim.rota.rows import read_book
from dghsim.scenario.root import Scenario

TEMPLATE_START = date(2001, 1, 1)
"""The Monday that stands for the first of a template, which has no dates."""
_HEADINGS = frozenset((*COLUMNS, "grade", "name"))
_USUAL_DAY = (540, 480)
_Found = tuple[str, str, date, Meaning, str, str]
"""Doctor, tier, day, meaning, filled_by, place."""


@dataclass(frozen=True, slots=True)
class PlainRota:
    """A rota file as `check_rota` takes it."""

    shifts: pd.DataFrame
    """Columns doctor, start, end, kind, duty, tier, filled_by, and work_hours where known."""
    cycle_weeks: int | None
    """Of a template; None for a dated rota."""
    notes: tuple[str, ...]
    places: tuple[str, ...]
    """Where each row stands in the file; empty where the file has one row a shift."""
    headings: tuple[str, ...] = ()
    """Rows that may be headings of tiers and name none, with their place."""
    name: str = ""
    """Of the sheets or tiers, where a file holds templates of unlike length."""


def read_rota_file(path: str | os.PathLike[str], **asked: Unpack[Asked]) -> PlainRota:
    """The one rota of a file; arguments and errors as for `read_rotas`.

    Raises:
        InputError: templates of unlike length besides.
    """
    found = read_rotas(path, **asked)
    if len(found) > 1:
        lengths = ", ".join(f"{each.name} has {each.cycle_weeks}" for each in found)
        raise InputError(
            f"{show_path(Path(path))}, templates of different length: {lengths} weeks; allowed: one "
            "length, or one sheet"
        )
    return found[0]


class Asked(TypedDict, total=False):
    """What may be said of a rota file."""

    legend: str | os.PathLike[str] | None
    """TOML, CSV or workbook, as `read_legend` takes it."""
    sheet: str | None
    """The one sheet to read; by default that of the scenario's `rota.own.sheet`, where the file has it."""
    tiers: Sequence[str]
    """Names that a heading above doctors may have."""
    hint: date | None
    """A date near which the rota lies, for dates without a year."""
    scenario: Scenario | None
    """Where it has `rota.own`, codes are read as a run of it reads them, from the same sheet."""


def read_rotas(
    path: str | os.PathLike[str],
    *,
    legend: str | os.PathLike[str] | None = None,
    sheet: str | None = None,
    tiers: Sequence[str] = (),
    hint: date | None = None,
    scenario: Scenario | None = None,
) -> tuple[PlainRota, ...]:
    """A rota of any layout: one row a shift, a grid of doctors and dates, or templates of lines by weekdays.

    Templates of unlike length are rotas of their own.

    Codes mean what the legend file says, else what they mean in the scenario's own rota, else what the file's own
    legend says: a sheet, or a key beneath the grid.

    Args:
        path: CSV or workbook.
        legend, sheet, tiers, hint, scenario: see `Asked`.

    Raises:
        InputError: naming file, sheet and cell.
    """
    file = Path(path)
    sheets = read_book(file, _HEADINGS)
    if not any(each.rows for each in sheets):
        raise InputError(f"{show_path(file)}: empty; needed: the columns doctor, start, end, or a grid")
    if sheet is None:
        sheet = _own_sheet(sheets, scenario)
    if sheet is None and sheets[0].rows and is_long_form(sheets[0].rows[0][1]):
        unused = (
            (f"the legend {show_path(Path(legend))} is not used: the file has one row a shift",)
            if legend
            else ()
        )
        return (PlainRota(read_shifts(file), None, unused, ()),)
    known = _legend_given(legend, scenario)
    try:
        return _from_sheets(sheets, known(sheets), sheet, tiers, hint)
    except InputError as error:
        raise InputError(f"{show_path(file)}, {error}") from error


def _own_sheet(sheets: Sequence[Sheet], scenario: Scenario | None) -> str | None:
    """The sheet that a run of the scenario reads; another file than its own need not have it."""
    own = None if scenario is None else scenario.rota.own
    return own.sheet if own is not None and any(each.name == own.sheet for each in sheets) else None


def _legend_given(
    legend: str | os.PathLike[str] | None, scenario: Scenario | None
) -> Callable[[Sequence[Sheet]], Legend | OwnLegend]:
    """What codes mean, once the sheets are known: a fault of what is beside them is not one of the sheets."""
    if legend is not None:
        given = read_legend(legend)
        return lambda _: given
    if scenario is None or scenario.rota.own is None:
        return legend_in
    codes = Codes(scenario)
    return lambda sheets: OwnLegend(scenario, codes, legend_in(sheets))


def _from_sheets(
    sheets: Sequence[Sheet],
    legend: Legend | OwnLegend,
    sheet: str | None,
    tiers: Sequence[str],
    hint: date | None,
) -> tuple[PlainRota, ...]:
    knows, tier_of = _Knows(legend), partial(_tier_in, tuple(tiers) or legend.tiers)
    dated = read_dated(sheets, knows, tier_of, hint, sheet)
    if dated is not None and not dated.lines:
        raise InputError("no doctor has a code under the dates; needed: at least one")
    if dated is not None:
        found = [
            (
                line.doctor,
                line.tier,
                cell.day,
                meaning,
                _filled_by(line.filled_by, line.doctor, line.place),
                cell.place,
            )
            for line in dated.lines
            for cell in line.cells
            for meaning in _meanings(legend, cell.text, tier_of(line.tier) or line.tier, cell.place, cell.day)
        ]
        cells = [cell for line in dated.lines for cell in line.cells]
        told = remarks(cells, lambda text: any(legend.one(text, tier) for tier in ("", *legend.tiers)))
        table = _table(found, tier_of, None, (*dated.notes, *told, *_headings(dated, tiers)))
        return (replace(table, headings=tuple(dated.headings)),)
    grids = read_templates(sheets, knows, tier_of, sheet)
    if not grids:
        raise InputError(
            "neither the columns doctor, start, end nor a row of dates, nor a template of lines by weekdays; allowed: "
            "one row a shift, doctors by dates, or lines by weekdays; dates need a year, in the row, a title, the "
            "sheet's name or --from"
        )
    by_weeks: dict[int, list[TemplateGrid]] = {}
    for grid in grids:
        by_weeks.setdefault(len(grid.lines) if grid.weeks == 1 else grid.weeks, []).append(grid)
    return tuple(
        replace(
            _table(list(_template_rows(alike, legend)), tier_of, weeks, ()),
            name=", ".join(grid.name or grid.lines[0].tier for grid in alike) if len(by_weeks) > 1 else "",
        )
        for weeks, alike in by_weeks.items()
    )


def _headings(dated: Dated, tiers: Sequence[str]) -> Iterable[str]:
    """A note on rows that may be headings of tiers, where the tiers matter and no column says them all."""
    if tiers and dated.headings:
        told = "; ".join(dated.headings[:8])
        yield f"rows without codes, taken for no heading of a tier ({', '.join(map(show, tiers))}): {told}"


def _template_rows(grids: Sequence[TemplateGrid], legend: Legend | OwnLegend) -> Iterable[_Found]:
    """A template of one week across is worked line after line by one doctor; else each line is a doctor's own cycle."""
    for grid in grids:
        for index, line in enumerate(grid.lines):
            name = line.label if grid.weeks > 1 else line.tier or grid.name or "template"
            for week, weekday, text, place in line.cells:
                day = TEMPLATE_START + timedelta(days=7 * (week if grid.weeks > 1 else index) + weekday)
                for meaning in _meanings(legend, text, line.tier, place, None):
                    yield name, line.tier, day, meaning, "post", place


def _table(
    found: Sequence[_Found], tier_of: partial[str], cycle_weeks: int | None, notes: tuple[str, ...]
) -> PlainRota:
    columns: dict[str, list[object]] = {name: [] for name in (*COLUMNS, "work_hours")}
    homes = {doctor: meaning.tier for doctor, _, _, meaning, _, _ in found if meaning.tier}
    for doctor, tier, day, meaning, filled_by, _ in found:
        begins, minutes = (meaning.start, meaning.minutes) if meaning.start is not None else _USUAL_DAY
        start = datetime(day.year, day.month, day.day) + timedelta(minutes=begins)
        values = (doctor, start, start + timedelta(minutes=minutes), meaning.kind, meaning.duty,
                  tier_of(tier) or tier or meaning.tier or homes.get(doctor, ""), filled_by)  # fmt: skip
        for name, value in zip(COLUMNS, values, strict=True):
            columns[name].append(value)
        columns["work_hours"].append(meaning.work_hours)
    frame = pd.DataFrame(columns)
    for name in ("start", "end"):
        frame[name] = pd.Series(frame[name].to_numpy(), dtype="datetime64[s]")
    if frame["work_hours"].isna().all():
        frame = frame.drop(columns="work_hours")
    return PlainRota(frame, cycle_weeks, notes, tuple(place for *_, place in found))


def _meanings(
    legend: Legend | OwnLegend, text: str, tier: str, place: str, day: date | None
) -> list[Meaning]:
    try:
        return legend.read(text, tier)
    except UnknownCode as error:
        when = f" ({day})" if day is not None else ""
        more = "" if len(legend) else "; needed: a legend, in the file or with --legend"
        raise InputError(f"{place}{when}: {error}{more}") from error


def _filled_by(text: str, doctor: str, place: str) -> str:
    try:
        return filled_by_of(text, doctor)
    except InputError as error:
        raise InputError(f"{place}: {error}") from error


class _Knows:
    """Whether a text is a code of any tier, asked once of each."""

    def __init__(self, legend: Legend | OwnLegend) -> None:
        self._legend = legend
        self._tiers = ("", *legend.tiers)
        self._known: dict[str, bool] = {}

    def __call__(self, text: str) -> bool:
        if text not in self._known:
            self._known[text] = any(self._reads(text, tier) for tier in self._tiers)
        return self._known[text]

    def _reads(self, text: str, tier: str) -> bool:
        try:
            self._legend.read(text, tier)
        except UnknownCode:
            return False
        return True


def _tier_in(tiers: Sequence[str], text: str) -> str:
    """The one tier that a heading names, in the singular or the plural; "" for none."""
    words = f" {key_of(text).replace('_', ' ')} "
    named = [
        tier
        for tier in tiers
        if (name := key_of(tier).replace("_", " ")) and (f" {name} " in words or f" {name}s " in words)
    ]
    return named[0] if len(named) == 1 else ""
