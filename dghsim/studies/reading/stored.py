"""From a study's folder to what is read of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np
from pydantic import ValidationError

from dghsim.errors import InputError, show_path
from dghsim.measures.model import Floats, Measure
from dghsim.scenario.sweep_factor import Factor
from dghsim.scenario.sweep_file import Design
from dghsim.studies.reading.source import Source
from dghsim.studies.stored.connect import quoted
from dghsim.studies.stored.study import StoredStudy
from dghsim.studies.sweep.folder import STUDY
from dghsim.studies.sweep.sample import drawn_rows

_NOT_ITS_OWN = ("name", "kind", "drawn")
_KEPT = 64
"""Measures whose values are held, so that a page reads each once."""


def source_of(study: StoredStudy) -> Source:
    """The study as far as it is done: cells that are not are as those with nothing to measure.

    Raises:
        InputError: what `study.json` says cannot be read, or nothing is measured.
    """
    if not study.measure_ids:
        raise InputError(
            f"{show_path(study.folder)}: nothing is measured: of {study.done:,} cells that are done of {study.cells:,} "
            f"all failed; dghsim query {show_path(study.folder)} failures says why"
        )
    try:
        factors, design, known = _told(study.told)
    except (KeyError, TypeError, AttributeError, ValidationError):
        raise InputError(f"{show_path(study.folder / STUDY)}: damaged, or of another version") from None
    measures = {name: known.get(name) or _unknown(name) for name in study.measure_ids}

    @lru_cache(_KEPT)
    def values(measure: str) -> Floats:
        column = quoted(study.known_measure(measure))
        rows = study.sql(
            f"SELECT cell, replication, {column} AS value FROM runs"
        )  # no words: they take a gigabyte
        return _pivoted(
            rows["cell"].to_numpy(np.int64),
            rows["replication"].to_numpy(np.int64),
            rows["value"].to_numpy(np.float64, na_value=np.nan),
            study.cells,
        )

    rows = drawn_rows(design, sum(factor.drawn for factor in factors.values()))
    return Source(
        study.name, str(study.told.get("about", "")), study.design(), measures, factors, design, rows, values
    )


def _told(told: Mapping[str, Any]) -> tuple[dict[str, Factor], Design, dict[str, Measure]]:
    factors = {
        each["name"]: Factor.model_validate({key: each[key] for key in each if key not in _NOT_ITS_OWN})
        for each in told["factors"]
    }
    design = Design.model_validate(told["sweep"].get("design", {}))
    return factors, design, {each["id"]: Measure(**each) for each in told["measures"]}


def _unknown(name: str) -> Measure:
    """Of a measure that only some combination of changes brings."""
    return Measure(name, name.replace("_", " "), "", "flow", "output", "neither", "")


def _pivoted(cell: np.ndarray, replication: np.ndarray, value: Floats, cells: int) -> Floats:
    found = np.full((cells, int(replication.max(initial=0)) + 1), np.nan)
    found[cell, replication] = value
    return found
