"""`dghsim check ROTA.csv --rules NAME`: the independent checker on any rota file, and what it means for pay."""

from __future__ import annotations

import dataclasses
import json
import re
from argparse import Namespace
from datetime import date
from typing import Any

import pandas as pd

from dghsim.commands.check_people import rules_and_people
from dghsim.errors import InputError, show, show_path
from dghsim.rota.checker.as_json import report_json
from dghsim.rota.checker.check import judge_rota
from dghsim.rota.checker.overlap import OVERLAP
from dghsim.rota.checker.prepared import Prepared, prepare
from dghsim.rota.checker.report import Report
from dghsim.rota.checker.text import plain
from dghsim.rota.judged import with_expected_work
from dghsim.rota.pay import PayReport, pay_consequences
from dghsim.rota.pay.normal import normal_days, normal_duties
from dghsim.rota.pay.text import pay_json, pay_text
from dghsim.rota.plain import PlainRota, read_rotas
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario


def run(asked: Namespace) -> int:
    """Print the breaches of the doctors in the file, vacant lines left out; exit 1 if there is one."""
    if asked.weeks and asked.cycle_weeks:
        raise InputError("--weeks and --cycle-weeks: give one of the two")
    if bool(asked.rules) == (asked.scenario is not None):
        raise InputError("--rules and --scenario: give one of the two")
    if asked.normal and not asked.pay:
        raise InputError("--normal: needs --pay, which alone goes by normal days")
    scenario = None if asked.scenario is None else load_scenario(asked.scenario)
    checked = [_checked(asked, file, scenario) for file in _read(asked, scenario)]
    if asked.json:
        told = [_as_json(asked, *each) for each in checked]
        print(json.dumps(told[0] if len(told) == 1 else {"rotas": told}, indent=1))
    else:
        for number, each in enumerate(checked):
            _tell(asked, *each, first=number == 0)
    return 1 if any(report.breaches for _, report, _ in checked) else 0


def _checked(
    asked: Namespace, file: PlainRota, scenario: Scenario | None
) -> tuple[PlainRota, Report, PayReport | None]:
    shifts = _shifts(asked, file, scenario)
    rota = _prepared(asked, file, shifts, scenario)
    report = _with_places(judge_rota(rota), file, shifts)
    return file, report, _pay(asked, shifts, scenario, rota) if asked.pay else None


def _as_json(asked: Namespace, file: PlainRota, report: Report, pay: PayReport | None) -> dict[str, Any]:
    told = {"rules": asked.rules, **report_json(report)}
    told["warnings"] = [*told["warnings"], *file.notes]
    told |= {"name": file.name} if file.name else {}
    return told if pay is None else told | {"pay": pay_json(pay)}


def _tell(asked: Namespace, file: PlainRota, report: Report, pay: PayReport | None, *, first: bool) -> None:
    if file.name:
        print(f"{'' if first else chr(10)}{plain(file.name)}")
    short, whole = report.text(), report.text(None)
    print(whole if asked.all else short)
    if short != whole and not asked.all:
        print("\nNot all is told here: --all tells every breach and every warning.")
    if pay is not None:
        print(f"\n{pay_text(pay)}")
    for note in file.notes:
        print(f"Note: {note}")


def _read(asked: Namespace, scenario: Scenario | None) -> tuple[PlainRota, ...]:
    tiers = [tier for tier, sign, _ in (rules.partition("=") for rules in asked.rules) if sign]
    tiers += [] if scenario is None else list(scenario.rota.tier)
    return read_rotas(
        asked.file, legend=asked.legend, sheet=asked.sheet, hint=_day(asked.first), tiers=tiers, scenario=scenario
    )  # fmt: skip


def _shifts(asked: Namespace, file: PlainRota, scenario: Scenario | None) -> pd.DataFrame:
    shifts = file.shifts
    if "filled_by" in shifts:
        shifts = shifts[shifts["filled_by"] != "vacant"]
    if shifts.empty:
        raise InputError(f"{show_path(asked.file)}: holds no shifts of a doctor")
    return shifts if scenario is None else with_expected_work(shifts, scenario)


def _prepared(asked: Namespace, read: PlainRota, shifts: pd.DataFrame, scenario: Scenario | None) -> Prepared:
    file, cover = show_path(asked.file), _cover(asked.prospective_cover)
    rules, people = rules_and_people(asked, shifts, scenario, file, read.headings)
    cycle_weeks = asked.cycle_weeks or (None if asked.weeks else read.cycle_weeks)
    try:
        return prepare(
            shifts,
            rules=rules,
            horizon_start=_day(asked.first),
            horizon_weeks=cycle_weeks or asked.weeks,
            cyclic=cycle_weeks is not None,
            people=people,
            prospective_cover=cover,
            tell_overlaps=True,
        )
    except InputError as error:
        if str(error).startswith("people") and asked.people:
            raise InputError(f"{show_path(asked.people)}: {error}") from None
        raise InputError(f"{file}: {_in_cells(str(error), read, shifts)}") from None


def _with_places(report: Report, file: PlainRota, shifts: pd.DataFrame) -> Report:
    """The report with the rows of overlaps told as where the file has them."""
    breaches = tuple(
        dataclasses.replace(
            each,
            message=_in_cells(each.message, file, shifts),
            brief=_in_cells(each.brief, file, shifts),
        )
        if each.rule == OVERLAP
        else each
        for each in report
    )
    return dataclasses.replace(report, breaches=breaches)


def _in_cells(text: str, rota: PlainRota, shifts: pd.DataFrame) -> str:
    """The checker's data rows, told as the cells of a grid."""
    if not rota.places:
        return text
    return re.sub(r"data row (\d+)", lambda match: rota.places[shifts.index[int(match[1]) - 1]], text)


def _pay(asked: Namespace, shifts: pd.DataFrame, scenario: Scenario | None, rota: Prepared) -> PayReport:
    normal = {*asked.normal, *(() if scenario is None else normal_duties(scenario))}
    if normal and "duty" not in shifts:
        raise InputError(f"{show_path(asked.file)}: no column duty, which normal days go by")
    return pay_consequences(rota, normal_days(shifts, normal, rota.span) if normal else None)


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise InputError(f"--from {show(text)}: must be a date YYYY-MM-DD") from None


def _cover(text: str | None) -> float | bool | None:
    """Days a year; `usual` is the leave and study leave of a first appointment."""
    if text is None or text == "usual":
        return None if text is None else True
    try:
        return float(text)
    except ValueError:
        raise InputError(
            f"--prospective-cover {show(text)}: must be days of leave a year, 0 to 200"
        ) from None
