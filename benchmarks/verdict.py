"""The comparisons from what was kept, and whether anything is not as it should be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from benchmarks.centre.answers import CHANGES
from benchmarks.compare import Row, rows
from benchmarks.moments import Summary, from_json
from benchmarks.stopwatch import Timed
from benchmarks.stopwatch import from_json as timed_from_json

FLOORS = {"front_door": 16.0, "one_queue": 10.0, "centre": 13.0}
"""Model -> how many times as fast, answers and all, we are at the least: guards, not goals."""
PARTS = ("answers", "loop")
Kept = Mapping[str, Any]


def by(answers: Kept, table: str, simulator: str) -> Summary:
    """What one simulator came to."""
    return from_json(answers["tables"][table][simulator])


def front_door(answers: Kept) -> tuple[Row, ...]:
    """dghsim against Ciw."""
    return rows(by(answers, "front_door", "dghsim"), by(answers, "front_door", "ciw"))


def one_queue(answers: Kept) -> dict[str, tuple[Row, ...]]:
    """Each against each: twelve intervals together."""
    exact = by(answers, "one_queue", "exact")
    ours, theirs = (
        {what: by(answers, "one_queue", who)[what] for what in exact} for who in ("dghsim", "ciw")
    )
    pairs = {
        "dghsim and Ciw": (ours, theirs),
        "dghsim and exact": (ours, exact),
        "Ciw and exact": (theirs, exact),
    }
    return {name: rows(one, other, len(pairs) * len(exact)) for name, (one, other) in pairs.items()}


def centre(answers: Kept, simulator: str) -> tuple[Row, ...]:
    """dghsim against treat-sim as it is (`treat_sim`), or with the thinning put right (`rethinned`)."""
    return rows(by(answers, "base", "dghsim"), by(answers, "base", simulator))


def changes(answers: Kept) -> dict[str, tuple[Row, ...]]:
    """treat-sim's other scenarios, thinning put right: all intervals together."""
    count = sum(len(by(answers, name, "dghsim")) for name in CHANGES)
    return {
        name: rows(by(answers, name, "dghsim"), by(answers, name, "rethinned"), count) for name in CHANGES
    }


def timed(speed: Kept, model: str, part: str) -> Timed:
    """The turns of one part of one model."""
    return timed_from_json(speed["models"][model][part])


def failures(answers: Kept, speed: Kept) -> list[str]:
    """A line for each thing that is not as it should be."""
    tables = {"front door": front_door(answers), "treatment centre": centre(answers, "rethinned")}
    tables |= {f"one queue, {name}": found for name, found in one_queue(answers).items()}
    tables |= {f"treatment centre, {name}": found for name, found in changes(answers).items()}
    wrong = [
        f"{name}: {row.what}: {row.ours:.6g} and {row.theirs:.6g} differ"
        for name, found in tables.items()
        for row in found
        if not row.agrees
    ]
    wrong += [
        f"customer by customer, run {number}: {run}"
        for number, run in enumerate(answers["replayed"])
        if run["tied"] != run["partings"] or run["only_one"]
    ]
    return wrong + [
        f"{model}: {ratio:.1f} times as fast, at least {floor:g} is wanted"
        for model, floor in FLOORS.items()
        if (ratio := timed(speed, model, "answers").ratio) < floor
    ]
