"""How often the interval of a lever's page holds the truth, on a queue whose truth Erlang knew."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from helpers.toml_text import toml_text

from dghsim.measures.closed_forms import mean_wait
from dghsim.measures.model import Study
from dghsim.measures.statistics import paired
from dghsim.report.levers.reading import moved
from dghsim.rota.build import build_rota
from dghsim.scenario.load import load_scenario
from dghsim.scenario.shipped import shipped
from dghsim.studies.replicate import replicate

STUDIES, RUNS = 400, 8
WAIT = "wait_service_mean_minutes"
LEVER: dict[str, Any] = {
    "schema_version": 1, "kind": "lever", "name": "Queue", "says": "A queue", "mechanism": "Erlang's",
    "unchanged": "Who comes", "unit": "levels", "usual": "quicker", "watch": [WAIT],
    "evidence": [{"study": "Erlang 1917", "effect": "Exact", "design": "proof", "sure": "sure"}],
    "level": {
        "quicker": {"dose": 1, "says": "A tenth quicker", "scale": {"work.service.duration.mean": 0.9}},
        "fewer": {"dose": 2, "says": "A tenth go elsewhere", "set": {
            "demand.stream.customers.start": "door",
            "pathway.stage.door": {
                "type": "branch", "cases": [{"when": {"chance": 0.1}, "goto": "away"}], "next": "service",
            },
            "pathway.stage.away": {"type": "leave", "outcome": "elsewhere"},
        }},
        "fourth": {"dose": 3, "says": "A fourth server", "add": {
            "rota.tier.servers.lines": 1, "rota.tier.servers.in_post": 1,
            "rota.tier.servers.duty.always.cover": [1, 1, 1, 1, 1, 1, 1],
        }},
    },
}  # fmt: skip
SPREAD = 0.0109
"""Standard deviation of the share of 400 sound intervals that hold the truth."""
LEAST = {2: 0.88, 12: 0.95 - 3.1 * SPREAD}
"""By weeks of a run, the share that must hold it: waits of two weeks near a queue's limit are so skewed that eight runs
hold it in fewer, those of twelve weeks are not."""
EXACT = {"quicker": (3, 10.0, 60 / 13.5), "fewer": (3, 9.0, 4.0), "fourth": (4, 10.0, 4.0)}
"""Servers, customers an hour, and how many each serves an hour."""


@cache
def ran(weeks: int, *levers: str) -> Study:
    sets = (f"run.weeks={weeks}", "run.warm_up_weeks=1")
    scenario = load_scenario(shipped("textbook/mmc"), sets=sets, levers=levers)
    return replicate(scenario, build_rota(scenario), replications=RUNS * STUDIES, logs=0, whole=False)


def part(whole: Study, study: int) -> Study:
    """One study of the many that were run as one."""
    return dataclasses.replace(whole, values=whole.values.iloc[RUNS * study : RUNS * (study + 1)])


@pytest.mark.prove
@pytest.mark.parametrize("weeks", [2, 12])
@pytest.mark.parametrize("level", EXACT)
def test_the_interval_of_a_lever_holds_the_true_effect_in_its_share_of_400_studies(
    level: str, weeks: int, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    (tmp_path / "queue.toml").write_text(toml_text(LEVER), encoding="utf-8")
    truth = 60 * (mean_wait(*EXACT[level]) - mean_wait(3, 10.0, 4.0))
    before, after = ran(weeks), ran(weeks, f"{tmp_path / 'queue.toml'}={level}")
    found = [moved(paired(part(before, at), part(after, at), level))[WAIT] for at in range(STUDIES)]
    held = sum(one.low <= truth <= one.high for one in found)
    record_property(f"intervals by runs of {weeks} weeks", STUDIES)
    record_property(f"of those by {weeks} weeks held the truth", held)
    assert LEAST[weeks] <= held / STUDIES <= 0.95 + 3.1 * SPREAD
