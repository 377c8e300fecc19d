"""A small hospital with legal templates written out by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from dghsim.rota.dated import date_rota
from dghsim.rota.model import DatedRota, Template
from dghsim.scenario.root import Scenario

MakeScenario = Callable[..., Scenario]

_TIERS: dict[str, Any] = {
    "tier_1": {
        "label": "Tier 1: core trainees",
        "level": 1,
        "rules": "training-2019",
        "lines": 6,
        "in_post": 5,
        "grades": {"imt": 2, "fy2": 2},
        "leave_days": 35,
        "study_days": 10,
        "most_away": 2,
        "duty": {
            "take_day": {
                "code": "LD", "start": "08:30", "end": "21:00", "cover": [1] * 7, "first": ["clerking"],
            },
            "ward_day": {
                "code": "WD", "start": "08:30", "end": "21:00", "cover": [1] * 5 + [0, 0], "second": ["clerking"],
            },
            "normal_day": {
                "code": "ND", "start": "09:00", "end": "17:00", "cover": [1] * 5 + [0, 0], "normal": True,
            },
        },
    },
    "registrar": {
        "label": "Registrars",
        "level": 2,
        "rules": "training-2019",
        "lines": 9,
        "in_post": 7,
        "grades": {"registrar": 4, "specialty_doctor": 3},
        "leave_days": 38,
        "study_days": 20,
        "most_away": 3,
        "duty": {
            "long_day": {
                "code": "RLD", "start": "08:30", "end": "21:00", "cover": [1] * 7, "first": ["senior_review"],
            },
            "night": {
                "code": "RN", "start": "20:30", "end": "09:00", "cover": [1] * 7, "first": ["senior_review"],
            },
            "normal_day": {
                "code": "RND", "start": "09:00", "end": "17:00", "cover": [1] * 5 + [0, 0], "normal": True,
            },
        },
    },
    "consultant": {
        "label": "Consultants",
        "level": 3,
        "rules": "consultant-2003",
        "lines": 6,
        "in_post": 5,
        "grades": {"consultant": 5},
        "hours_target": 44,
        "leave_days": 42,
        "study_days": 10,
        "most_away": 2,
        "duty": {
            "take_day": {
                "code": "CT", "start": "08:00", "end": "20:00", "cover": [1] * 7, "first": ["consultant_review"],
            },
            "on_call": {
                "code": "COC", "start": "20:00", "end": "08:00", "cover": [1] * 7, "at": "home",
                "follows": "take_day", "second": ["senior_review"],
            },
            "normal_day": {
                "code": "CND", "start": "09:00", "end": "17:00", "cover": [1] * 5 + [0, 0], "normal": True,
            },
        },
    },
}  # fmt: skip

_CELLS = {
    "tier_1": (
        "WD - - - - LD LD",
        "ND ND ND ND WD - -",
        "ND WD WD WD ND - -",
        "- LD ND LD LD - -",
        "LD ND LD ND ND - -",
        "ND ND ND ND ND - -",
    ),
    "registrar": (
        "RND RND RND RND - RLD RLD",
        "RND RND RND RND RLD - -",
        "RN RN RN RN - - -",
        "RND RND RLD RND RND - -",
        "RND RLD RND RND RND - -",
        "RND RND - - RN RN RN",
        "- - RND RND RND - -",
        "RLD RND RND RND RND - -",
        "RND RND RND RLD RND - -",
    ),
    "consultant": (
        "CND CND CND CND CT CT CT",
        "- CND CND CND CND - -",
        "CND CT - CND CND - -",
        "CND CND CT - CND - -",
        "CT - CND CND CND - -",
        "CND CND CND CT - - -",
    ),
}


def _scenario(changes: Mapping[str, Any] | None = None) -> Scenario:
    data: dict[str, Any] = {
        "schema_version": 1,
        "name": "Small",
        "hospital": {"code": "TST"},
        "era": {"demand": "2026", "rules": "training-2019", "pay_year": "2026"},
        "run": {"start": "2026-01-05", "weeks": 26, "warm_up_weeks": 2, "seed": 7},
        "demand": {"stream": {"ed": {"start": "home", "per_day": 1, "envelope_per_day": 2}}},
        "pathway": {"stage": {"home": {"type": "leave"}}},
        "rota": {"gaps": {"bank_chance": 0.4, "agency_chance": 0.5}, "tier": _copied(_TIERS)},
    }
    for key, value in (changes or {}).items():
        *folders, last = key.split(".")
        place = data
        for folder in folders:
            place = place.setdefault(folder, {})
        if value is None:
            del place[last]
        else:
            place[last] = value
    return Scenario.model_validate_json(_json(data))


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(each) for key, each in value.items()}
    return list(value) if isinstance(value, list) else value


def _json(data: Any) -> str:
    import json

    return json.dumps(data)


def _template(scenario: Scenario, name: str) -> Template:
    by_code = {duty.code: duty_name for duty_name, duty in scenario.rota.tier[name].duty.items()}
    cells = tuple(tuple(by_code.get(code, "") for code in line.split()) for line in _CELLS[name])
    return Template(name, cells, "optimal", 12.0, 12.0, 0.5, 1, "by hand")


@pytest.fixture(scope="session")
def make_scenario() -> MakeScenario:
    """`make_scenario({"rota.tier.registrar.in_post": 8})`: the small hospital with some keys changed; None deletes."""
    return _scenario


@pytest.fixture(scope="session")
def templates() -> tuple[Template, ...]:
    """Legal templates of the small hospital's tiers."""
    return tuple(_template(_scenario(), name) for name in _CELLS)


@pytest.fixture(scope="session")
def rota(templates: tuple[Template, ...]) -> DatedRota:
    """The small hospital's rota, dated."""
    return date_rota(_scenario(), templates)
