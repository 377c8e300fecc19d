"""A small hospital with everything that measures look at: teams, own work, outliers, a ladder, going home by steps."""

from __future__ import annotations

from typing import Any

from dghsim.scenario.root import Scenario
from helpers.build import fixed
from helpers.finished import hospital

STEPS = ("ready", "reviewed", "letter", "agreed", "collected")
_CHANGES: dict[str, Any] = {
    "work__arrest": {
        "label": "Arrest", "duration": fixed(20), "category": "emergencies", "target_minutes": 5, "interrupts": True,
        "team": [{"tiers": ["t1"]}, {"tiers": ["t2"], "must": False}],
    },
    "work__sick_call": {"duration": fixed(30), "category": "emergencies", "target_minutes": 30},
    "work__advice": {"duration": fixed(10), "category": "outside"},
    "work__ward_red__category": "wards",
    "work__handover": {"duration": fixed(30), "category": "own"},
    "work__rest": {"label": "Break", "duration": fixed(30), "category": "own"},
    "rota__breaks": {"work": "rest"},
    "rota__tier__t1__duty__take__own": [{"work": "handover", "minutes": 30, "after_minutes": 0}],
    "rota__tier__t2__duty__late": {
        "code": "RN", "start": "20:00", "end": "08:00", "cover": [1] * 7, "first": ["senior_review", "arrest"],
        "second": ["sick_call"],
    },
    "rota__ladder": {
        "swap": {"by": "swap", "chance": 0.1}, "bank": {"by": "bank", "chance": 0.1},
        "down": {"by": "act_down", "chance": 0.1}, "elsewhere": {"by": "divert", "chance": 1},
    },
    "rota__workforce": {},
    "place__surgery": {"count": 2, "outlier": True},
    "pathway__stage__in_bed__next": "ready",
    "money__pay_gbp_per_year": {"plain": 50_000, "quick": 60_000, "slow": 40_000},
    "training__takes_per_year": {"plain": 100},
    "outcomes__deaths": True,
}  # fmt: skip


def whole(**changes: Any) -> Scenario:
    """The hospital; changes as for `helpers.finished.hospital`."""
    steps = {
        f"pathway__stage__{mark}": {"type": "delay", "mark": mark, "duration": fixed(10), "next": follows}
        for mark, follows in zip(STEPS, (*STEPS[1:], "home"), strict=True)
    }
    return hospital(**(_CHANGES | steps | changes))
