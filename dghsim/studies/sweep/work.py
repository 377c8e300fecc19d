"""What a worker does: the cells of a batch, one after another, each whole or with why it cannot be."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np

from dghsim.errors import InputError, show
from dghsim.measures.model import Floats
from dghsim.measures.precision.ask import precision_of
from dghsim.rota.gaps import PreparedDuties, prepare_duties
from dghsim.rota.kept_rota import from_text
from dghsim.rota.model import DatedRota
from dghsim.scenario.joined import joined
from dghsim.scenario.patch import Patch
from dghsim.scenario.root import Scenario
from dghsim.scenario.sweep_factor import Factor
from dghsim.studies.change import patched
from dghsim.studies.replicate import replicate
from dghsim.studies.sweep.cells import Cell
from dghsim.studies.sweep.changes import Change
from dghsim.studies.sweep.few import Few
from dghsim.studies.sweep.points import given

_DECIDE_DUTIES = {"hospital", "rota", "run", "money"}


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


@dataclass(frozen=True, slots=True)
class Done:
    """What a cell came to."""

    cell: int
    names: tuple[str, ...] = ()
    """Ids of its measures."""
    values: Floats | None = None
    """One row a replication, one column a measure; None for a cell that could not be run."""
    failure: str = ""
    began: str = ""
    """Clock time, UTC."""
    seconds: float = 0.0


def run_batch(known: Known, asked: tuple[Asked, ...], rota_text: Callable[[str], bytes]) -> tuple[Done, ...]:
    """Run cells; one that fails stops no other.

    `rota_text` gives a kept rota by its name. What the disk or the memory cannot do is raised: another try may.
    """
    return tuple(_run(known, each, rota_text) for each in asked)


def _run(known: Known, asked: Asked, rota_text: Callable[[str], bytes]) -> Done:
    began, clock = datetime.now(UTC).isoformat(timespec="seconds"), time.perf_counter()
    names: tuple[str, ...] = ()
    values, failure = None, ""
    try:
        names, values = _measured(known, asked, rota_text)
    except InputError as error:
        failure = str(error)
    except (OSError, MemoryError):
        raise
    except Exception as fault:
        failure = f"a fault of the program: {type(fault).__name__}: {show(str(fault), 200)}"
    return Done(asked.cell.number, names, values, failure, began, time.perf_counter() - clock)


def _measured(
    known: Known, asked: Asked, rota_text: Callable[[str], bytes]
) -> tuple[tuple[str, ...], Floats]:
    if asked.failure:
        raise InputError(asked.failure)
    scenario = known.scenario(asked.cell)
    rota = _rotas.get(asked.rota, lambda: from_text(rota_text(asked.rota)))
    study = replicate(
        scenario, rota, precision=precision_of(scenario), workers=1, logs=0, whole=False,
        duties=_duties.get(_of_duties(scenario, rota), lambda: prepare_duties(scenario, rota)),
    )  # fmt: skip
    names = tuple(study.values.columns)
    return _names.get(names, lambda: names), study.values.to_numpy(np.float64)


def _of_duties(scenario: Scenario, rota: DatedRota) -> Hashable:
    """What the duties of a rota depend on beside it; other cells of the hospital have the same."""
    plain: dict[str, Any] = scenario.model_dump(mode="json", include=_DECIDE_DUTIES)
    return rota.hash, json.dumps(plain)


_rotas: Few[str, DatedRota] = Few(8)
_duties: Few[Hashable, PreparedDuties] = Few(4)
_names: Few[tuple[str, ...], tuple[str, ...]] = Few(64)
"""The same object for the same ids: many cells of a batch then travel with one."""
