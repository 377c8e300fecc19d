"""The words of the page about speed."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median
from typing import Any

from benchmarks.markdown import number, table
from benchmarks.verdict import FLOORS, PARTS, timed

TITLES = {
    "front_door": "five queues, Ciw",
    "one_queue": "one queue, Ciw",
    "centre": "treatment centre, treat-sim",
}


def speed_words(speed: Mapping[str, Any]) -> dict[str, str]:
    """For the template."""
    models = speed["models"]
    return {
        "turns": str(len(models["front_door"]["loop"]["ours"])),
        "runs_a_turn": str(speed["runs"]),
        "work": f"{models['front_door']['weeks']} weeks of the front door, "
        f"{models['one_queue']['weeks']} of the one queue, {models['centre']['days']} days of the centre",
        "speed": _seconds(speed),
        "rates": _rates(models),
        "floors": ", ".join(f"{floor:g} ({TITLES[model]})" for model, floor in FLOORS.items()),
    }


def _seconds(speed: Mapping[str, Any]) -> str:
    lines = []
    for model, title in TITLES.items():
        for part, name in zip(PARTS, ("all", "loop"), strict=True):
            found = timed(speed, model, part)
            lines.append(
                (f"{title}: {name}", number(median(found.ours), 3), number(median(found.theirs), 2),
                 f"{found.ratio:,.0f} ({min(found.ratios):,.0f} to {max(found.ratios):,.0f})")
            )  # fmt: skip
    return table(("a turn", "dghsim, s", "the other, s", "times as fast"), lines)


def _rates(models: Mapping[str, Any]) -> str:
    lines = []
    for model, title in TITLES.items():
        found, counts = models[model], models[model]["counts"]
        theirs = counts.get("their_events")
        for part, name in zip(PARTS, ("all", "loop"), strict=True):
            ours, other = (median(found[part][who]) for who in ("ours", "theirs"))
            lines.append(
                (f"{title}: {name}", number(counts["patients"] / ours, 0), number(counts["patients"] / other, 0),
                 number(counts["events"] / ours, 0), number(theirs / other, 0) if theirs else "not counted")
            )  # fmt: skip
    head = ("a second", "patients, dghsim", "patients, the other", "events, dghsim", "events, the other")
    return table(head, lines)
