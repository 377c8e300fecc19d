"""Cyclic templates: lines down, weekdays across, no dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dghsim.errors import InputError
from dghsim.rota.layout.below_key import refuse_below_key
from dghsim.rota.layout.book import Sheet
from dghsim.rota.layout.lines import Known, TierOf, is_number, refuse_unworked, text_of
from dghsim.rota.layout.unread import refuse_unread
from dghsim.rota.layout.weekdays import weekday_columns
from dghsim.rota.legend.found import is_key

_LINE = re.compile(r"(?:line|week|wk|row|no\.?)?\s*(\d{1,2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """One line: (week, weekday Monday 0, text, place) of what is written."""

    label: str
    tier: str
    cells: list[tuple[int, int, str, str]]


@dataclass(frozen=True, slots=True)
class TemplateGrid:
    """The lines of one template."""

    name: str
    """Of the sheet; "" for a CSV."""
    weeks: int
    """Across: 1 where everybody works one line after another, more where each line is a doctor's whole cycle."""
    lines: list[TemplateLine]


def read_templates(
    sheets: Sequence[Sheet], known: Known, tier_of: TierOf, only: str | None = None
) -> list[TemplateGrid]:
    """The templates of a file, sheet by sheet, and within a sheet by tier.

    A row counts as a line when it is numbered or has codes. The tier of a line is that of a column headed Tier, of
    the heading above it, or of the sheet's name.

    Raises:
        InputError: a sheet whose lines are not numbered one after another.
    """
    found: list[TemplateGrid] = []
    for sheet in sheets:
        if sheet.name != only if only is not None else sheet.hidden:
            continue
        found += _of_sheet(sheet, known, tier_of)
    return found


def _of_sheet(sheet: Sheet, known: Known, tier_of: TierOf) -> list[TemplateGrid]:
    columns: dict[int, int] = {}
    tier = tier_of(sheet.name)
    tier_column: int | None = None
    by_tier: dict[str, list[TemplateLine]] = {}
    weeks = 1
    for index, (number, cells) in enumerate(sheet.rows):
        if is_key(cells):
            below = sheet.rows[index : _next(sheet, index, weekday_columns)]
            refuse_below_key(sheet, below, 0, columns, known)
            columns = {}
            continue
        weekdays = weekday_columns(cells)
        if weekdays:
            columns = weekdays
            tier_column = next(
                (c for c, cell in enumerate(cells) if text_of(cell).casefold() == "tier"), None
            )
            weeks = _weeks(weekdays)
            _refuse_unread(sheet, index, weekdays, tier_column, known)
            continue
        texts = [text_of(cell) for cell in cells]
        written = [(c, texts[c]) for c in columns if c < len(texts) and texts[c]]
        for column, text in written:
            refuse_unworked(text, sheet.address(number, column))
        label = _label(texts, columns, tier_column)
        if not columns or not (written or _LINE.fullmatch(label)):
            tier = next((named for text in texts if text and (named := tier_of(text))), tier)
            continue
        if all(is_number(text) for _, text in written) and (written or not _LINE.fullmatch(label)):
            continue
        if not _LINE.fullmatch(label) and not any(known(text) for _, text in written):
            continue
        own = texts[tier_column] if tier_column is not None and tier_column < len(texts) else ""
        by_tier.setdefault(tier_of(own) or own or tier, []).append(
            _line(sheet, number, label, own or tier, columns, written)
        )
    return [TemplateGrid(sheet.name, weeks, _in_order(sheet, lines)) for lines in by_tier.values() if lines]


def _line(
    sheet: Sheet, number: int, label: str, tier: str, columns: dict[int, int], written: list[tuple[int, str]]
) -> TemplateLine:
    week, at_week, before = {}, 0, -1
    for column, weekday in columns.items():
        at_week += before >= 0 and weekday <= before
        week[column], before = at_week, weekday
    cells = [(week[c], columns[c], text, sheet.address(number, c)) for c, text in written]
    return TemplateLine(label, tier, cells)


def _next(sheet: Sheet, index: int, which: Callable[[Sequence[object]], object]) -> int:
    """Index of the next row of which it is true, else after the last."""
    after = range(index + 1, len(sheet.rows))
    return next((at for at in after if which(sheet.rows[at][1])), len(sheet.rows))


def _refuse_unread(
    sheet: Sheet, index: int, weekdays: dict[int, int], tier_column: int | None, known: Known
) -> None:
    body = sheet.rows[index + 1 : _next(sheet, index, lambda cells: is_key(cells) or weekday_columns(cells))]
    labels = {0} if 0 not in weekdays else set()
    besides = labels if tier_column is None else {*labels, tier_column}
    list(
        refuse_unread(
            sheet, sheet.rows[index], body, weekdays, besides, lambda _, text: known(text), "weekday"
        )
    )


def _weeks(columns: dict[int, int]) -> int:
    return 1 + sum(after <= before for before, after in pairwise(columns.values()))


def _label(texts: list[str], columns: dict[int, int], tier_column: int | None) -> str:
    first = min(columns, default=0)
    labels = [text for at, text in enumerate(texts[:first]) if text and at != tier_column]
    return next((text for text in labels if _LINE.fullmatch(text)), labels[0] if labels else "")


def _in_order(sheet: Sheet, lines: list[TemplateLine]) -> list[TemplateLine]:
    """Lines by their numbers where all are numbered, which must be 1 to N."""
    numbers = [int(match[1]) if (match := _LINE.fullmatch(line.label)) else 0 for line in lines]
    if not all(numbers):
        return lines
    if sorted(numbers) != list(range(1, len(lines) + 1)):
        where = f"sheet {sheet.name!a}: " if sheet.name else ""
        raise InputError(
            f"{where}the template's lines are numbered {numbers}; allowed: 1 to {len(lines)}, each once"
        )
    return [line for _, line in sorted(zip(numbers, lines, strict=True), key=lambda pair: pair[0])]
