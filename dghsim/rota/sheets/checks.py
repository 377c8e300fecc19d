"""A sheet of checks: counts that follow an edit, and what the checker found when the workbook was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dghsim.rota.codes import Entry, plain
from dghsim.rota.horizon import Horizon
from dghsim.rota.layout.book import letters
from dghsim.rota.model import DatedRota
from dghsim.rota.reference import tier_rules, tightest_period
from dghsim.rota.sheets import cover
from dghsim.rota.sheets.book import Page
from dghsim.rota.sheets.lines import GridLine
from dghsim.rota.sheets.lists import TierLists
from dghsim.rota.sheets.paint import HEADING, NIGHT, TEXT, TITLE, WHOLE
from dghsim.rota.sheets.rota import Where, hours_a_week, tier_rows
from dghsim.rota.sheets.texts import Texts
from dghsim.scenario.root import Scenario

_MOST_BREACHES = 500
_HEADER = 3


def write_checks_sheet(
    page: Page, scenario: Scenario, rota: DatedRota, lines: Sequence[GridLine], texts: Mapping[str, Texts],
    lists: Mapping[str, TierLists], where: Where, columns: Mapping[Entry, int], horizon: Horizon,
) -> None:  # fmt: skip
    """The counts first, each of which should be 0; then the breaches as exported."""
    page.put(0, 0, "Checks", TITLE)
    page.put(1, 0, "Each count follows the sheet Rota, and should be 0.")
    page.put_row(_HEADER - 1, ["What", "Tier", "Found"], HEADING)
    row = _HEADER
    for tier, (top, bottom) in tier_rows(lines).items():
        row = _of_tier(
            page, row, scenario, tier, (top, bottom), lines, texts[tier], lists[tier], where, horizon
        )
    days = horizon.measured.stop - horizon.measured.start
    on_duty = cover.found_less_needed(scenario, lines, horizon)
    for entry, column in columns.items():
        letter = letters(column)
        area = f"Cover!{letter}${cover.HEADER + 1}:{letter}${cover.HEADER + days}"
        label = plain(scenario.rota.tier[entry.tier].duty[entry.duty].label or entry.duty.replace("_", " "))
        page.put_row(row, [f"Days with fewer than needed: {label}", entry.tier], TEXT)
        page.formula(row, 2, f'COUNTIF({area},"<0")', sum(each < 0 for each in on_duty[entry]), WHOLE)
        row += 1
    page.rule((_HEADER, 2, max(row - 1, _HEADER), 2), f"$C{_HEADER + 1}>0", NIGHT, bold=True)
    for line in _as_written(scenario, rota):
        row += 1
        page.put(row, 0, line)
    page.widths([60.0, 14.0, 10.0])
    page.set_up_page(repeated_rows=_HEADER)


def _of_tier(
    page: Page, row: int, scenario: Scenario, tier: str, span: tuple[int, int], lines: Sequence[GridLine], texts: Texts,
    lists: TierLists, where: Where, horizon: Horizon,
) -> int:  # fmt: skip
    first, last = letters(where.first), letters(where.first + horizon.days - 1)
    rows = where.row(span[0]) + 1, where.row(span[1]) + 1
    area = f"{where.title}!${first}${rows[0]}:${last}${rows[1]}"
    page.put_row(row, ["Codes that nobody explains", tier], TEXT)
    page.formula(row, 2, f"SUMPRODUCT((LEN({area})>0)*ISNA(MATCH({area},{lists.texts},0)))", 0, WHOLE)
    period = tightest_period(scenario.rota.tier[tier])
    if period is None:
        return row + 1
    limit = period.limit_minutes / 60
    column = letters(where.hours)
    over = sum(hours_a_week(line, texts, horizon) > limit for line in lines[span[0] : span[1] + 1])
    page.put_row(row + 1, [f"Lines above {limit:g} hours a week", tier], TEXT)
    hours = f"{where.title}!${column}${rows[0]}:${column}${rows[1]}"
    page.formula(row + 1, 2, f'COUNTIF({hours},">{limit:g}")', over, WHOLE)
    return row + 2


def _as_written(scenario: Scenario, rota: DatedRota) -> list[str]:
    """What the checker said of the rota as exported; an edit does not change it."""
    sets = ", ".join(dict.fromkeys(tier_rules(tier).name for tier in scenario.rota.tier.values()))
    found = [breach.message for breach in rota.breaches]
    if not found:
        return [
            "As written: no breach found of " + sets,
            "(transcribed from secondary sources, not legal advice)",
            _AGAIN,
        ]
    more = [f"and {len(found) - _MOST_BREACHES} more"] if len(found) > _MOST_BREACHES else []
    return [f"As written: {len(found)} breaches found of {sets}", *found[:_MOST_BREACHES], *more, _AGAIN]


_AGAIN = "After an edit: dghsim check rota.xlsx --rules TIER=NAME, for each tier"
