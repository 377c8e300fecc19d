"""A change that does nothing, tried at 22 hospitals: what is called a difference, shown by running it."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from dghsim.measures.changes import changes
from dghsim.measures.model import Study
from dghsim.rota.build import build_rota
from dghsim.scenario.load import load_scenario
from dghsim.scenario.shipped import shipped
from dghsim.studies.replicate import replicate

HOSPITALS, YEARS, COHORTS = 22, 40, 200
MEASURES = ("stay_mean_days", "occupancy_mean_percent_ward", "ed_stay_over_percent", "boarding_long_percent",
            "consultant_in_time_percent", "outlier_patients_percent")  # fmt: skip


def hospital(number: int) -> Study:
    """A hospital with a take of its own, from two thirds to once of what its beds and doctors were made for."""
    by = 0.66 + 0.34 * number / (HOSPITALS - 1)
    base = load_scenario(shipped("hereford"))
    rates = {name: base.demand.stream[name].per_day * by for name in ("ed", "direct")}
    scenario = load_scenario(
        shipped("hereford"),
        sets=[f"run.{key}={value}" for key, value in (("weeks", 4), ("warm_up_weeks", 4), ("seed", number))]
        + [f"demand.stream.{name}.per_day={rate}" for name, rate in rates.items()],
    )
    return replicate(scenario, build_rota(scenario), replications=YEARS, logs=0, whole=False)


@pytest.mark.prove
def test_a_null_by_other_patients_is_called_a_difference_in_its_share_of_cohorts() -> None:
    # Four runs of each hospital against four others of the same hospital, paired by nothing: the only differences are
    # those of chance, as skewed and as unlike as the simulation makes them.
    studies = [hospital(number) for number in range(HOSPITALS)]
    random, named = np.random.default_rng(1), Counter[str]()
    measures = {measure.id: measure for measure in studies[0].measures}
    for _ in range(COHORTS):
        drawn = [random.permutation(YEARS)[:8] for _ in studies]
        for name in MEASURES:
            before, after = ({
                str(number): study.values[name].to_numpy(np.float64)[rows[half]]
                for number, (study, rows) in enumerate(zip(studies, drawn, strict=True))
            } for half in (slice(0, 4), slice(4, 8)))  # fmt: skip
            found = changes(measures[name], before, after)
            assert found is not None
            named[name] += any(
                one.verdict not in ("cannot tell", "no change") for one in found.hospitals.values()
            )
    shares = {name: named[name] / COHORTS for name in MEASURES}
    assert sum(shares.values()) / len(shares) <= 0.05, shares
    assert max(shares.values()) <= 0.05 + 2.6 * 0.0154, shares
