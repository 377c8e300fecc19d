"""The best of real runs whose truth is known: queues with Erlang's mean wait."""

from collections.abc import Callable

import numpy as np
import pytest

from dghsim.measures.across.best import best_of
from dghsim.measures.closed_forms import mean_wait
from dghsim.measures.model import Floats
from dghsim.rota.build import build_rota
from dghsim.scenario.load import load_scenario
from dghsim.scenario.shipped import shipped
from dghsim.studies.replicate import replicate

STUDIES, STATED, FIRST_STAGE, ZONE = 200, 0.95, 8, 0.9
OPTIONS = ((15.0, 0.9), (14.0, 1.0), (14.5, 0.94), (16.0, 0.85), (12.5, 1.1))
"""Minutes of service, and customers as a share of ten an hour, at three servers: much the same wait."""


def true_wait(minutes: float, share: float) -> float:
    return 60 * mean_wait(3, 10 * share, 60 / minutes)


def waits(seed: int, replications: int) -> Floats:
    """Mean wait in minutes, a row an option, the same customers in a column."""
    return np.stack([_waits(minutes, share, seed, replications) for minutes, share in OPTIONS])


def _waits(minutes: float, share: float, seed: int, replications: int) -> Floats:
    scenario = load_scenario(
        shipped("textbook/mmc"),
        sets=[
            "run.weeks=2",
            "run.warm_up_weeks=1",
            f"run.seed={seed}",
            f"work.service.duration.mean={minutes}",
            f"demand.stream.customers.per_day={240 * share}",
        ],
    )
    study = replicate(
        scenario, build_rota(scenario), replications=replications, logs=0, whole=False, workers=1
    )
    found: Floats = study.values["wait_service_mean_minutes"].to_numpy(np.float64)
    return found


def test_the_zone_is_no_wider_than_what_the_best_is_better_by() -> None:
    exact = [true_wait(*option) for option in OPTIONS]
    assert int(np.argmin(exact)) == 4
    assert ZONE <= sorted(exact)[1] - sorted(exact)[0] < 1.1 * ZONE


@pytest.mark.prove
def test_the_true_best_of_five_queues_is_picked_in_its_stated_share_of_200_studies(
    record_property: Callable[[str, object], None],
) -> None:
    right = kept = added = 0
    for seed in range(1, STUDIES + 1):
        first = best_of(waits(seed, FIRST_STAGE), "less", zone=ZONE, confidence=STATED)
        assert first.needed is not None
        whole = best_of(
            waits(seed, first.needed), "less", zone=ZONE, confidence=STATED, first_stage=FIRST_STAGE
        )
        right += whole.picked == 4
        kept += 4 in first.kept
        added += first.needed - FIRST_STAGE
    for what, count in (
        ("studies right", right),
        ("first stages that kept the best", kept),
        ("replications added", added),
    ):
        record_property(what, count)
    assert right >= STATED * STUDIES
    assert kept >= STATED * STUDIES
