"""A cyclic template unrolled over the weeks of the run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.rota.model import Template
from dghsim.scenario.rota import Duty, Tier


@dataclass(frozen=True, slots=True)
class Rolled:
    """Every duty of one tier over the horizon, one entry a duty: which one, on which slot, on which day."""

    duty: NDArray[np.int64]
    """Index into the tier's duties."""
    slot: NDArray[np.int64]
    day: NDArray[np.int64]
    """Days since the epoch."""


def roll(template: Template, tier: Tier, weeks: int) -> Rolled:
    """Every duty of the template, with those that follow, in each week: slot j is on line j + week."""
    names = list(tier.duty)
    placed = [(names.index(duty), line, day) for duty, line, day in placements(template, tier)]
    duty, line, weekday = np.array(placed, dtype=np.int64).reshape(-1, 3).T
    week = np.repeat(np.arange(weeks), len(duty))
    return Rolled(
        duty=np.tile(duty, weeks),
        slot=(np.tile(line, weeks) - week) % template.lines,
        day=np.tile(weekday, weeks) + 7 * week,
    )


def placements(template: Template, tier: Tier) -> Iterator[tuple[str, int, int]]:
    """(duty, line, weekday) of every duty in one week of the template.

    A duty that follows another goes to the first lines that work that other on the day, as many as its cover asks.
    """
    for weekday in range(7):
        lines: dict[str, list[int]] = {}
        for line in range(template.lines):
            lines.setdefault(template.cells[line][weekday], []).append(line)
        lines.pop("", None)
        waiting = list(lines)
        while waiting:
            leader = waiting.pop()
            yield from ((leader, line, weekday) for line in lines[leader])
            for name, duty in tier.duty.items():
                if duty.follows == leader:
                    lines[name] = lines[leader][: duty.cover[weekday]]
                    waiting.append(name)


def duty_kind(duty: Duty) -> str:
    """`nroc` for on call from home, else `shift`."""
    return "nroc" if duty.at == "home" else "shift"


def counted_minutes(duty: Duty) -> float:
    """Work that counts towards hours: all of a shift, what is expected of on call from home."""
    expected = duty.expected_work_hours * 60 if duty.at == "home" else duty.minutes
    return min(expected, float(duty.minutes))
