"""Holds the warm-up that a scenario sets against where the runs' own first weeks settle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from dghsim.demand.rates import rates_per_day
from dghsim.measures.model import Floats, Study
from dghsim.measures.warming.mser import mser
from dghsim.scenario.root import Scenario

FEWEST_WEEKS = 10
"""From fewer nothing can be told."""
HALF_YEAR = 26
"""Weeks looked at, or twice the warm-up if that is more: in a longer series seasons look like a beginning."""
MATTERS = 0.005
"""Weeks that move an average by less than this share of it are not worth leaving out."""
CHANCE = 3.0
"""Nor are those that differ from the rest by fewer standard errors: of series with no beginning at all, 26 weeks long,
the rule cuts something off 2 in 5; with this 3 in 100 are taken to have one."""
LEAST_FACTOR = 0.2
"""Where demand all but stops, how many patients are in the hospital does not go with it."""
SERIES = (
    ("start_patients", "Patients inside", "patients"),
    ("start_boarding", "Waiting for a bed", "patients"),
    ("start_wait", "Wait for work asked for", "hours"),
)
Verdict = Literal["enough", "slight", "short", "unsettled"]
_WORST: tuple[Verdict, ...] = ("enough", "slight", "unsettled", "short")


@dataclass(frozen=True, slots=True)
class Settling:
    """One series."""

    name: str
    label: str
    unit: str
    weekly: Floats
    """Means over the replications, of the weeks looked at."""
    settled: int
    """Weeks that the rule leaves out; half of those looked at is no answer."""
    moves: float
    """By what share of itself the average over the weeks measured is off for those that the rule leaves out too."""
    verdict: Verdict

    @property
    def answered(self) -> bool:
        """Whether the rule found a part that is settled."""
        return self.verdict != "unsettled"


@dataclass(frozen=True, slots=True)
class WarmUp:
    """All of them."""

    left_out: int
    """Weeks that the scenario leaves out."""
    series: tuple[Settling, ...]
    """Empty where there are too few weeks to tell."""
    weeks: int
    """Looked at."""
    replications: int

    @property
    def answered(self) -> tuple[Settling, ...]:
        """Those for which the rule has an answer."""
        return tuple(one for one in self.series if one.answered)

    @property
    def unsettled(self) -> tuple[Settling, ...]:
        """Those for which it has none."""
        return tuple(one for one in self.series if not one.answered)

    @property
    def settled(self) -> int:
        """Weeks that the rule would leave out for all those for which it has an answer."""
        return max((one.settled for one in self.answered), default=0)

    @property
    def advised(self) -> int:
        """Weeks to leave out instead, where those that are left out are too few: as many as the rule would for all,
        also for those of which a week more or less makes no odds."""
        return self.settled if self.verdict == "short" else self.left_out

    @property
    def verdict(self) -> Verdict:
        """The worst of them."""
        return max((one.verdict for one in self.series), key=_WORST.index, default="unsettled")


def warm_up(study: Study) -> WarmUp | None:
    """Of a study with profiles; None without."""
    if "start_patients" not in study.profiles:
        return None
    run = study.scenario.run
    total = len(study.profiles["start_patients"])
    weeks = min(total, max(HALF_YEAR, 2 * run.warm_up_weeks + 2))
    found = []
    for name, label, unit in SERIES:
        weekly = study.profiles.get(name)
        if weekly is None or weeks < FEWEST_WEEKS or np.isnan(weekly).any() or not weekly.any():
            continue
        level = weekly / factors(study.scenario, total) if name == "start_patients" else weekly
        settled = mser(level[:weeks])
        moves = _moves(level, run.warm_up_weeks, settled)
        errors = _errors(level[:weeks], run.warm_up_weeks, settled)
        verdict = _verdict(settled, weeks, run.warm_up_weeks, abs(moves) >= MATTERS and errors >= CHANCE)
        found.append(Settling(name, label, unit, weekly[:weeks], settled, moves, verdict))
    return WarmUp(run.warm_up_weeks, tuple(found), weeks, len(study.values))


def factors(scenario: Scenario, weeks: int) -> Floats:
    """(weeks,) patients expected in each week over those of the average week; ones where some weeks have next to none.

    Whoever comes in a busy month is in the hospital within days: divided by this, the number there no longer goes with
    the season, and what is left at the beginning is the filling up.
    """
    run = scenario.run
    expected = np.zeros(weeks)
    for stream in scenario.demand.stream.values():
        if stream.entity == "patient":
            rates = rates_per_day(stream, run.start, run.warm_up_weeks, weeks)
            expected += rates.reshape(weeks, 168).mean(axis=1)
    if not expected.any() or expected.min() < LEAST_FACTOR * expected.mean():
        return np.ones(weeks)
    relative: Floats = expected / expected.mean()
    return relative


def _moves(level: Floats, left_out: int, settled: int) -> float:
    """How much the weeks between what is left out and what would be move the average."""
    if settled <= left_out:
        return 0.0
    measured, rest = float(level[left_out:].mean()), float(level[settled:].mean())
    return (measured - rest) / abs(rest) if rest else np.inf


def _errors(level: Floats, left_out: int, settled: int) -> float:
    """How many standard errors lie between those weeks and the rest, taken for independent."""
    if settled <= left_out:
        return 0.0
    between, rest = level[left_out:settled], level[settled:]
    error = float(np.sqrt(rest.var(ddof=1) * (1 / len(between) + 1 / len(rest))))
    apart = abs(float(between.mean() - rest.mean()))
    return apart / error if error else np.inf


def _verdict(settled: int, weeks: int, left_out: int, matters: bool) -> Verdict:
    if settled >= weeks // 2:
        return "unsettled"
    if settled <= left_out:
        return "enough"
    return "short" if matters else "slight"
