"""A small hospital from scenario to measures, against numbers kept in `golden.json`.

A change of any number shows as a difference of that file: `PYTHONPATH=tests python tests/measures/test_golden.py`
writes it anew.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from helpers.finished import hospital

from dghsim.demand.draw import draw_arrivals
from dghsim.engine.make import make_plan
from dghsim.engine.program import make_program
from dghsim.engine.run import run_twin
from dghsim.measures.fixed import fixed_of
from dghsim.measures.measure import measure
from dghsim.measures.model import Measured, Replication
from dghsim.rota.dated import date_rota
from dghsim.rota.gaps import fill_gaps, prepare_duties
from dghsim.rota.model import Template
from dghsim.scenario.root import Scenario

KEPT = Path(__file__).parent / "golden.json"
REPLICATIONS = 2


def scenario() -> Scenario:
    """Patients every two hours, jobs every four; a quarter of the posts vacant."""
    busy = {
        "start": "front",
        "per_day": 12,
        "envelope_per_day": 60,
        "hour_shares": [1] * 8 + [3] * 12 + [2] * 4,
    }
    long = {"family": "lognormal", "unit": "minutes", "median": 40, "sigma": 0.5}
    changes: dict[str, Any] = {
        "run__weeks": 4, "demand__stream__door": busy,
        "demand__stream__jobs": {"entity": "job", "start": "job", "per_day": 6, "envelope_per_day": 30},
        "demand__dispersion": {"day_log_sd": 0.1, "day_autocorrelation": 0.5},
        "work__clerking__duration": long, "work__clerking__last_start_minutes": 30, "place__amu__count": 6,
        "pathway__stage__in_bed__next": "stay",
        "pathway__stage__stay": {
            "type": "delay", "next": "home",
            "duration": {"family": "exponential", "unit": "hours", "mean": 9},
        },
        "rota__gaps": {"bank_chance": 0.4, "agency_chance": 0.3},
        "rota__tier__t1__in_post": 15, "rota__tier__t1__grades": {"plain": 10, "quick": 5},
        "rota__tier__t1__leave_days": 30, "rota__tier__t1__most_away": 3,
        "money__pay_gbp_per_year": {"plain": 50_000, "quick": 60_000, "slow": 70_000},
        "money__bank_gbp_per_hour": {"t1": 40, "t2": 60, "t3": 90},
        "money__agency_gbp_per_hour": {"t1": 50, "t2": 80, "t3": 120},
        "money__medical_budget_gbp_per_year": 3_500_000,
    }  # fmt: skip
    return hospital(**changes)


def template(tier: str) -> Template:
    """Twenty lines: each duty on a line of its own for each weekday, normal days on four lines besides."""
    nights, normal = {"t1": ("take", "night"), "t2": ("reg",), "t3": ("cons", "home")}[tier], "ward"
    cells = [[""] * 7 for _ in range(20)]
    for at, duty in enumerate(nights):
        for day in range(7):
            cells[7 * at + day][day] = duty
    if tier == "t1":
        for line in range(14, 18):
            cells[line][:5] = [normal] * 5
    return Template(tier, tuple(map(tuple, cells)), "given", 0, 0, 0, 0, "by hand")


def simulated() -> list[Measured]:
    asked = scenario()
    rota = date_rota(asked, [template(tier) for tier in asked.rota.tier])
    duties, fixed = prepare_duties(asked, rota), fixed_of(asked, rota)
    program = make_program(asked, duties.table.grades)
    found = []
    for replication in range(REPLICATIONS):
        arrivals, table = draw_arrivals(asked, replication), fill_gaps(duties, replication)
        plan, duty_of = make_plan(asked, program, arrivals, table, replication)
        run = Replication(asked, rota, plan, arrivals, table, duty_of, run_twin(plan))
        found.append(measure(run, fixed))
    return found


def numbers(found: list[Measured]) -> dict[str, Any]:
    """Values of each replication, and of each profile its sum and its first moment, which moves with its shape."""
    return {
        "values": {name: [each.values[name] for each in found] for name in measured(found)},
        "profiles": {
            name: [float(np.nansum(profile)), float(np.nansum(profile.ravel() * np.arange(profile.size)))]
            for name, profile in found[0].profiles.items()
        },
    }


def measured(found: list[Measured]) -> list[str]:
    """Measures with something to measure in every replication."""
    return [name for name in found[0].values if not any(np.isnan(each.values[name]) for each in found)]


def test_golden() -> None:
    kept, found = json.loads(KEPT.read_text(encoding="utf-8")), numbers(simulated())
    for part, rows in found.items():
        assert list(kept[part]) == sorted(rows)
        for name, values in rows.items():
            assert values == pytest.approx(kept[part][name], rel=1e-9, abs=1e-9), name


if __name__ == "__main__":
    KEPT.write_text(json.dumps(numbers(simulated()), indent=1, sort_keys=True) + "\n", encoding="utf-8")
