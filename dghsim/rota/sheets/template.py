"""A sheet for the cyclic template of one tier: lines down, weekdays across."""

from __future__ import annotations

from dghsim.rota.codes import Entry, plain
from dghsim.rota.layout.book import letters
from dghsim.rota.model import Template
from dghsim.rota.rolled import placements
from dghsim.rota.sheets.book import Page
from dghsim.rota.sheets.cover import counted_duties
from dghsim.rota.sheets.lists import DutyLists, TierLists
from dghsim.rota.sheets.paint import (
    CODE,
    HEADING,
    NIGHT,
    NUMBER,
    PLAIN,
    SHORT,
    SURPLUS,
    TEXT,
    TITLE,
    WEEKEND,
    WHOLE,
    WRONG,
)
from dghsim.rota.sheets.texts import COUNTED, Texts
from dghsim.rota.summary import solved
from dghsim.scenario.root import Scenario

TITLES = (
    "Line",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Hours",
    "Nights",
)
HEADER = 3
_MOVE = "Each Monday every doctor moves down one line, from the last to the first."
_COVER = "Doctors on each duty, less the number needed: a dot is covered."


def write_template_sheet(
    page: Page, scenario: Scenario, template: Template, texts: Texts, lists: TierLists,
    duties: dict[Entry, DutyLists],
) -> None:  # fmt: skip
    """Each line's codes, with hours, nights and cover that follow them."""
    tier = scenario.rota.tier[template.tier]
    page.put(0, 0, f"{plain(tier.label)}: 1 in {template.lines}; {solved(template)}", TITLE)
    page.put(1, 0, _MOVE)
    page.put_row(HEADER - 1, list(TITLES), HEADING)
    cells: dict[tuple[int, int], list[str]] = {}
    for duty, line, weekday in placements(template, tier):
        cells.setdefault((line, weekday), []).append(duty)
    written = {
        place: texts.of(_in_order(template.tier, duties_, scenario)) for place, duties_ in cells.items()
    }
    last = HEADER + template.lines
    for line in range(template.lines):
        row = HEADER + line
        page.put(row, 0, line + 1, TEXT)
        for weekday in range(7):
            if (line, weekday) in written:
                page.put(row, 1 + weekday, written[line, weekday].text, CODE)
        across = f"$B{row + 1}:$H{row + 1}"
        for column, name, paint in ((8, "hours", NUMBER), (9, "night", WHOLE)):
            value = sum(
                written[line, day].counts[COUNTED.index(name)] for day in range(7) if (line, day) in written
            )
            page.formula(
                row, column, f"SUMPRODUCT(({across}={lists.texts})*{lists.counts[name]})", value, paint
            )
    page.put(last, 7, "Average", TEXT)
    for column, name in ((8, "hours"), (9, "night")):
        total = sum(each.counts[COUNTED.index(name)] for each in written.values())
        letter = letters(column)
        page.formula(
            last, column, f"AVERAGE({letter}{HEADER + 1}:{letter}{last})", total / template.lines, NUMBER
        )
    _colour(page, lists, last)
    _cover(page, scenario, template, duties, cells, last + 2)
    page.widths([12, *[11] * 7, 8, 8])
    page.sheet.freeze_panes(HEADER, 1)
    page.set_up_page(repeated_rows=HEADER)


def _in_order(tier: str, duties: list[str], scenario: Scenario) -> tuple[Entry, ...]:
    """The duty chosen first, then those that follow it."""
    ordered = sorted(duties, key=lambda name: scenario.rota.tier[tier].duty[name].follows is not None)
    return tuple(Entry(tier, name, "") for name in ordered)


def _colour(page: Page, lists: TierLists, last: int) -> None:
    area, cell = (HEADER, 1, last - 1, 7), f"B{HEADER + 1}"
    for paint, texts in lists.paints.items():
        page.rule(area, f"ISNUMBER(MATCH({cell},{texts},0))", paint)
    page.rule(area, f"LEN({cell})>0", WRONG, bold=True)
    page.rule(area, f"COLUMN({cell})>6", WEEKEND)
    page.rule(area, "TRUE", CODE)
    page.sheet.data_validation(
        *area, {"validate": "list", "source": f"={lists.choices}", "error_type": "warning"}
    )


def _cover(
    page: Page, scenario: Scenario, template: Template, duties: dict[Entry, DutyLists],
    cells: dict[tuple[int, int], list[str]], row: int,
) -> None:  # fmt: skip
    """For each duty that has to be covered, by weekday."""
    page.put(row, 0, _COVER, PLAIN)
    own = [entry for entry in counted_duties(scenario) if entry.tier == template.tier]
    for at, entry in enumerate(own, start=row + 1):
        duty = scenario.rota.tier[entry.tier].duty[entry.duty]
        page.put(at, 0, plain(duty.code), TEXT)
        lists = [
            texts for texts in (duties[entry].everywhere, duties[entry].by_tier.get(entry.tier, "")) if texts
        ]
        for weekday in range(7):
            letter = letters(1 + weekday)
            down = f"{letter}${HEADER + 1}:{letter}${HEADER + template.lines}"
            counted = "+".join(f"SUMPRODUCT(--({down}={texts}))" for texts in lists) or "0"
            found = sum(entry.duty in cells.get((line, weekday), []) for line in range(template.lines))
            page.formula(
                at, 1 + weekday, f"{counted}-{duty.cover[weekday]}", found - duty.cover[weekday], SURPLUS
            )
    if own:
        area = (row + 1, 1, row + len(own), 7)
        page.rule(area, f"B{row + 2}<0", NIGHT, bold=True)
        page.rule(area, f"B{row + 2}>0", SHORT)
