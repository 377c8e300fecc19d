"""A ward small enough that its calibrated numbers are known."""

from __future__ import annotations

from typing import Any

from helpers.build import checked, document

from dghsim.scenario.root import Scenario
from dghsim.studies.tuning.plan import Lever

STAGES: dict[str, Any] = {
    "referral": {"type": "branch", "mark": "referral",
                 "cases": [{"when": {"chance": 0.6}, "goto": "home"}]},
    "bed": {"type": "hold", "place": "amu"},
    "stay": {"type": "delay", "duration": {"family": "fixed", "unit": "hours", "value": 30}},
    "home": {"type": "leave"},
    "job": {"type": "work", "work": "ward_red"},
    "job_done": {"type": "leave"},
}  # fmt: skip
KEY = "pathway.stage.referral.cases.0.when.chance"


def ward(evidence: str = "illustrative", **more: Any) -> Scenario:
    """Who does not go home at once stays 30 hours: the share who leave on the same day is the chance."""
    made = document(
        stage=STAGES, work={"ward_red": {"duration": {"family": "fixed", "unit": "minutes", "value": 10}}},
        duty={"ward": {"first": ["ward_red"]}}, place={"amu": {"count": 500}},
        stream={"door": {"per_day": 40, "envelope_per_day": 80},
                "jobs": {"entity": "job", "start": "job"}}, weeks=8, warm_up_weeks=1, replications=4,
    )  # fmt: skip
    made["rota"]["tier"]["t1"]["rules"] = "training-2019"
    made["era"]["demand"] = "2017/18"
    made["provenance"] = [{"keys": ["**"], "evidence": evidence, "source": "made up", **more}]
    return checked(made)


def lever(**changes: Any) -> Lever:
    """Moves the chance towards the share of same-day leavers."""
    plain: dict[str, Any] = {
        "name": "chance", "keys": [KEY], "figure": "same_day", "low": 0.05, "high": 0.95, "assumed": "made up",
    }  # fmt: skip
    return Lever.model_validate(plain | changes)
