"""A sheet with one row a doctor: hours, weekends, nights, normal days, and leave granted or not."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from dghsim.rota.figures import doctor_figures
from dghsim.rota.model import DatedRota
from dghsim.rota.sheets.paint import HEADING, TEXT
from dghsim.rota.sheets.write import put_row
from dghsim.scenario.root import Scenario

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_TITLES = {
    "doctor": "Doctor",
    "tier": "Tier",
    "grade": "Grade",
    "hours_week": "Hours a week present",
    "weekends": "Weekends",
    "one_weekend_in": "One weekend in",
    "nights": "Nights",
    "on_calls": "On calls from home",
    "normal_days_week": "Normal days a week",
    "leave_entitled": "Leave due, days",
    "leave_granted": "Leave granted",
    "leave_refused": "Leave not granted",
    "study_entitled": "Study leave due, days",
    "study_granted": "Study leave granted",
    "study_refused": "Study leave not granted",
}


def write_doctors_sheet(sheet: Worksheet, scenario: Scenario, rota: DatedRota) -> None:
    """Figures over the measured weeks, of doctors in post."""
    figures = doctor_figures(scenario, rota)
    for kind in ("leave", "study"):
        refused = figures[f"{kind}_entitled"] - figures[f"{kind}_granted"]
        figures[f"{kind}_refused"] = refused.clip(lower=0)
    put_row(sheet, 1, list(_TITLES.values()), HEADING)
    for row, record in enumerate(figures.to_dict("records"), start=2):
        put_row(sheet, row, [_value(record[name]) for name in _TITLES], TEXT)
    for letter in "ABCDEFGHIJKLMNO":
        sheet.column_dimensions[letter].width = 24 if letter == "A" else 13
    sheet.row_dimensions[1].height = 42
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation = "landscape"


def _value(value: object) -> str | float:
    if isinstance(value, float):
        return "none" if math.isinf(value) else round(value, 2)
    return value if isinstance(value, str) else int(str(value))
