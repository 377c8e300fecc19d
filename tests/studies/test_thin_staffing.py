"""Thin staffing of the wards lengthens stays: who is ready waits for a review and a letter."""

from __future__ import annotations

from pathlib import Path

from dghsim.measures.model import Study
from dghsim.rota.build import build_rota
from dghsim.scenario.load import load_scenario
from dghsim.studies.replicate import replicate

HEREFORD = Path(__file__).parents[2] / "scenarios" / "hereford.toml"
SHORT = ("run.weeks=6", "run.warm_up_weeks=4")
THIN = (
    "rota.tier.tier_1.grades.gpst=2",
    "rota.tier.tier_1.grades.imt=2",
    "rota.tier.tier_1.grades.fy2=2",
    "rota.tier.tier_1.in_post=6",
    "rota.tier.tier_1.held_vacant=12",
    "rota.tier.foundation.grades.fy1=3",
    "rota.tier.foundation.in_post=3",
    "rota.tier.foundation.held_vacant=7",
)
"""Two in three of those who work the wards are gone, and nobody is looked for."""


def run(*sets: str) -> Study:
    scenario = load_scenario(HEREFORD, sets=[*SHORT, *sets])
    return replicate(scenario, build_rota(scenario), replications=2, logs=0)


def test_with_too_few_on_the_wards_who_is_ready_stays_longer() -> None:
    whole, thin = run().values, run(*THIN).values
    for measure in ("delay_letter_days_per_1000", "wait_daily_review_mean_minutes"):
        assert (thin[measure] > 1.5 * whole[measure]).all(), measure
    for measure in ("delay_mean_days", "stay_mean_days", "ready_mean_patients"):
        assert (thin[measure] > whole[measure]).all(), measure
