"""The sheet that coordinators know: doctors down, dates across, a code in each cell."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dghsim.rota.codes import plain
from dghsim.rota.horizon import Horizon
from dghsim.rota.layout.book import letters
from dghsim.rota.sheets.book import LANDSCAPE_A3, Page
from dghsim.rota.sheets.lines import GridLine
from dghsim.rota.sheets.lists import TierLists
from dghsim.rota.sheets.paint import (
    CODE,
    DATE,
    HEADING,
    NUMBER,
    SPAN,
    TEXT,
    VACANT,
    WEEKEND,
    WRONG,
)  # fmt: skip
from dghsim.rota.sheets.texts import COUNTED, Texts

HEADER = 4
"""Rows of month, week, weekday and date; the doctors begin below them."""
_WEEKS_A_PAGE = 4
_DAY_WIDTH = 5.2
_BAND = 4
_ROOM = 0.92
"""Of the page, for what spreadsheets round otherwise."""
_A3_POINTS = (1133.0, 745.0)
"""Width and height between the margins."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where things stand on the sheet, for the formulas of the others. Rows and columns are counted from 0."""

    title: str
    rows: tuple[int, ...]
    """Of each line; a narrow band stands between two tiers."""
    first: int
    """Column of the first date."""
    hours: int
    """Column of the hours a week."""
    measured: tuple[int, int]
    """First and last column of the measured dates."""

    def row(self, index: int) -> int:
        """Of a line."""
        return self.rows[index]

    def days(self, index: int | str, *, moved: int = 0, fewer: int = 0) -> str:
        """The measured cells of a line, or of row "date": from a column `moved` on, `fewer` columns in all."""
        row = HEADER if index == "date" else self.row(int(index)) + 1
        first, last = self.measured[0] + moved, self.measured[1] + moved - fewer
        return f"{self.title}!${letters(first)}${row}:${letters(last)}${row}"

    def down(self, column: int) -> str:
        """The cells of all lines in a column."""
        return f"{self.title}!{letters(column)}${HEADER + 1}:{letters(column)}${self.last_row + 1}"

    @property
    def last_row(self) -> int:
        """Of the last line; the first row below the header where there is none."""
        return max(self.rows, default=HEADER)


def write_rota_sheet(
    page: Page,
    lines: Sequence[GridLine],
    texts: Mapping[str, Texts],
    lists: Mapping[str, TierLists],
    horizon: Horizon,
) -> Where:
    """Fills the sheet. Weeks outside those measured are folded away, and are read back all the same."""
    titles = _titles(lines)
    first = len(titles)
    start, stop = horizon.measured.start, horizon.measured.stop
    tiers = list(tier_rows(lines))
    rows = tuple(HEADER + index + tiers.index(line.tier) for index, line in enumerate(lines))
    where = Where(page.title, rows, first, first - 1, (first + start, first + stop - 1))
    for column, (title, width) in enumerate(titles.items()):
        page.sheet.merge_range(0, column, HEADER - 1, column, title, page.look(HEADING))
        page.sheet.set_column(column, column, width)
    _dates(page, horizon, first)
    for band in set(range(HEADER, where.last_row)) - set(rows):
        page.sheet.set_row(band, _BAND, page.look(SPAN))
    for index, line in enumerate(lines):
        _line(page, where, index, line, texts[line.tier], lists[line.tier], list(titles), horizon)
    _rules(page, where, lines, lists, horizon)
    _set_up_page(page, horizon, where, sum(titles.values()))
    return where


def hours_formula(where: Where, index: int, lists: TierLists, weeks: int) -> str:
    """Hours a week of a line: all that count, by the weeks left when five weekdays of absence take one out."""
    cells = where.days(index)
    hours = f"SUMPRODUCT(({cells}={lists.texts})*{lists.counts['hours']})"
    return f"{hours}/MAX(0.2,{weeks}-{away_formula(where, index, lists)}/5)"


def away_formula(where: Where, index: int, lists: TierLists) -> str:
    """Weekdays of absence of a line."""
    weekdays = f"(WEEKDAY({where.days('date')},2)<6)"
    return f"SUMPRODUCT(({where.days(index)}={lists.texts})*{lists.counts['away']}*{weekdays})"


def hours_a_week(line: GridLine, texts: Texts, horizon: Horizon) -> float:
    """What `hours_formula` comes to."""
    hours, away = COUNTED.index("hours"), COUNTED.index("away")
    measured = range(horizon.days)[horizon.measured]
    counts = [(day, texts.of(line.days[day]).counts) for day in measured if day in line.days]
    absent = sum(each[away] for day, each in counts if day % 7 < 5)
    return sum(each[hours] for _, each in counts) / max(0.2, horizon.measured_weeks - absent / 5)


def _line(
    page: Page,
    where: Where,
    index: int,
    line: GridLine,
    texts: Texts,
    lists: TierLists,
    titles: list[str],
    horizon: Horizon,
) -> None:
    row = where.row(index)
    values = {"Doctor": line.doctor, "Tier": line.tier, "Grade": line.grade, "Filled by": line.filled_by}
    for column, title in enumerate(titles[:-1]):
        page.put(row, column, values[title], VACANT if line.vacant else TEXT)
    formula = hours_formula(where, index, lists, horizon.measured_weeks)
    page.formula(row, where.hours, formula, hours_a_week(line, texts, horizon), NUMBER)
    for day in sorted(line.days):
        page.put(row, where.first + day, texts.of(line.days[day]).text, CODE)


def _titles(lines: Sequence[GridLine]) -> dict[str, float]:
    """Heading -> width; who fills a row is told only where names do not tell."""
    told = any(line.filled_by not in ("post", "vacant") for line in lines)

    def width(least: float, texts: Sequence[str]) -> float:
        return min(30.0, max(least, *(len(plain(text)) + 1.5 for text in texts))) if texts else least

    titles = {
        "Doctor": width(12, [line.doctor for line in lines]),
        "Tier": width(8, [line.tier for line in lines]),
        "Grade": width(8, [line.grade for line in lines]),
    }
    return titles | ({"Filled by": 9.0} if told else {}) | {"Hours a week": 6.5}


def _dates(page: Page, horizon: Horizon, first: int) -> None:
    """Month and week stand above the day on which they begin, and again where a page does."""
    days = [horizon.epoch + datetime.timedelta(days=offset) for offset in range(horizon.days)]
    pages = range(horizon.measured.start, horizon.measured.stop, 7 * _WEEKS_A_PAGE)
    begun = {0, *pages, horizon.measured.stop}
    starts = [at for at, day in enumerate(days) if at in begun or day.day == 1]
    months = {at: _month(days[at], end - at) for at, end in pairwise([*starts, horizon.days])}
    before = ""
    for offset, day in enumerate(days):
        week = _week(horizon, offset)
        page.put(0, first + offset, months.get(offset, ""), SPAN)
        page.put(1, first + offset, "" if week == before and offset not in pages else week, SPAN)
        before = week
        page.put(2, first + offset, f"{day:%a}", HEADING)
        page.put(3, first + offset, day, DATE)
    page.sheet.set_row(3, 52)


def _month(day: datetime.date, days: int) -> str:
    """As much of its name as stands whole above so many days."""
    return f"{day:{'%b' if days == 1 else '%b %Y' if days < 4 else '%B %Y'}}"


def _week(horizon: Horizon, day: int) -> str:
    week = day // 7 - horizon.warm_up_weeks
    monday = horizon.epoch + datetime.timedelta(weeks=day // 7)
    if not 0 <= week < horizon.measured_weeks:
        return f"{'Warm-up' if week < 0 else 'Draining'}, from {monday.day} {monday:%b}"
    return f"Week {week + 1}, from {monday.day} {monday:%b}"


def _rules(
    page: Page, where: Where, lines: Sequence[GridLine], lists: Mapping[str, TierLists], horizon: Horizon
) -> None:
    """Colours by code, so that an edit changes them; red for a code that is not understood; choices in each cell."""
    date = f"{letters(where.first)}${HEADER}"
    last = where.first + horizon.days - 1
    for tier, (top, bottom) in tier_rows(lines).items():
        area = (where.row(top), where.first, where.row(bottom), last)
        cell = f"{letters(where.first)}{where.row(top) + 1}"
        for paint, texts in lists[tier].paints.items():
            page.rule(area, f"ISNUMBER(MATCH({cell},{texts},0))", paint)
        page.rule(area, f"LEN({cell})>0", WRONG, bold=True)
        page.rule(area, f"WEEKDAY({date},2)>5", WEEKEND)
        page.rule(area, "TRUE", CODE)
        page.sheet.data_validation(
            *area,
            {"validate": "list", "source": f"={lists[tier].choices}", "error_type": "warning",
             "error_title": "Unknown code", "error_message": "This code is not on the sheet Legend. Keep it?"},
        )  # fmt: skip


def tier_rows(lines: Sequence[GridLine]) -> dict[str, tuple[int, int]]:
    """Tier -> index of its first and last line."""
    found: dict[str, tuple[int, int]] = {}
    for index, line in enumerate(lines):
        found[line.tier] = found.get(line.tier, (index, index))[0], index
    return found


def _set_up_page(page: Page, horizon: Horizon, where: Where, names: float) -> None:
    """A3 across, four weeks a page, the names and dates on each."""
    sheet = page.sheet
    page.set_up_page(LANDSCAPE_A3, HEADER, fit=False)
    sheet.set_column(where.first, where.first + horizon.days - 1, _DAY_WIDTH, page.look(CODE))
    measured = range(horizon.days)[horizon.measured]
    for folded in (range(measured.start), range(measured.stop, horizon.days)):
        if folded:
            columns = where.first + folded.start, where.first + folded.stop - 1
            sheet.set_column(*columns, _DAY_WIDTH, page.look(CODE), {"hidden": True, "level": 1})
    breaks = [where.first + day for day in measured[:: 7 * _WEEKS_A_PAGE]][1:]
    sheet.set_v_pagebreaks(breaks)
    wide = _points(names) + min(len(measured), 7 * _WEEKS_A_PAGE) * _points(_DAY_WIDTH)
    tall = 15.0 * (where.last_row + 1) + 40
    scale = min(_ROOM * _A3_POINTS[0] / wide, max(0.5, _A3_POINTS[1] / tall), 1.0)
    sheet.set_print_scale(max(40, int(100 * scale)))
    sheet.repeat_columns(0, where.hours)
    sheet.print_area(0, 0, where.last_row, where.first + horizon.days - 1)
    sheet.freeze_panes(HEADER, where.first)


def _points(width: float) -> float:
    """Of a column so many digits wide."""
    return (width * 7 + 5) * 0.75
