"""Pieces of a scenario's document that the homes are written with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dghsim.scenario.demand import Demand
from dghsim.scenario.keys import Document
from dghsim.scenario.labels import labels_of

_HOURS = [0.0] * 9 + [3.0] * 8 + [0.0] * 7
_WEEKDAYS = [1.4] * 5 + [0.0] * 2
AT_ONCE = {"family": "fixed", "unit": "minutes", "value": 0.0}


def passes(onward: str, mark: str) -> Document:
    """A stage that only notes the time."""
    return {"type": "delay", "duration": dict(AT_ONCE), "mark": mark, "next": onward}


def in_hours(entity: str, start: str, per_week: float) -> Document:
    """A stream of so many a week, on weekdays from 09:00 to 17:00."""
    a_day = per_week / 7
    return {
        "entity": entity, "start": start, "per_day": a_day, "dispersed": False, "envelope_per_day": 6.5 * a_day,
        "hour_shares": list(_HOURS), "weekday_factors": list(_WEEKDAYS),
    }  # fmt: skip


def asks(when: Document, goto: str, otherwise: str) -> Document:
    """A stage with one question."""
    return {"type": "branch", "cases": [{"when": when, "goto": goto}], "next": otherwise}


def all_hold(demand: Demand, who: Mapping[str, Sequence[str]], then: str, otherwise: str) -> Document:
    """A stage that goes on to `then` only where each attribute has one of its labels."""
    cases = []
    for name, labels in who.items():
        others = [label for label in labels_of(demand.attribute[name]) if label not in labels]
        if others:
            cases.append({"when": {"attribute": name, "is_one_of": others}, "goto": otherwise})
    return {"type": "branch", "cases": cases, "next": then} if cases else asks({"chance": 1.0}, then, then)


def kind(label: str, duration: Document, **more: object) -> Document:
    """A kind of work of a team in the community."""
    return {"label": label, "category": "outside", "duration": duration, "at_shift_end": "hand_over"} | more
