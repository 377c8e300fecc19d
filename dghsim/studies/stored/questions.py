"""Questions that stand ready for any study, each a SELECT."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dghsim.scenario.sweep_file import NONE
from dghsim.studies.stored.connect import quoted

_GROUPS = 4
"""Into so many of equal size the values of a factor are put that are drawn."""


@dataclass(frozen=True, slots=True)
class Question:
    """One of them."""

    name: str
    says: str
    text: str
    """SQL, with {measure} and {order} where it is of a measure."""
    measure: str = ""
    """Of which it is if none is named; none: it is of no measure."""
    better: tuple[tuple[str, str], ...] = ()
    """Measure -> whether more or less of it is better."""

    def sql(self, measure: str | None) -> str:
        """Of a measure."""
        of = measure or self.measure
        order = "DESC" if dict(self.better).get(of) == "more" else "ASC"
        return self.text.replace("{measure}", quoted(of)).replace("{order}", order)


def ready_questions(told: dict[str, Any], measures: Sequence[str]) -> dict[str, Question]:
    """Those that fit a study, by name.

    Args:
        told: what its `study.json` says.
        measures: ids of the measures that its cells have.
    """
    known = {each["id"]: each for each in told["measures"]}
    there = [name for name in measures if name in known and known[name]["kind"] == "output"]
    sided = [name for name in there if known[name]["better"] != "neither"]
    usual = next(iter((*sided, *there, *measures)), "")
    better = tuple((name, each["better"]) for name, each in known.items())
    factors = [each["name"] for each in told["factors"]]
    drawn = {each["name"] for each in told["factors"] if each["drawn"]}
    found = {}
    if usual:
        texts = _of_a_measure(factors, drawn, [each["name"] for each in told["changes"]])
        found = {name: Question(name, says, text, usual, better) for name, (says, text) in texts.items()}
    plain = {name: Question(name, says, text) for name, (says, text) in _PLAIN.items()}
    return found | plain


def _of_a_measure(
    factors: Sequence[str], drawn: set[str], changes: Sequence[str]
) -> dict[str, tuple[str, str]]:
    own = ", ".join(map(quoted, ("cell", "hospital", "change", *factors)))
    found = {
        "cells": ("its mean in each cell, with a 95 % interval", _CELLS.format(own=own, measure="{measure}")),
        "best": (
            "the same, the best first (the lowest, where neither side is better)",
            _BEST.format(own=own, measure="{measure}", order="{order}"),
        ),
        "years": (
            "how bad a year may be: 5th, 50th and 95th percentile of each cell",
            _YEARS.format(own=own, measure="{measure}"),
        ),
        "hospitals": ("its mean at each hospital with each change, every cell alike", _HOSPITALS),
    }
    if NONE in changes and len(changes) > 1:
        found["changes"] = ("what each change does against none, over all hospitals and points", _CHANGES)
        found["differences"] = ("the same at each hospital and point", _DIFFERENCES)
    if factors:
        each = [_factor(name, name in drawn) for name in factors]
        found["factors"] = (
            "its mean at each value of each factor, every cell alike",
            "\nUNION ALL\n".join(each),
        )
    return found


def _factor(name: str, drawn: bool) -> str:
    """Values as they are, or of one that is drawn the range of each of some groups."""
    column, literal = quoted(name), name.replace("'", "''")
    if not drawn:
        return (
            f"FROM (SELECT '{literal}' AS factor, CAST({column} AS VARCHAR) AS value, count(*) AS cells, "
            f"avg({{measure}}) AS mean FROM cells GROUP BY {column} ORDER BY {column})"
        )
    return (
        f"FROM (SELECT '{literal}' AS factor, format('{{:.4g}} to {{:.4g}}', min(_value), max(_value)) AS value, "
        f"count(*) AS cells, avg({{measure}}) AS mean FROM cells JOIN (SELECT {column} AS _value, ntile({_GROUPS}) "
        f"OVER (ORDER BY {column}) AS _part FROM (SELECT DISTINCT {column} FROM design)) ON {column} = _value "
        "GROUP BY _part ORDER BY _part)"
    )


_HALF = "t95(count({of})) * stddev_samp({of}) / sqrt(count({of}))"
_CELLS = (
    "SELECT * EXCLUDE (_half), mean - _half AS ci_low, mean + _half AS ci_high FROM (SELECT {own}, count({measure}) AS "
    f"replications, avg({{measure}}) AS mean, {_HALF.format(of='{measure}')} AS _half FROM runs GROUP BY {{own}}) "
    "ORDER BY cell"
)
_BEST = _CELLS.replace("ORDER BY cell", "WHERE mean IS NOT NULL ORDER BY mean {order}, cell")
_YEARS = (
    "SELECT {own}, count({measure}) AS replications, quantile_cont({measure}, 0.05) AS year_low, "
    "median({measure}) AS median, quantile_cont({measure}, 0.95) AS year_high FROM runs GROUP BY {own} ORDER BY cell"
)
_HOSPITALS = (
    "SELECT hospital, change, count(*) AS cells, avg({measure}) AS mean FROM cells "
    "GROUP BY hospital, change ORDER BY min(cell)"
)
_PAIRS = (
    "SELECT changed.hospital, changed.point, changed.change, changed.cell, changed.replication, "
    "base.{measure} AS base, changed.{measure} - base.{measure} AS apart FROM runs AS changed JOIN runs AS base "
    f"ON base.hospital = changed.hospital AND base.point = changed.point AND base.change = '{NONE}' AND "
    f"base.replication = changed.replication WHERE changed.change <> '{NONE}'"
)
_DIFFERENCES = (
    "SELECT * EXCLUDE (half), difference - half AS ci_low, difference + half AS ci_high FROM (SELECT cell, hospital, "
    "point, change, count(apart) AS pairs, avg(base) AS base, avg(apart) AS difference, "
    f"{_HALF.format(of='apart')} AS half FROM ({_PAIRS}) GROUP BY cell, hospital, point, change) ORDER BY cell"
)
_CHANGES = (
    "SELECT * EXCLUDE (half, first), difference - half AS ci_low, difference + half AS ci_high FROM (SELECT change, "
    "max(cells) AS cells, count(apart) AS replications, avg(base) AS base, avg(apart) AS difference, "
    f"{_HALF.format(of='apart')} AS half, min(first) AS first FROM (SELECT change, replication, max(cells) AS cells, "
    "min(cell) AS first, CASE WHEN count(*) = max(cells) THEN avg(base) END AS base, "
    "CASE WHEN count(*) = max(cells) THEN avg(apart) END AS apart FROM (SELECT *, count(DISTINCT cell) OVER "
    f"(PARTITION BY change) AS cells FROM ({_PAIRS}) WHERE apart IS NOT NULL) GROUP BY change, replication) "
    "GROUP BY change) ORDER BY first"
)
"""Of the replications that all the cells have: else those that were run oftener would weigh more."""
_PLAIN = {
    "failures": (
        "cells that could not be run, and why",
        "SELECT count(*) AS cells, min(cell) AS first_cell, failure FROM failures GROUP BY failure "
        "ORDER BY cells DESC, first_cell",
    ),
    "times": (
        "where the time went",
        "SELECT hospital, change, count(*) AS cells, sum(replications) AS replications, sum(seconds) AS seconds, "
        "sum(seconds) / nullif(sum(replications), 0) AS seconds_each FROM times JOIN design USING (cell) "
        "GROUP BY hospital, change ORDER BY min(cell)",
    ),
    "measures": (
        "what was measured",
        'SELECT id, label, unit, "group", kind, better FROM measures',
    ),
}
