"""What split lists cost against pooled ones."""

from __future__ import annotations

import numpy as np
import pytest
from helpers.batches import Values, half_width, runs
from helpers.build import Document, checked, document
from helpers.one_more import of_work
from helpers.pooled import answers, pooled

from dghsim.measures.closed_forms import mean_wait
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped

WEEK = 604800


def waits(scenario: Scenario, works: frozenset[str], replications: int) -> Values:
    """(replications, 1): mean minutes waited for work of some kinds."""
    wait, since = of_work(works), WEEK * scenario.run.warm_up_weeks
    return np.array([[60 * wait(plan, log, since)] for plan, log in runs(scenario, replications)])


def two_lists(*, split: bool) -> Document:
    """Two clinicians, four patients an hour, half of each kind, 24 minutes each: busy four fifths of the time."""
    duty: Document = {
        name: {"start": "00:00", "end": "00:00", "first": [name] if split else ["left", "right"]}
        for name in ("left", "right")
    }
    minutes = {"family": "exponential", "unit": "minutes", "mean": 24}
    return document(
        stage={
            "which": {
                "type": "branch",
                "cases": [{"when": {"attribute": "side", "equals": "yes"}, "goto": "right"}],
            },
            "left": {"type": "work", "work": "left", "next": "go"},
            "right": {"type": "work", "work": "right"},
            "go": {"type": "leave"},
        },
        work={name: {"duration": minutes} for name in ("left", "right")},
        attribute={"side": {"chance": 0.5}},
        stream={"door": {"per_day": 96, "envelope_per_day": 160, "dispersed": False}},
        duty=duty,
        weeks=40,
        warm_up_weeks=1,
    )


@pytest.mark.parametrize(("split", "servers", "rate"), [(True, 1, 2.0), (False, 2, 4.0)])
def test_two_lists_of_one_and_one_list_of_two_wait_as_the_closed_form_says(
    split: bool, servers: int, rate: float
) -> None:
    found = waits(checked(two_lists(split=split)), frozenset(("left", "right")), 20)
    exact = 60 * mean_wait(servers, rate, 2.5)
    assert abs(found.mean() - exact) < half_width(found, 2)[0]


def test_the_shipped_file_pools_the_lists_of_the_default_scenario() -> None:
    """If this fails, the lists of the default scenario have changed: `PYTHONPATH=tests python -m helpers.pooled`."""
    made = load_scenario(shipped("comparisons/pooled_lists"))
    assert made.rota.tier == pooled(load_scenario(shipped("hereford"))).rota.tier


def paired(tier: str, replications: int, *sets: str) -> tuple[Values, Values]:
    """Minutes waited for what a tier answers: with split lists, and by how much longer with pooled ones."""
    scenario = load_scenario(shipped("hereford"), sets=sets)
    works = frozenset(answers(scenario.rota.tier[tier])) & frozenset(scenario.work)
    split = waits(scenario, works, replications)
    return split, waits(pooled(scenario), works, replications) - split


def test_pooling_the_first_tier_shortens_its_waits() -> None:
    split, longer = paired("tier_1", 4, "run.weeks=6", "run.warm_up_weeks=4")
    assert longer.mean() < -half_width(longer, 1)[0]
    assert longer.mean() < -0.3 * split.mean()


@pytest.mark.prove
def test_pooling_the_first_tier_shortens_its_waits_in_30_years() -> None:
    """Of the other tiers nothing is claimed: reviews by consultants wait longer once they share in all reviews."""
    _, longer = paired("tier_1", 30)
    assert longer.mean() < -half_width(longer, 1)[0]
