"""A sheet with one row a doctor: totals that follow the rota, and leave taken or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dghsim.rota.horizon import Horizon
from dghsim.rota.layout.book import letters
from dghsim.rota.model import DatedRota
from dghsim.rota.sheets.book import Page
from dghsim.rota.sheets.lines import GridLine
from dghsim.rota.sheets.lists import TierLists
from dghsim.rota.sheets.paint import HEADING, NUMBER, TEXT, WHOLE, WRONG
from dghsim.rota.sheets.rota import Where, hours_a_week
from dghsim.rota.sheets.texts import COUNTED, Texts

HEADER = 1
TITLES = (
    "Doctor", "Tier", "Grade", "Hours", "Hours a week present", "Long days", "Nights", "On calls from home", "Weekends",
    "One weekend in", "Normal days", "Normal days a week", "Leave due, days", "Leave given", "Leave not given",
    "Study leave due, days", "Study leave given", "Study leave not given",
)  # fmt: skip
_ABOUT = (
    "Counted from the sheet Rota over {weeks} weeks; the numbers follow when a code there is changed. Five weekdays "
    "of absence take a week out of the hours a week. A weekend is one with any work from Saturday 00:01 "
    "to Sunday 23:59."
)
_Value = tuple[str, float | str]
"""A formula and what it comes to."""


def write_doctors_sheet(
    page: Page, rota: DatedRota, lines: Sequence[GridLine], texts: Mapping[str, Texts], lists: Mapping[str, TierLists],
    where: Where, horizon: Horizon,
) -> None:  # fmt: skip
    """A row for each doctor in post."""
    page.put_row(0, list(TITLES), HEADING)
    index = {line.doctor: at for at, line in enumerate(lines) if line.filled_by == "post"}
    row = HEADER
    for record in rota.leave.to_dict("records"):
        at = index.get(str(record["doctor"]))
        if at is None:
            continue
        line = lines[at]
        page.put_row(row, [line.doctor, line.tier, line.grade], TEXT)
        values = _values(row + 1, at, line, texts[line.tier], lists[line.tier], where, horizon)
        due = {"Leave due, days": "leave_entitled", "Study leave due, days": "study_entitled"}
        for column, title in enumerate(TITLES[3:], start=3):
            paint = (
                NUMBER
                if title in ("Hours", "Hours a week present", "One weekend in", "Normal days a week")
                else WHOLE
            )
            if title in due:
                page.put(row, column, int(record[due[title]]), WHOLE)
            else:
                formula, value = values[title]
                if title.endswith("not given"):
                    value = max(0, int(record[due[f"{title.split(' not')[0]} due, days"]]) - int(value))
                page.formula(row, column, formula, value, paint)
        row += 1
    page.rule((HEADER, 4, max(row - 1, HEADER), 4), f"$E{HEADER + 1}>48", WRONG, bold=True)
    page.put(row + 1, 0, _ABOUT.format(weeks=horizon.measured_weeks))
    page.widths(
        [max(14.0, *(min(30.0, len(line.doctor) + 1.5) for line in lines), 14.0), 12, 14, *[8.5] * 15]
    )
    page.sheet.set_row(0, 48)
    page.sheet.freeze_panes(HEADER, 1)
    page.set_up_page(repeated_rows=1)


def _values(
    row: int, at: int, line: GridLine, texts: Texts, lists: TierLists, where: Where, horizon: Horizon
) -> dict[str, _Value]:
    cells, weeks = where.days(at), horizon.measured_weeks
    measured = range(horizon.days)[horizon.measured]
    days = {day: texts.of(line.days[day]) for day in measured if day in line.days}

    def total(name: str, *, weekdays: bool = False) -> _Value:
        place, only = COUNTED.index(name), f"*(WEEKDAY({where.days('date')},2)<6)" if weekdays else ""
        formula = f"SUMPRODUCT(({cells}={lists.texts})*{lists.counts[name]}{only})"
        return formula, sum(text.counts[place] for day, text in days.items() if day % 7 < 5 or not weekdays)

    weekends = sum(
        any(day + near in days and (days[day + near].on_duty if near >= 0 else days[day + near].past_midnight)
            for near in (-1, 0, 1)) for day in measured if day % 7 == 5
    )  # fmt: skip
    normal, leave, study = total("normal"), total("leave", weekdays=True), total("study", weekdays=True)
    letter = {title: letters(column) for column, title in enumerate(TITLES)}
    weekend_cell = f"{letter['Weekends']}{row}"
    hours_cell = f"{where.title}!${letters(where.hours)}${where.row(at) + 1}"
    return {
        "Hours": total("hours"),
        "Hours a week present": (hours_cell, hours_a_week(line, texts, horizon)),
        "Long days": total("long"),
        "Nights": total("night"),
        "On calls from home": total("on_call"),
        "Weekends": (_weekends(where, at, lists), weekends),
        "One weekend in": (
            f'IF({weekend_cell}=0,"none",{weeks}/{weekend_cell})',
            weeks / weekends if weekends else "none",
        ),
        "Normal days": normal,
        "Normal days a week": (f"{letter['Normal days']}{row}/{weeks}", float(normal[1]) / weeks),
        "Leave given": leave,
        "Leave not given": (_not_given(letter, row, "Leave"), leave[1]),
        "Study leave given": study,
        "Study leave not given": (_not_given(letter, row, "Study leave"), study[1]),
    }


def _not_given(letter: Mapping[str, str], row: int, what: str) -> str:
    return f"MAX(0,{letter[f'{what} due, days']}{row}-{letter[f'{what} given']}{row})"


def _weekends(where: Where, at: int, lists: TierLists) -> str:
    """Saturdays with work on them, on the Sunday after, or from the Friday before."""
    saturday = f"(WEEKDAY({where.days('date', moved=1, fewer=2)},2)=6)"
    worked = [
        f"ISNUMBER(MATCH({where.days(at, moved=moved, fewer=2)},{texts},0))"
        for moved, texts in ((0, lists.past_midnight), (1, lists.on_duty), (2, lists.on_duty))
        if texts
    ]
    return f"SUMPRODUCT({saturday}*SIGN({'+'.join(worked)}))" if worked else "0"
