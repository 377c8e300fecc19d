"""The rota as a workbook, the way rota coordinators keep it; its first sheet can be edited and read back."""

from __future__ import annotations

import os
from pathlib import Path

from dghsim.rota.codes import Codes
from dghsim.rota.horizon import horizon_of
from dghsim.rota.model import DatedRota
from dghsim.scenario.root import Scenario

_LONGEST_TITLE = 31


def write_rota_workbook(rota: DatedRota, scenario: Scenario, path: str | os.PathLike[str]) -> None:
    """Writes the sheets Rota, one template a tier, Legend and Doctors. The same rota gives the same bytes.

    Raises:
        InputError: the file cannot be written.
    """
    from openpyxl import Workbook

    from dghsim.rota.sheets.doctors import write_doctors_sheet
    from dghsim.rota.sheets.legend import write_legend_sheet
    from dghsim.rota.sheets.lines import grid_lines
    from dghsim.rota.sheets.paint import add_styles
    from dghsim.rota.sheets.rota import write_rota_sheet
    from dghsim.rota.sheets.template import write_template_sheet
    from dghsim.rota.sheets.write import save

    book, horizon, codes = Workbook(), horizon_of(scenario), Codes(scenario)
    add_styles(book)
    first = book.active
    first.title = "Rota"
    write_rota_sheet(first, grid_lines(scenario, rota, codes), horizon)
    for template in rota.templates:
        title = f"Template {template.tier}"[:_LONGEST_TITLE]
        write_template_sheet(book.create_sheet(title), template, scenario.rota.tier[template.tier])
    write_legend_sheet(book.create_sheet("Legend"), scenario, rota, codes, horizon)
    write_doctors_sheet(book.create_sheet("Doctors"), scenario, rota)
    save(book, Path(path), scenario.run.start)
