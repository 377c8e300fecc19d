"""A sheet of teaching, clinics, lists and other sessions: which lines of each template hold them, and when."""

from __future__ import annotations

from dghsim.rota.codes import plain
from dghsim.rota.model import DatedRota
from dghsim.rota.sheets.book import Page
from dghsim.rota.sheets.paint import HEADING, TEXT, WHOLE, WRAPPED
from dghsim.rota.template.sessions import seats
from dghsim.scenario.base import WEEKDAYS
from dghsim.scenario.root import Scenario

HEADER = 2
_ABOUT = (
    "Sessions lie on normal days of the template, before leave; each Monday their doctors move down one line."
)
_TITLES = ("Tier", "Session", "Day of the week", "Half", "Lines", "Times in a cycle")
_WHOLE = "whole day"
_WIDEST = 80
_LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def has_sessions(scenario: Scenario, rota: DatedRota) -> bool:
    """Whether any template of the rota has any."""
    return any(scenario.rota.tier[template.tier].template.session for template in rota.templates)


def write_sessions_sheet(page: Page, scenario: Scenario, rota: DatedRota) -> None:
    """A row for each session and day of the week; a session that found no room has one that says so."""
    page.put(0, 0, _ABOUT)
    page.put_row(HEADER - 1, list(_TITLES), HEADING)
    row = HEADER
    for template in rota.templates:
        tier = scenario.rota.tier[template.tier]
        found = seats(tier, template.cells)
        for name, session in tier.template.session.items():
            half = _WHOLE if session.part == "day" else session.part
            held = [
                (
                    _LONG_DAYS[day],
                    [seat.line + 1 for seat in found if (seat.session, seat.weekday) == (name, day)],
                )
                for day in range(len(WEEKDAYS))
            ]
            for day, lines in [each for each in held if each[1]] or [("no room found", [])]:
                page.put_row(row, [plain(tier.label), plain(session.label), day, half], TEXT)
                page.put(row, 4, ", ".join(map(str, lines)), WRAPPED)
                page.put(row, 5, len(lines), WHOLE)
                row += 1
    tiers = [scenario.rota.tier[template.tier] for template in rota.templates]
    names = [session.label for tier in tiers for session in tier.template.session.values()]
    page.widths([_wide([tier.label for tier in tiers]), _wide(names), 16, 12, 40, 16])
    page.sheet.freeze_panes(HEADER, 0)
    page.set_up_page(repeated_rows=HEADER)


def _wide(labels: list[str]) -> int:
    """Of a column that cuts no label off: programs other than the one that writes it do not make rows higher."""
    return min(max(26, *map(len, labels)), _WIDEST)
