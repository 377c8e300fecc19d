import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from helpers.toml_text import toml_text

from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario

Document = dict[str, Any]
MINUTES = {"family": "fixed", "unit": "minutes", "value": 30}


@pytest.fixture
def small() -> Document:
    """A clinic: one queue, one nurse's room, one doctor by day."""
    return {
        "schema_version": 1,
        "name": "Clinic",
        "hospital": {"code": "CLINIC"},
        "era": {"demand": "2022/23", "rules": "training-2019", "pay_year": "2022/23"},
        "run": {"start": datetime.date(2022, 4, 4), "weeks": 4, "warm_up_weeks": 1},
        "demand": {
            "stream": {"door": {"start": "room", "per_day": 10, "envelope_per_day": 30}},
            "attribute": {
                "age": {"distribution": {"family": "gamma", "unit": "years", "mean": 60, "variation": 0.3}}
            },
        },
        "pathway": {
            "stage": {
                "room": {"type": "hold", "place": "room"},
                "talk": {"type": "work", "work": "talk", "mark": "clinician"},
                "gone": {"type": "leave"},
            }
        },
        "work": {"talk": {"duration": dict(MINUTES)}},
        "place": {"room": {"count": 3}},
        "rota": {
            "tier": {
                "doctors": {
                    "label": "Doctors",
                    "level": 1,
                    "rules": "training-2019",
                    "lines": 4,
                    "in_post": 4,
                    "leave_days": 30,
                    "most_away": 1,
                    "duty": {
                        "day": {
                            "code": "D",
                            "start": "08:00",
                            "end": "20:00",
                            "cover": [1] * 7,
                            "first": ["talk"],
                        }
                    },
                }
            }
        },
    }


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes documents, or text, as scenario files in one folder."""

    def written(content: Document | str, name: str = "mine.toml") -> Path:
        file = tmp_path / name
        file.write_text(content if isinstance(content, str) else toml_text(content), encoding="utf-8")
        return file

    return written


@pytest.fixture
def load(write: Callable[..., Path]) -> Callable[..., Scenario]:
    """Writes and loads."""

    def loaded(
        content: Document | str, *, sets: tuple[str, ...] = (), apply: tuple[str, ...] = ()
    ) -> Scenario:
        return load_scenario(write(content), sets=sets, apply=apply)

    return loaded
