"""Tiers written in a line or two."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from dghsim.scenario.rota import Tier

MakeTier = Callable[..., Tier]


def _duty(text: str) -> dict[str, Any]:
    """`08:30-21:00 1111111` and where wanted `normal`, `home=3` (hours of work expected) or `follows=take`."""
    clocks, cover, *words = text.split()
    start, _, end = clocks.partition("-")
    duty: dict[str, Any] = {"start": start, "end": end, "cover": [int(digit) for digit in cover]}
    for word in words:
        key, _, value = word.partition("=")
        if key == "home":
            duty |= {"at": "home", "expected_work_hours": float(value)}
        else:
            duty[key] = int(value) if value.isdigit() else value or True
    return duty


def _tier(lines: int | str, duties: Mapping[str, str] | Sequence[str], **other: Any) -> Tier:
    named = duties if isinstance(duties, Mapping) else {f"d{at}": text for at, text in enumerate(duties)}
    written = {name: {"code": f"C{at}", **_duty(text)} for at, (name, text) in enumerate(named.items())}
    fields: dict[str, Any] = {
        "label": "A tier",
        "level": 1,
        "rules": "none",
        "lines": lines,
        "in_post": 0,
        "leave_days": 0,
        "most_away": 0,
        "hours_target": 80,
        "duty": written,
    }
    return Tier.model_validate(fields | other)


@pytest.fixture(scope="session")
def make_tier() -> MakeTier:
    """`make_tier(4, {"night": "20:30-09:00 1111111"}, rules="training-2019")`."""
    return _tier
