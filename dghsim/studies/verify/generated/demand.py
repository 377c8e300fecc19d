"""Random attributes and streams of arrivals."""

from __future__ import annotations

import math
from typing import Any

from dghsim.studies.verify.generated.dice import Dice

Document = dict[str, Any]
_TRIAGE = ("red", "amber", "green", "blue")


def attributes(dice: Dice) -> Document:
    """Of each kind, in an order in which each builds on earlier ones; `stay` and `rest` are times."""
    labels = list(_TRIAGE[: dice.whole(1, 4)])
    made: Document = {"triage": {"shares": _shares(dice, labels)}}
    if dice.chance(0.7):
        made["frail"] = {"by": "triage", "chance": {label: dice.random.random() for label in labels}}
    if dice.chance(0.5):
        made["route"] = {
            "by": "triage",
            "shares": {label: _shares(dice, ["walk", "wheel"]) for label in labels},
        }
    if dice.chance(0.7):
        years = {
            "family": "truncated_normal",
            "unit": "years",
            "mean": 70.0,
            "sd": 20.0,
            "low": 16.0,
            "high": 105.0,
        }
        made["age"] = {"distribution": years}
        made["band"] = {"of": "age", "bands": {"young": 16.0, "old": 65.0, "oldest": 85.0}}
    if dice.chance(0.8):
        made["stay"] = {"by": "triage", "distribution": {label: dice.duration(0, 2000) for label in labels}}
        made["trip"] = {"distribution": dice.duration(0, 300)}
        made["rest"] = {"minus": ["stay", "trip"], "at_least": float(dice.minutes(0, 60)), "unit": "minutes"}
    return made


def _shares(dice: Dice, labels: list[str]) -> dict[str, float]:
    weights = [dice.whole(1, 9) for _ in labels]
    return {label: weight / sum(weights) for label, weight in zip(labels, weights, strict=True)}


def labels(made: Document) -> dict[str, list[str]]:
    """The labels of each attribute that is a category."""
    known: dict[str, list[str]] = {}
    for name, attribute in made.items():
        if "bands" in attribute:
            known[name] = list(attribute["bands"])
        elif "chance" in attribute:
            known[name] = ["no", "yes"]
        elif "shares" in attribute:
            known[name] = ["walk", "wheel"] if name == "route" else list(attribute["shares"])
    return known


def numbers(made: Document) -> dict[str, int]:
    """The attributes that are numbers, and a value that they may well reach."""
    return {name: value for name, value in (("age", 75), ("stay", 300), ("rest", 120)) if name in made}


def times(made: Document) -> list[str]:
    """The attributes that are times."""
    return [name for name in ("stay", "trip", "rest") if name in made]


def stream(dice: Dice, start: str, per_day: float, **more: Any) -> Document:
    """A stream whose envelope has room enough for its busiest hour."""
    hours = [float(dice.whole(0, 3)) for _ in range(23)] + [1.0]
    weekdays = [dice.pick((0.5, 1.0, 1.5)) for _ in range(7)]
    peak = per_day * max(hours) / (sum(hours) / 24) * max(weekdays)
    return {
        "start": start,
        "per_day": per_day,
        "hour_shares": hours,
        "weekday_factors": weekdays,
        "envelope_per_day": float(math.ceil(peak * 1.6)),
    } | more
