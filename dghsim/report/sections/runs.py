"""How many replications were run and why, and whether the warm-up left out of them is long enough."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.measures.model import Study
from dghsim.measures.precision.reached import Reached, reached
from dghsim.measures.precision.words import BIAS, asked, finding, sure, verdict
from dghsim.measures.warming import words
from dghsim.measures.warming.check import warm_up
from dghsim.measures.warming.growth import queues
from dghsim.report.figure import Figure
from dghsim.report.figures.first_weeks import first_weeks
from dghsim.report.figures.half_widths import half_widths
from dghsim.report.text import counted


@dataclass(frozen=True, slots=True)
class Row:
    """One average that was asked to be sure."""

    measure: str
    unit: str
    found: str
    asked: str
    verdict: str
    style: str


@dataclass(frozen=True, slots=True)
class Runs:
    """The whole of it."""

    finding: str
    rows: tuple[Row, ...]
    about: str
    half_widths: Figure | None
    warm_up: str
    reason: str
    limits: str
    first_weeks: Figure | None

    @property
    def drawn(self) -> bool:
        """Whether there is a picture."""
        return self.half_widths is not None or self.first_weeks is not None


def runs(study: Study) -> Runs | None:
    """For one study; None where neither was looked at."""
    found, warming = reached(study), warm_up(study)
    if not found and warming is None:
        return None
    number = (
        f"{counted(len(study.values), 'replication')}, as was asked for. --precision MEASURE=5% adds as many as make "
        "an average that sure."
    )
    return Runs(
        finding=finding(study, found) if found else number,
        rows=tuple(map(_row, found)),
        about=f"By the replications algorithm of Hoad, Robinson and Davies (2010). {BIAS}" if found else "",
        half_widths=half_widths(found),
        warm_up="" if warming is None else words.answer(warming),
        reason="" if warming is None else f"{words.reason(warming)} {queues(study)}".rstrip(),
        limits=words.LIMITS if warming is not None and warming.series else "",
        first_weeks=None if warming is None else first_weeks(warming),
    )


def _row(one: Reached) -> Row:
    return Row(
        one.measure.label,
        one.measure.unit.removeprefix("pounds").strip(),
        sure(one) if one.counted else "–",
        asked(one),
        verdict(one),
        "better" if one.since and not one.always_same else "unsure",
    )
