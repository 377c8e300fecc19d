"""What a worker does: the cells of a batch, one after another, each whole or with why it cannot be."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from dghsim.errors import InputError
from dghsim.rota.gaps import PreparedDuties, prepare_duties
from dghsim.rota.kept_rota import from_text
from dghsim.rota.model import DatedRota
from dghsim.scenario.joined import joined
from dghsim.scenario.patch import Patch
from dghsim.scenario.root import Scenario
from dghsim.scenario.sweep_factor import Factor
from dghsim.studies.change import patched
from dghsim.studies.drawn_once import DrawnOnce
from dghsim.studies.replicate import Prepared, prepare
from dghsim.studies.sweep.cell_run import CellRun
from dghsim.studies.sweep.cells import Cell
from dghsim.studies.sweep.changes import Change
from dghsim.studies.sweep.done import Done
from dghsim.studies.sweep.few import Few
from dghsim.studies.sweep.points import given

_DECIDE_DUTIES = {"hospital", "rota", "run", "money"}
_AT_ONCE = 16
"""Cells run beside one another at most: as many scenarios are held in memory."""


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to know of a sweep for any of its cells."""

    hospitals: Mapping[str, Scenario]
    changes: Mapping[str, Change]
    factors: Mapping[str, Factor]

    def scenario(self, cell: Cell) -> Scenario:
        """The cell's own. Raises InputError where there can be none."""
        base, change = self.hospitals[cell.hospital], self.changes[cell.change].at(cell.hospital)
        patches = [
            factor.patch(given(factor, value))
            for factor, value in zip(self.factors.values(), cell.values, strict=True)
        ]
        patches += [] if change is None else [change]
        return patched(base, Patch.model_validate(joined(patches))) if patches else base

    def of(self, hospitals: set[str]) -> Known:
        """As much as cells of some hospitals need."""
        return Known({name: self.hospitals[name] for name in hospitals}, self.changes, self.factors)


@dataclass(frozen=True, slots=True)
class Asked:
    """A cell to be run."""

    cell: Cell
    rota: str
    """By the name under which it is kept; none where the scenario cannot be, or its rota."""
    failure: str = ""
    """Why it has no rota."""


def run_batch(known: Known, asked: tuple[Asked, ...], rota_text: Callable[[str], bytes]) -> tuple[Done, ...]:
    """Run cells; one that fails stops no other.

    `rota_text` gives a kept rota by its name. What the disk or the memory cannot do is raised: another try may.
    """
    return tuple(done for some in _beside(asked) for done in _run(known, some, rota_text))


def _beside(asked: Sequence[Asked]) -> Iterator[Sequence[Asked]]:
    """Those that follow one another at one hospital, so many at once."""
    for _, some in groupby(asked, key=lambda each: each.cell.hospital):
        cells = list(some)
        for first in range(0, len(cells), _AT_ONCE):
            yield cells[first : first + _AT_ONCE]


def _run(known: Known, asked: Sequence[Asked], rota_text: Callable[[str], bytes]) -> list[Done]:
    """Replication by replication, so that what is drawn for several alike is drawn once."""
    runs = [CellRun(each.cell.number) for each in asked]
    for run, each in zip(runs, asked, strict=True):
        run.begin(partial(_prepared, known, each, rota_text))
    number = 0
    while going := [run for run in runs if run.goes_on]:
        draws = DrawnOnce(number)
        for run in going:
            run.step(draws)
        number += 1
    return [run.done() for run in runs]


def _prepared(known: Known, asked: Asked, rota_text: Callable[[str], bytes]) -> Prepared:
    if asked.failure:
        raise InputError(asked.failure)
    scenario = known.scenario(asked.cell)
    rota = _rotas.get(asked.rota, lambda: from_text(rota_text(asked.rota)))
    duties = _duties.get(_of_duties(scenario, rota), lambda: prepare_duties(scenario, rota))
    return prepare(scenario, rota, duties)


def _of_duties(scenario: Scenario, rota: DatedRota) -> Hashable:
    """What the duties of a rota depend on beside it; other cells of the hospital have the same."""
    plain: dict[str, Any] = scenario.model_dump(mode="json", include=_DECIDE_DUTIES)
    return rota.hash, json.dumps(plain)


_rotas: Few[str, DatedRota] = Few(8)
_duties: Few[Hashable, PreparedDuties] = Few(8)
