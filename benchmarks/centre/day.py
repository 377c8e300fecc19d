"""A day of the treatment centre from dghsim's log, by the definitions of treat-sim."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dghsim.engine.plan import WEEK
from dghsim.measures.model import Replication
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped

Floats = NDArray[np.float64]
OPENS = 6 * 3600
COUNTED = 19 * 60
"""Minutes from opening at which treat-sim stops, and counts."""
STEPS = {
    "triage_bay": ("01a_triage_wait", "01b_triage_util"),
    "registration": ("02a_registration_wait", "02b_registration_util"),
    "examination_room": ("03a_examination_wait", "03b_examination_util"),
    "cubicle": ("04a_treatment_wait(non_trauma)", "04b_treatment_util(non_trauma)"),
    "trauma_room": ("06a_trauma_wait", "06b_trauma_util"),
    "trauma_cubicle": ("07a_treatment_wait(trauma)", "07b_treatment_util(trauma)"),
}
"""Place or work of the scenario -> treat-sim's names of its wait and its use."""


def load_centre(apply: Sequence[str] = ()) -> Scenario:
    """The shipped scenario, with interventions of its own."""
    return load_scenario(shipped("published/walk_in_centre"), apply=apply)


def days(run: Replication) -> list[dict[str, float]]:
    """treat-sim's sixteen results for each Monday of a replication."""
    plan, log, scenario = run.plan, run.log, run.scenario
    came = plan.entities["time"][: plan.patients]
    trauma = run.arrivals.attributes["trauma"].astype(np.bool_)
    found: list[dict[str, float]] = [{} for _ in range(scenario.run.weeks)]
    for name, (wait, use) in STEPS.items():
        rows, who, servers = _step(run, name)
        for week, day in enumerate(found):
            opens = WEEK * week + OPENS
            begun = (who // WEEK == week) & ((rows["start"] - opens) / 60 < COUNTED)
            day[wait] = _mean((rows["start"] - rows["since"])[begun] / 60)
            day[use] = float((rows["end"] - rows["start"])[begun].sum()) / 60 / COUNTED / servers
    for week, day in enumerate(found):
        of_week = came // WEEK == week
        gone = of_week & ((log.leave - WEEK * week - OPENS) / 60 < COUNTED)
        stayed = (log.leave - came) / 60
        day["00_arrivals"] = float(of_week.sum())
        day["05_total_time(non-trauma)"] = _mean(stayed[gone & ~trauma])
        day["08_total_time(trauma)"] = _mean(stayed[gone & trauma])
        day["09_throughput"] = float(gone.sum())
    return [dict(sorted(day.items())) for day in found]


def _step(run: Replication, name: str) -> tuple[np.ndarray, np.ndarray, int]:
    """Rows of the log for one step, when their patients came, and how many servers there are."""
    program, log = run.plan.program, run.log
    came = run.plan.entities["time"]
    if name in program.work_names:
        tasks = log.tasks[log.tasks["work"] == program.work_names.index(name)]
        return tasks, came[tasks["entity"]], 1
    stays = log.stays[log.stays["place"] == program.place_names.index(name)]
    return stays, came[stays["patient"]], run.scenario.place[name].count


def _mean(values: Floats) -> float:
    return float(values.mean()) if len(values) else float("nan")
