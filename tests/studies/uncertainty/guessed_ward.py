"""A ward whose mean stay is known from its inputs, and provenance that says which of these are guesses."""

from __future__ import annotations

from typing import Any

from helpers.build import checked, document
from helpers.finished import no_rota

from dghsim.measures.model import Study
from dghsim.scenario.root import Scenario
from dghsim.studies.replicate import replicate

STAY, HOME, BEDS = (
    "pathway.stage.stay.duration.value",
    "pathway.stage.referral.cases.0.when.chance",
    "place.amu.count",
)
STAGES: dict[str, Any] = {
    "referral": {"type": "branch", "mark": "referral", "cases": [{"when": {"chance": 0.2}, "goto": "home"}]},
    "bed": {"type": "hold", "place": "amu"},
    "stay": {"type": "delay", "duration": {"family": "fixed", "unit": "hours", "value": 30}},
    "home": {"type": "leave"},
    "job": {"type": "work", "work": "ward_red"},
    "job_done": {"type": "leave"},
}  # fmt: skip
ATTRIBUTES: dict[str, Any] = {"group": {"shares": {"chest": 0.5, "stroke": 0.3, "other": 0.2}}}


def mark(
    keys: str | list[str], low: float | None = None, high: float | None = None, **more: Any
) -> dict[str, Any]:
    """An entry of provenance."""
    ends = {} if low is None else {"low": low, "high": high}
    given = [keys] if isinstance(keys, str) else keys
    return {"keys": given, "evidence": "illustrative", "source": "made up"} | ends | more


def ward(*marks: dict[str, Any], per_day: float = 20, envelope: float = 40, **run: Any) -> Scenario:
    """Everything not marked is taken to be known. More beds than anybody needs."""
    made = document(
        stage=STAGES, work={"ward_red": {"duration": {"family": "fixed", "unit": "minutes", "value": 10}}},
        duty={"ward": {"first": ["ward_red"]}}, place={"amu": {"count": 500}}, attribute=ATTRIBUTES,
        stream={"door": {"per_day": per_day, "envelope_per_day": envelope},
                "jobs": {"entity": "job", "start": "job"}},
        **({"weeks": 2, "warm_up_weeks": 1, "replications": 4} | run),
    )  # fmt: skip
    made["provenance"] = [{"keys": ["**"], "evidence": "public", "source": "a public table"}, *marks]
    return checked(made)


def study(scenario: Scenario) -> Study:
    """As written, with no rota to solve."""
    return replicate(scenario, no_rota(), workers=1, logs=0)
