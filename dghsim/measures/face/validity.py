"""The model held against published figures, like with like only."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dghsim.measures.face.choose import chosen
from dghsim.measures.face.figure import Figure, Published
from dghsim.measures.face.load import figures
from dghsim.measures.face.verdict import Verdict, verdict
from dghsim.measures.model import Study
from dghsim.measures.statistics import interval, limits

NO_REASON = "no reason known"
MORE = "more replications needed"
ANOTHER_YEAR = "another year"


@dataclass(frozen=True, slots=True)
class Held:
    """One figure, the model's own number, and what comes of holding one against the other."""

    figure: Figure
    published: Published
    others: tuple[Published, ...]
    """Of other years."""
    beside: tuple[Published, ...]
    """Of the same years, but not of this hospital alone."""
    mean: float
    """NaN where the scenario has no counterpart."""
    ci_low: float
    ci_high: float
    """95 % interval of the mean, cut to what is possible; NaN with one replication."""
    replications: int
    verdict: Verdict
    why: str
    """Of a miss its reason, of a figure not judged what stands in the way, of one near what is known; else empty."""

    @property
    def reasoned(self) -> bool:
        """Whether `why` is what the file of figures says of the model, and not one of the standing words."""
        return self.verdict in {"near", "misses"} and self.why not in {"", NO_REASON}


def held_against(study: Study, against: Sequence[Figure] | None = None) -> tuple[Held, ...]:
    """Every figure open to the scenario; none for a scenario with no counterpart to any (a textbook queue)."""
    if study.face.empty or not len(study.face.columns):
        return ()
    found = (_held(study, figure) for figure in (figures() if against is None else against))
    return tuple(one for one in found if one is not None)


def _held(study: Study, figure: Figure) -> Held | None:
    choice = chosen(figure, study.scenario)
    if choice is None:
        return None
    values = study.face[figure.id].to_numpy(np.float64) if figure.id in study.face else np.empty(0)
    values = values[np.isfinite(values)]
    mean, *ends = interval(values) if len(values) else (math.nan, math.nan, math.nan)
    low, high = np.clip(ends, *limits(figure.unit)).tolist()
    word, why = _judged(study, figure, choice.published, choice.fits, (mean, low, high))
    return Held(
        figure, choice.published, choice.others, choice.beside, mean, low, high, len(values), word, why
    )


def _judged(
    study: Study, figure: Figure, published: Published, fits: bool, model: tuple[float, float, float]
) -> tuple[Verdict, str]:
    mean, low, high = model
    if math.isnan(mean):
        return "not in this scenario", ""
    if figure.context is not None:
        return "not judged", figure.context
    if not fits:
        return "not judged", ANOTHER_YEAR
    ends = None if math.isnan(low) else (low, high)
    word = verdict((published.low, published.high), ends, figure.near)
    if word == "cannot tell":
        return word, MORE
    known = published.reason(study.scenario.hospital.code, mean)
    return word, "" if word == "agrees" else known or (NO_REASON if word == "misses" else "")


COLUMNS = (
    "site", "figure_id", "subject", "figure", "unit", "published", "published_low", "published_high", "range_is",
    "year", "population", "source", "status", "model", "ci_low", "ci_high", "replications", "near", "verdict", "reason",
    "like_with_like",
)  # fmt: skip


def face_table(study: Study) -> pd.DataFrame:
    """The same as a table with the columns COLUMNS, one row a figure; no rows where there is nothing to hold."""
    site = study.scenario.hospital.code
    rows = [
        (site, one.figure.id, one.figure.subject, one.figure.label, one.figure.unit, one.published.value,
         one.published.low, one.published.high, one.published.range, one.published.year, one.published.population,
         one.published.source, one.published.status, one.mean, one.ci_low, one.ci_high, one.replications,
         one.figure.near, one.verdict, one.why, one.figure.like)
        for one in held_against(study)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))
