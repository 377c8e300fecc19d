"""Whether a queue still grows when the run ends: then waits are as long as the run, and belong to no hospital."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dghsim.measures.answers.numbers import listed, plain
from dghsim.measures.model import Difference, Floats, Study
from dghsim.measures.spans import WEEKS_A_YEAR
from dghsim.measures.statistics import interval
from dghsim.measures.warming.check import factors
from dghsim.measures.warming.quarters import BED, QUARTERS, WORK, name_of
from dghsim.scenario.root import Scenario

MATTERS = 0.1
"""A queue longer by no more than this share of itself is not said to grow."""
LEAST = 1.0
"""Nor one longer by fewer patients, or pieces of work."""
NOT_SETTLED = "not settled: still growing when the run ends; longer runs give more"
_AS_MANY = 0.001
"""Share by which patients expected may differ for the calendar's sake."""
_WORDS = {BED: "patients waiting for a bed", WORK: "pieces of patients' work waiting for somebody"}
_STAYS = (
    "ed_stay_", "ed_beyond_", "stay_", "overnight_stay_", "same_day_percent", "inside_", "boarding_", "place_wait_",
)  # fmt: skip
"""What a queue for beds lengthens: stays, waits for places, and how many are there."""
_WAITS = ("wait_", "response_", "delay_")
_IN_TIME = "_in_time_percent"


@dataclass(frozen=True, slots=True)
class Growing:
    """A queue that does."""

    queue: str
    waiting: tuple[float, ...]
    """How many, in each quarter of the weeks measured, mean over replications."""

    @property
    def words(self) -> str:
        """`patients waiting for a bed: 12.1, 20.3, 27.0 and 31.5 in the four quarters of the run`."""
        return f"{_WORDS[self.queue]}: {in_quarters(self.waiting)} in the four quarters of the weeks measured"


def growing(study: Study) -> tuple[Growing, ...]:
    """The queues of a study that grow; none where that cannot be told.

    A queue grows where on average it is longer in each quarter of the weeks measured than in the one before, and the
    95 % interval, over the replications, of the last less 1.1 times the first lies above nought, and those two are one
    or more apart. What follows a season goes down as well as up: it rises in three quarters of a year, one after
    another, if ever, by chance. In less than a year nothing is told where more patients are expected in the last
    quarter than in the first, or the beds open change.
    """
    return tuple(_growing(study)) if _told_from_season(study.scenario) else ()


def _growing(study: Study) -> Iterator[Growing]:
    for queue in _WORDS:
        names = [name_of(queue, quarter) for quarter in range(QUARTERS)]
        if len(study.behind) > 1 and set(names) <= set(study.behind):
            waiting = study.behind[names].to_numpy(np.float64)
            if grows(waiting):
                yield Growing(queue, tuple(waiting.mean(axis=0).tolist()))


def grows(waiting: Floats) -> bool:
    """By how many wait: (replications, quarters)."""
    first, last = waiting[:, 0], waiting[:, -1]
    rises = bool((np.diff(waiting.mean(axis=0)) > 0).all())
    return rises and float((last - first).mean()) >= LEAST and interval(last - (1 + MATTERS) * first)[1] > 0


def _told_from_season(scenario: Scenario) -> bool:
    run = scenario.run
    if run.weeks >= WEEKS_A_YEAR:
        return True
    if run.weeks < QUARTERS or any(place.season for place in scenario.place.values()):
        return False
    expected = factors(scenario, run.warm_up_weeks + run.weeks)[run.warm_up_weeks :]
    parts = [float(each.mean()) for each in np.array_split(expected, QUARTERS)]
    return parts[-1] <= (1 + _AS_MANY) * parts[0]


def waiting_for_a_bed(study: Study) -> tuple[float, ...]:
    """How many, in each quarter of the weeks measured, mean over replications; empty where that was not kept."""
    names = [name_of(BED, quarter) for quarter in range(QUARTERS)]
    kept = set(names) <= set(study.behind)
    return tuple(study.behind[names].to_numpy(np.float64).mean(axis=0).tolist()) if kept else ()


def in_quarters(waiting: Sequence[float]) -> str:
    """`78, 63, 69 and 87`."""
    places = 0 if max(waiting) >= 20 else 1
    return listed([plain(each, places) for each in waiting])


def not_told(study: Study) -> frozenset[str]:
    """Measures of a study, by id, that say nothing because a queue grows: waits and stays, and shares in time."""
    queues = {one.queue for one in growing(study)}
    ids = [each.id for each in study.measures] if queues else []
    return frozenset(name for name in ids if name.startswith(_STAYS) or (WORK in queues and _is_wait(name)))


def _is_wait(name: str) -> bool:
    return name.startswith(_WAITS) or name.endswith(_IN_TIME)


def not_settled(study: Study) -> str:
    """What is said of a study in which a queue grows; empty of others."""
    found = growing(study)
    return f"{NOT_SETTLED} ({'; '.join(one.words for one in found)})" if found else ""


def queues(study: Study) -> str:
    """The same as a sentence beside what is said of the warm-up."""
    said = not_settled(study)
    return f"Waits and stays are {said}." if said else ""


def neither_told(difference: Difference) -> frozenset[str]:
    """Measures, by id, of which a difference says nothing because a queue grows on one of its sides."""
    return not_told(difference.base) | not_told(difference.changed)


def unsettled_sides(difference: Difference) -> str:
    """What is said of a difference: `Without it ...`, `With it ...`; empty where no queue grows on either side."""
    sides = (("Without it", difference.base), ("With it", difference.changed))
    return "; ".join(f"{side} {said}" for side, study in sides if (said := not_settled(study)))
