"""`dghsim check ROTA.csv --rules NAME`: the independent checker on any rota file."""

from __future__ import annotations

import json
import re
from argparse import Namespace
from datetime import date

import pandas as pd

from dghsim.errors import InputError, show, show_path
from dghsim.rota.checker import check_rota
from dghsim.rota.plain import PlainRota, read_rota_file


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise InputError(f"--from {show(text)}: must be a date YYYY-MM-DD") from None


def _rules_by_doctor(shifts: pd.DataFrame, asked: list[str], file: str) -> pd.DataFrame:
    """Which rule set each doctor works under, from `--rules TIER=NAME` and the file's column of tiers."""
    pairs = [rules.partition("=") for rules in asked]
    if not all(sign for _, sign, _ in pairs):
        raise InputError("--rules: one NAME for everybody, or TIER=NAME for each tier")
    if "tier" not in shifts:
        raise InputError(f"{file}: no column tier, which --rules TIER=NAME goes by")
    by_tier = {tier: name for tier, _, name in pairs}
    people = shifts[["doctor", "tier"]].drop_duplicates("doctor")
    unknown = sorted(set(people["tier"].map(str)) - set(by_tier))
    if unknown:
        raise InputError(f"--rules: none given for the tier {show(unknown[0])} of {file}")
    return pd.DataFrame({"doctor": people["doctor"], "rules": people["tier"].map(str).map(by_tier)})


def _in_cells(text: str, rota: PlainRota, shifts: pd.DataFrame) -> str:
    """The checker's data rows, told as the cells of a grid."""
    if not rota.places:
        return text
    return re.sub(r"data row (\d+)", lambda match: rota.places[shifts.index[int(match[1]) - 1]], text)


def run(asked: Namespace) -> int:
    """Print the breaches of the doctors in the file, vacant lines left out; exit 1 if there is one."""
    if asked.weeks and asked.cycle_weeks:
        raise InputError("--weeks and --cycle-weeks: give one of the two")
    first, file = _day(asked.first), show_path(asked.file)
    rota = read_rota_file(
        asked.file, legend=asked.legend, sheet=asked.sheet, hint=first,
        tiers=[tier for tier, sign, _ in (rules.partition("=") for rules in asked.rules) if sign],
    )  # fmt: skip
    shifts, cycle_weeks = rota.shifts, asked.cycle_weeks or (None if asked.weeks else rota.cycle_weeks)
    if "filled_by" in shifts:
        shifts = shifts[shifts["filled_by"] != "vacant"]
    if shifts.empty:
        raise InputError(f"{file}: holds no shifts of a doctor")
    one = asked.rules[0] if len(asked.rules) == 1 and "=" not in asked.rules[0] else None
    people = None if one else _rules_by_doctor(shifts, asked.rules, file)
    try:
        report = check_rota(
            shifts,
            rules=one or asked.rules[0].partition("=")[2],
            people=people,
            horizon_start=first,
            horizon_weeks=cycle_weeks or asked.weeks,
            cyclic=cycle_weeks is not None,
        )
    except InputError as error:
        raise InputError(f"{file}: {_in_cells(str(error), rota, shifts)}") from None
    if asked.json:
        found = json.loads(report.to_frame().to_json(orient="records", date_format="iso"))
        print(
            json.dumps(
                {"rules": asked.rules, "breaches": found, "warnings": [*report.warnings, *rota.notes]},
                indent=1,
            )
        )
    else:
        print(report)
        for note in rota.notes:
            print(f"Note: {note}")
    return 1 if report.breaches else 0
