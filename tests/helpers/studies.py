"""Finished studies: made up, with a truth that is known, and a small one that is run."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dghsim.measures.model import Floats
from dghsim.notebook.study import sweep
from dghsim.scenario.sweep_factor import Factor
from dghsim.scenario.sweep_file import Design
from dghsim.studies.reading.source import Source
from dghsim.studies.sweep.sample import drawn, drawn_rows
from helpers.cells import measure, years

MEASURES = {
    "ed_stay_mean_hours": measure(),
    "in_time_percent": measure("more", "in_time_percent", "%"),
    "cost_total_gbp_per_year": measure("less", "cost_total_gbp_per_year", "pounds a year"),
    "patients": measure("neither", "patients", "patients"),
}
REGISTRARS = Factor(
    key="rota.tier.registrar.in_post", how="add", values=[0, 1, 2], says="Registrars beyond today's"
)
BEDS = Factor(key="place.ward.count", how="add", values=[0, 10, 20])
DEMAND = Factor(key="demand.stream.ed.per_day", how="scale", values=[0.9, 1.0, 1.1], decided=False)
Truth = Callable[[Mapping[str, Any]], float]


def source(
    factors: Mapping[str, Factor],
    truth: Truth,
    *,
    hospitals: Sequence[str] = ("rlq",),
    changes: Sequence[str] = ("none",),
    replications: int = 8,
    design: Design | None = None,
    name: str = "A study",
    **spread: float,
) -> Source:
    """All combinations, in the order of a study's cells: changes fastest, then points, then hospitals."""
    design = design or Design()
    listed = [factor for factor in factors.values() if not factor.drawn]
    points = drawn(design, len(factors) - len(listed))
    rows = [
        {"hospital": hospital, "change": change, **point}
        for hospital in hospitals
        for point in _points(factors, points)
        for change in changes
    ]
    table = pd.DataFrame(rows).assign(cell=range(len(rows)))
    means = np.array([truth(row) for row in rows])
    found: dict[str, Floats] = {
        "ed_stay_mean_hours": years(means, replications, 1, **spread),
        "in_time_percent": years(80 - 4 * means, replications, 2, **spread),
        "cost_total_gbp_per_year": years(1e6 - 1e5 * means, replications, 3, together=1e3, alone=0.0),
        "patients": years(100 + 0 * means, replications, 4, **spread),
    }
    return Source(
        name, "", table, MEASURES, factors, design, drawn_rows(design, points.shape[1]), found.__getitem__
    )


def _points(factors: Mapping[str, Factor], sample: Floats) -> list[dict[str, Any]]:
    """Lists as a counter of which the last comes fastest, the points drawn within each of its steps."""
    steps: list[dict[str, Any]] = [{}]
    for name, factor in factors.items():
        if not factor.drawn:
            steps = [{**step, name: value} for step in steps for value in factor.listed()]
    names = [name for name, factor in factors.items() if factor.drawn]
    return [
        {"point": at * len(sample) + row, **step,
         **{name: factors[name].at(float(part)) for name, part in zip(names, parts, strict=True)}}
        for at, step in enumerate(steps)
        for row, parts in enumerate(sample)
    ]  # fmt: skip


SMALL = """
schema_version = 1
kind = "sweep"
name = "Quicker servers <b>or</b> fewer customers"
hospitals = ["{hospital}"]
[run]
weeks = 3
warm_up_weeks = 1
replications = 4
[factor.minutes]
says = "Minutes of service"
key = "work.service.duration.mean"
values = [12.0, 13.0, 15.0]
[factor.fewer]
key = "demand.stream.customers.per_day"
how = "scale"
values = [1.0, 0.9]
"""


def small_study(folder: Path) -> Path:
    """Six cells of a textbook queue, run; returns where the study is."""
    hospital = Path(__file__).parents[2] / "scenarios/textbook/mmc.toml"
    file = folder / "small.toml"
    file.write_text(SMALL.replace("{hospital}", hospital.as_posix()), encoding="utf-8")
    with sweep(file, folder / "small", workers=1) as study:
        return study.folder
