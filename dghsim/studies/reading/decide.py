"""Which option of a study to take, by one measure, and how surely."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dghsim.measures.across.against import Compared, against
from dghsim.measures.across.best import Best, best_of, chances_of_best
from dghsim.measures.across.contrast import means_of
from dghsim.measures.across.model import Cells
from dghsim.measures.model import Floats, Measure
from dghsim.measures.statistics import CONFIDENCE
from dghsim.studies.reading.cells import Where, cells_of, options_of
from dghsim.studies.reading.source import Source


@dataclass(frozen=True, slots=True)
class Decision:
    """The options, best mean first, and what is known of the best."""

    measure: Measure
    words: tuple[str, ...]
    """What each option is."""
    means: Floats
    chances: Floats
    """Of each, how often it is best among means as they may truly be."""
    best: Best
    """Its numbers of options are places in `words`."""
    compared: Compared | None
    """Each option against the one in which nothing is changed; None where that was not run."""
    cells: Cells
    """The options, best mean first."""
    left_out: int
    """Options left out: not run, or impossible, somewhere, or with nothing to measure."""
    zone_given: bool
    """Whether the indifference zone was asked for, not the default."""


def decide(
    source: Source,
    measure: str,
    *,
    zone: float | None = None,
    confidence: float = CONFIDENCE,
    over: Sequence[str] = (),
    where: Where | None = None,
    first_stage: int | None = None,
) -> Decision:
    """Pick the best option by one measure.

    Args:
        source: the study.
        measure: by its id; more or less of it must be better.
        zone: a difference that is not worth telling, in the measure's unit; by default `default_zone`.
        confidence: the probability of being right that is asked for.
        over: factors that nobody decides, beside those that the sweep says so of.
        where: levels asked about, such as one hospital.
        first_stage: see `best_of`.

    Raises:
        NothingToDecideError: nobody decides anything that varies.
        InputError: no such measure, factor or level; better neither way; one option or one replication.
    """
    options = options_of(source, measure, over, where)
    there = options.seen()
    values = there.shared()
    level = float(np.mean(values))
    found = best_of(
        values,
        there.measure.better,
        zone=default_zone(there.measure, level) if zone is None else zone,
        confidence=confidence,
        first_stage=first_stage,
    )
    sign = 1 if there.measure.better == "less" else -1
    order = np.lexsort((np.arange(len(values)), sign * means_of(values)))
    ordered = there.only(order)
    base = ordered.as_it_is()
    place = {int(row): at for at, row in enumerate(order)}
    return Decision(
        there.measure,
        tuple(ordered.words(row) for row in range(len(order))),
        means_of(values)[order],
        chances_of_best(values, there.measure.better)[order],
        _moved(found, place),
        None if base is None else against(ordered, base),
        ordered,
        _asked_for(cells_of(source, measure, where), options) - len(values),
        zone is not None,
    )


def default_zone(measure: Measure, level: float) -> float:
    """One point of what is in percent; of all else a fiftieth of its mean, to one digit."""
    if measure.unit == "%" or level == 0:
        return 1.0
    fiftieth = abs(level) / 50
    digit = 10.0 ** math.floor(math.log10(fiftieth))
    return float(f"{round(fiftieth / digit) * digit:.6g}")


def _moved(found: Best, place: dict[int, int]) -> Best:
    """The same with options called by their place."""
    return replace(found, picked=place[found.picked], kept=tuple(place[each] for each in found.kept))


def _asked_for(cells: Cells, options: Cells) -> int:
    """How many options there would be had every cell been run."""
    return len(np.unique(cells.at[:, [cells.place(axis.name) for axis in options.axes]], axis=0))
