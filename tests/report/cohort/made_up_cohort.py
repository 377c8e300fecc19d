"""A made-up cohort: five hospitals, of which one is synthetic, one hostile, and one could not be run."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np
from report import made_up

from dghsim.measures.model import Measure, Study
from dghsim.report.cohort.outcomes import read_outcomes
from dghsim.report.cohort.reading import CohortReading
from dghsim.scenario.cohort_file import Cohort, Tried
from dghsim.studies.cohort import Outcome

STAY = Measure("stay_mean_days", "Stay, mean", "days", "flow", "output", "less", "Days in a bed.")
OVER = Measure(
    "ed_stay_over_percent",
    "ED stay of the admitted over 4 hours",
    "%",
    "flow",
    "output",
    "less",
    "Of those admitted.",
)
PLACES = {"alpha": (-2.4, 50.7), "beta": (-0.1, 52.9), "hostile": (-1.0, 54.0), "far": (-3.0, 54.5)}
TAKES = {"alpha": 12.0, "beta": 30.0, "hostile": 20.0, "far": 50.0, "none": 8.0}
QUALITY = {"alpha": 71.0, "beta": 71.5, "hostile": 70.5, "far": 40.0, "none": 90.0}
TRIED = {
    "more": Tried(
        says="More <beds>", evidence="Made up", add={"place.ward.count": 10}, cost_gbp_per_year=200_000,
        cost_source="Made up.",
    )
}  # fmt: skip


def _changed(name: str, imputed: bool) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        document["name"] = made_up.HOSTILE if name == "hostile" else f"{name.title()} Infirmary"
        if imputed:
            document["hospital"]["imputed"] = ["beds"]
        if name in PLACES:
            document["hospital"]["around"] = dict(zip(("longitude", "latitude"), PLACES[name], strict=True))

    return change


def hospital(name: str, better: float = 0.0, *, imputed: bool = False) -> Study:
    """A study with a take, a share of patients and a stay of its own; the share is higher by `better` points."""
    made = made_up.study(_changed(name, imputed))
    random = np.random.default_rng(len(name))
    values = made.values.assign(
        arrivals_per_day=TAKES[name] + random.normal(0, 0.1, len(made.values)),
        consultant_in_time_percent=QUALITY[name] + random.normal(0, 2, len(made.values)) + better,
        consultant_due_percent=70.0,
        ed_stay_over_percent=40 + random.normal(0, 5, len(made.values)),
        stay_mean_days=5 + TAKES[name] / 20 + random.normal(0, 0.3, len(made.values)),
    )
    return dataclasses.replace(made, values=values, measures=(*made.measures, STAY, OVER))


def cohort(own: frozenset[str] = frozenset()) -> Cohort:
    """The file's content; `own` have their own staffing in."""
    members = {
        name: {
            "file": f"{name}.toml",
            "staffing": "own" if name in own else "rule",
            "synthetic": name == "none",
        }
        for name in (*TAKES, "broken")
    }
    return Cohort.model_validate({
        "schema_version": 1, "kind": "cohort", "name": "A made-up cohort", "caveat": "Nobody real.",
        "run": {"weeks": 8, "warm_up_weeks": 2, "replications": 12, "seed": 5}, "hospital": members,
    })  # fmt: skip


def reading(
    *,
    own: frozenset[str] = frozenset(),
    tried: dict[str, Tried] | None = None,
    imputed: frozenset[str] = frozenset(),
) -> CohortReading:
    """What the page is made of, some with imputed beds; with `tried` the share is better by 9 at `far` alone."""
    given = cohort(own)
    outcomes = [
        Outcome(
            name, given.hospital[name], hospital(name, imputed=name in imputed),
            changed={each: hospital(name, 9.0 if name == "far" else 0.0) for each in tried or {}},
        )
        for name in TAKES
    ]  # fmt: skip
    outcomes.append(Outcome("broken", given.hospital["broken"], None, made_up.HOSTILE))
    return read_outcomes(given, outcomes, tried, reports=frozenset(TAKES))
