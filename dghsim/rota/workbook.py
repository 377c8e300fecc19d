"""The rota as a workbook, the way rota coordinators keep it; its first sheet can be edited and read back."""

from __future__ import annotations

import os
from pathlib import Path

from dghsim.rota.codes import Codes
from dghsim.rota.horizon import horizon_of
from dghsim.rota.model import DatedRota
from dghsim.rota.sheets.book import Book
from dghsim.rota.sheets.checks import write_checks_sheet
from dghsim.rota.sheets.cover import write_cover_sheet
from dghsim.rota.sheets.doctors import write_doctors_sheet
from dghsim.rota.sheets.legend import write_legend_sheet
from dghsim.rota.sheets.lines import GridLine, grid_lines
from dghsim.rota.sheets.lists import write_lists
from dghsim.rota.sheets.rota import write_rota_sheet
from dghsim.rota.sheets.sessions import has_sessions, write_sessions_sheet
from dghsim.rota.sheets.template import write_template_sheet
from dghsim.rota.sheets.texts import Texts
from dghsim.scenario.root import Scenario


def write_rota_workbook(rota: DatedRota, scenario: Scenario, path: str | os.PathLike[str]) -> None:
    """Writes the sheets Rota, Cover, Doctors, one template a tier, Sessions where there are any, Legend and Checks.

    Totals, cover and checks are formulas with the values they have now. The same rota gives the same bytes.

    Raises:
        OSError: the file cannot be written.
    """
    horizon, codes, lines = horizon_of(scenario), Codes(scenario), grid_lines(scenario, rota)
    book = Book(scenario.run.start)
    sheets = [book.page(title) for title in ("Rota", "Cover", "Doctors")]
    templates = [book.page(f"Template {template.tier}") for template in rota.templates]
    _sessions(book, scenario, rota)
    legend, checks, hidden = book.page("Legend"), book.page("Checks"), book.page("Lists", hidden=True)
    texts = _texts(scenario, codes, lines)
    lists, duties = write_lists(hidden, texts)
    where = write_rota_sheet(sheets[0], lines, texts, lists, horizon)
    columns = write_cover_sheet(sheets[1], scenario, lines, duties, where, horizon)
    write_doctors_sheet(sheets[2], rota, lines, texts, lists, where, horizon)
    for page, template in zip(templates, rota.templates, strict=True):
        write_template_sheet(page, scenario, template, texts[template.tier], lists[template.tier], duties)
    write_legend_sheet(legend, scenario, codes, rota, horizon)
    write_checks_sheet(checks, scenario, rota, lines, texts, lists, where, columns, horizon)
    book.save(Path(path))


def write_template_workbook(rota: DatedRota, scenario: Scenario, path: str | os.PathLike[str]) -> None:
    """Writes the templates alone, to be edited and run again, with their sessions and legend.

    Raises:
        OSError: the file cannot be written.
    """
    codes, book = Codes(scenario), Book(scenario.run.start)
    pages = [book.page(f"Template {template.tier}") for template in rota.templates]
    _sessions(book, scenario, rota)
    legend, hidden = book.page("Legend"), book.page("Lists", hidden=True)
    texts = _texts(scenario, codes, [])
    lists, duties = write_lists(hidden, texts)
    for page, template in zip(pages, rota.templates, strict=True):
        write_template_sheet(page, scenario, template, texts[template.tier], lists[template.tier], duties)
    write_legend_sheet(legend, scenario, codes, None, horizon_of(scenario))
    book.save(Path(path))


def _sessions(book: Book, scenario: Scenario, rota: DatedRota) -> None:
    if has_sessions(scenario, rota):
        write_sessions_sheet(book.page("Sessions"), scenario, rota)


def _texts(scenario: Scenario, codes: Codes, lines: list[GridLine]) -> dict[str, Texts]:
    return {
        tier: Texts(scenario, codes, tier, [line for line in lines if line.tier == tier])
        for tier in scenario.rota.tier
    }
