"""What a reader of a study asks for."""

from __future__ import annotations

from dataclasses import dataclass, field

from dghsim.errors import InputError
from dghsim.measures.statistics import CONFIDENCE
from dghsim.studies.reading.cells import Where
from dghsim.studies.reading.source import Source

COST = "cost_total_gbp_per_year"
HEADLINES: tuple[str, ...] = (
    "consultant_in_time_percent", "ed_stay_mean_hours", "clinician_in_time_percent", "stay_mean_days",
    "uncovered_hours_per_week", COST,
)  # fmt: skip
"""What a study is read by where nothing else is asked, as far as its hospitals have it."""
PANELS = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """A study and how it is read."""

    source: Source
    measures: tuple[str, ...]
    """The first decides; the others stand beside it."""
    cost: str | None
    """What is traded against the first; None for nothing."""
    zone: float | None = None
    confidence: float = CONFIDENCE
    over: tuple[str, ...] = ()
    where: Where = field(default_factory=dict)
    first_stage: int | None = None
    finished: bool = True


def measures_asked(source: Source, named: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Those named, or the headlines that the study has, or else the first that has a better side.

    Raises:
        InputError: a measure that is not in the study, or none that has a better side.
    """
    if named:
        return tuple(source.measure(name).id for name in named)
    sided = [name for name, each in source.measures.items() if each.better != "neither"]
    told = [name for name in HEADLINES if name in sided]
    found = told or [name for name in sided if source.measures[name].kind == "output"] or sided
    if not found:
        raise InputError("the study: no measure of it has a better side; there is nothing to decide by")
    return tuple(found[: PANELS if told else 1])


def cost_asked(source: Source, measures: tuple[str, ...], named: str | None = None) -> str | None:
    """The measure named, or the money of a year; where that is what decides, the next. None where there is none."""
    if named is not None:
        return source.measure(named).id
    there = [name for name in (COST, *measures) if name in source.measures and name != measures[0]]
    return there[0] if there else None
