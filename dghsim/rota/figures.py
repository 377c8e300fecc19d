"""What a rota asks of each doctor: hours, weekends, nights, normal days, leave."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dghsim.rota.checker.kinds import in_clock_window
from dghsim.rota.codes import ABSENCES
from dghsim.rota.horizon import Horizon, horizon_of
from dghsim.rota.judged import in_post
from dghsim.rota.model import DatedRota
from dghsim.rota.reference import tier_rules
from dghsim.scenario.root import Scenario

_FIGURES = ("hours_week", "weekends", "one_weekend_in", "nights", "on_calls", "normal_days_week")
COLUMNS: tuple[str, ...] = (
    "tier",
    "doctor",
    "grade",
    *_FIGURES,
    "leave_entitled",
    "leave_granted",
    "study_entitled",
    "study_granted",
)
_WEEK = 7 * 1440


def doctor_figures(scenario: Scenario, rota: DatedRota) -> pd.DataFrame:
    """One row a doctor in post, over the measured weeks, by the date on which a duty starts.

    `hours_week` is hours worked by weeks present: five weekdays of absence take a week out. On call from home counts
    its expected work. A weekend is one with any work between Saturday 00:01 and Sunday 23:59; a night is as the
    tier's rule set reads it. `one_weekend_in` is infinite where no weekend is worked.
    """
    horizon = horizon_of(scenario)
    rows = _measured(in_post(scenario, rota), horizon)
    normal = {
        (name, duty_name)
        for name, tier in scenario.rota.tier.items()
        for duty_name, duty in tier.duty.items()
        if duty.normal
    }
    rows["normal"] = [pair in normal for pair in zip(rows["tier"], rows["duty"], strict=True)]
    rows["night"] = _nights(scenario, rows)
    by_doctor = dict(iter(rows.groupby("doctor", sort=False)))
    figures = [
        _of_doctor(by_doctor.get(doctor, rows[:0]), horizon.measured_weeks) for doctor in rota.leave["doctor"]
    ]
    table = pd.concat(
        [rota.leave.reset_index(drop=True), pd.DataFrame(figures, columns=list(_FIGURES))], axis=1
    )
    grade = dict(zip(rota.shifts["doctor"], rota.shifts["grade"], strict=True))
    table.insert(2, "grade", [grade[doctor] for doctor in table["doctor"]])
    ordered: pd.DataFrame = table.reindex(columns=list(COLUMNS))
    return ordered


def _measured(rows: pd.DataFrame, horizon: Horizon) -> pd.DataFrame:
    minutes = {
        name: (rows[name].to_numpy("datetime64[s]") - horizon.origin).astype(np.int64) // 60
        for name in ("start", "end")
    }
    rows = rows.assign(**minutes)
    day = rows["start"] // 1440
    measured: pd.DataFrame = rows[(day >= horizon.measured.start) & (day < horizon.measured.stop)].copy()
    return measured


def _nights(scenario: Scenario, rows: pd.DataFrame) -> NDArray[np.bool_]:
    start, end, home = (rows[name].to_numpy() for name in ("start", "end", "home"))
    nights = np.zeros(len(rows), dtype=np.bool_)
    for name, tier in scenario.rota.tier.items():
        readings = tier_rules(tier).readings
        worked = in_clock_window(start, end, readings.night_from, readings.night_to)
        nights |= (home == name) & (worked >= readings.night_hours * 60)
    return nights & (rows["kind"] == "shift").to_numpy()


def _of_doctor(rows: pd.DataFrame, weeks: int) -> tuple[float, int, float, int, int, float]:
    on_call = (rows["kind"] == "nroc").to_numpy()
    duties = rows[on_call | (rows["kind"] == "shift").to_numpy()]
    absences = rows[rows["kind"].isin(ABSENCES) & (rows["kind"] != "zero")]
    away = {day for start, end in zip(absences["start"], absences["end"], strict=True)
            for day in range(start // 1440, (end - 1) // 1440 + 1) if day % 7 < 5}  # fmt: skip
    length = (duties["end"] - duties["start"]) / 60
    hours = float(duties["work_hours"].fillna(length).sum())
    weekends = _weekends(duties)
    present = weeks - len(away) / 5
    return (
        hours / present if present > 0 else 0.0,
        weekends,
        weeks / weekends if weekends else float("inf"),
        int(duties["night"].sum()),
        int(on_call.sum()),
        float(duties["normal"].sum()) / weeks,
    )


def _weekends(duties: pd.DataFrame) -> int:
    """Weekends touched; times are minutes from a Monday."""
    opens, closes = 5 * 1440 + 1, 7 * 1440 - 1
    first = (duties["start"] - opens) // _WEEK + ((duties["start"] - opens) % _WEEK >= closes - opens)
    last = (duties["end"] - opens - 1) // _WEEK
    return len(
        {week for begins, ends in zip(first, last, strict=True) for week in range(int(begins), int(ends) + 1)}
    )
