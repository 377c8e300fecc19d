"""`dghsim check ROTA.csv --rules NAME`: the independent checker on any rota file."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import date

from dghsim.errors import InputError, show, show_path
from dghsim.rota.checker import check_rota
from dghsim.rota.files import read_shifts


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise InputError(f"--from {show(text)}: must be a date YYYY-MM-DD") from None


def run(asked: Namespace) -> int:
    """Print the breaches; exit 1 if there is one."""
    if asked.weeks and asked.cycle_weeks:
        raise InputError("--weeks and --cycle-weeks: give one of the two")
    first, file = _day(asked.first), show_path(asked.file)
    shifts = read_shifts(asked.file)
    if shifts.empty:
        raise InputError(f"{file}: holds no shifts")
    try:
        report = check_rota(
            shifts,
            rules=asked.rules,
            horizon_start=first,
            horizon_weeks=asked.cycle_weeks or asked.weeks,
            cyclic=asked.cycle_weeks is not None,
        )
    except InputError as error:
        raise InputError(f"{file}: {error}") from None
    if asked.json:
        found = json.loads(report.to_frame().to_json(orient="records", date_format="iso"))
        print(
            json.dumps({"rules": asked.rules, "breaches": found, "warnings": list(report.warnings)}, indent=1)
        )
    else:
        print(report)
    return 1 if report.breaches else 0
