"""A sheet that counts, day by day, the doctors on each duty against the number needed."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence

from dghsim.rota.codes import Entry, plain
from dghsim.rota.horizon import Horizon
from dghsim.rota.set_leave import holidays_of
from dghsim.rota.sheets.book import Page
from dghsim.rota.sheets.lines import GridLine
from dghsim.rota.sheets.lists import DutyLists
from dghsim.rota.sheets.paint import DAY, HEADING, NIGHT, SHORT, SURPLUS, WEEKEND
from dghsim.rota.sheets.rota import Where
from dghsim.scenario.root import Scenario

HEADER = 3
_ABOUT = "Named doctors on each duty, less the number needed: a dot is covered, -1 is a gap. Vacant lines do not count."


def write_cover_sheet(
    page: Page, scenario: Scenario, lines: Sequence[GridLine], lists: Mapping[Entry, DutyLists], where: Where,
    horizon: Horizon,
) -> dict[Entry, int]:  # fmt: skip
    """A row a measured day, a column a duty. Returns the column of each duty."""
    duties = counted_duties(scenario)
    page.put(0, 0, _ABOUT)
    page.put(HEADER - 1, 0, "Date", HEADING)
    for column, entry in enumerate(duties, start=1):
        duty = scenario.rota.tier[entry.tier].duty[entry.duty]
        page.put(1, column, plain(entry.tier), HEADING)
        page.put(HEADER - 1, column, plain(duty.code), HEADING)
    found = found_less_needed(scenario, lines, horizon)
    needed = _needed(scenario, horizon)
    counts = {entry: _count(where, lists[entry]) for entry in duties}
    for index, day in enumerate(range(horizon.days)[horizon.measured]):
        row, cells = HEADER + index, where.down(where.first + day)
        page.put(row, 0, horizon.epoch + datetime.timedelta(days=day), DAY)
        for column, entry in enumerate(duties, start=1):
            formula = f"{counts[entry].replace('{cells}', cells)}-{needed[entry][index]}"
            page.formula(row, column, formula, found[entry][index], SURPLUS)
    measured = range(horizon.days)[horizon.measured]
    if duties:
        area = (HEADER, 1, HEADER + len(measured) - 1, len(duties))
        page.rule(area, f"B{HEADER + 1}<0", NIGHT, bold=True)
        page.rule(area, f"B{HEADER + 1}>0", SHORT)
        page.rule((HEADER, 0, area[2], area[3]), f"WEEKDAY($A{HEADER + 1},2)>5", WEEKEND)
    page.widths([16.0, *[10.5] * len(duties)])
    page.sheet.freeze_panes(HEADER, 1)
    page.set_up_page(repeated_rows=HEADER)
    page.sheet.set_portrait()
    return {entry: column for column, entry in enumerate(duties, start=1)}


def counted_duties(scenario: Scenario) -> list[Entry]:
    """Those that have to be covered; of a normal day the cover is only the fewest there."""
    return [
        Entry(tier, name, "")
        for tier, each in scenario.rota.tier.items()
        for name, duty in each.duty.items()
        if not duty.normal and any(duty.cover)
    ]


def _count(where: Where, lists: DutyLists) -> str:
    """Named doctors on a duty on one day, whose cells the formula calls {cells}."""
    named = f'(LEFT({where.down(0).replace("A$", "$A$")},6)<>"Vacant")'
    parts = [f"({{cells}}={lists.everywhere})*{named}"] if lists.everywhere else []
    parts += [
        f'({{cells}}={texts})*{named}*({where.down(1).replace("B$", "$B$")}="{tier}")'
        for tier, texts in lists.by_tier.items()
    ]
    return "+".join(f"SUMPRODUCT({part})" for part in parts) or "0"


def found_less_needed(
    scenario: Scenario, lines: Sequence[GridLine], horizon: Horizon
) -> dict[Entry, list[int]]:
    """For each measured day, named doctors on the duty less those needed."""
    on_duty: Counter[tuple[int, Entry]] = Counter()
    for line in lines:
        if not plain(line.doctor).casefold().startswith("vacant"):
            on_duty.update((day, entry) for day, entries in line.days.items() for entry in entries)
    measured = range(horizon.days)[horizon.measured]
    needed = _needed(scenario, horizon)
    return {
        entry: [on_duty[day, entry] - need for day, need in zip(measured, numbers, strict=True)]
        for entry, numbers in needed.items()
    }


def _needed(scenario: Scenario, horizon: Horizon) -> dict[Entry, list[int]]:
    """Cover by measured day; on a bank holiday that is kept, Sunday's at most."""
    holidays = holidays_of(scenario, horizon)
    needed = {}
    for entry in counted_duties(scenario):
        cover = scenario.rota.tier[entry.tier].duty[entry.duty].cover
        needed[entry] = [
            min(cover[day % 7], cover[6]) if holidays[day] else cover[day % 7]
            for day in range(horizon.days)[horizon.measured]
        ]
    return needed
