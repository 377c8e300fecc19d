"""A sweep with all that it names read: what is asked, and the hash of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dghsim.errors import show_path
from dghsim.scenario.sweep_file import Sweep, load_sweep
from dghsim.studies.sweep.changes import Change, changes_of
from dghsim.studies.sweep.code import code
from dghsim.studies.sweep.fit import refuse_misfits
from dghsim.studies.sweep.hospitals import Hospital, hospitals_of
from dghsim.studies.sweep.points import Points, points_of

ROWS = 128
"""Of results in a chunk, at least, unless the file says how many cells."""
SIDE_BY_SIDE = 64
"""So many changes of one point at most are kept in one chunk, whole."""


@dataclass(frozen=True, slots=True)
class Question:
    """All that decides the results."""

    sweep: Sweep
    hospitals: Mapping[str, Hospital]
    changes: tuple[Change, ...]
    points: Points
    chunk_cells: int

    @property
    def cells(self) -> int:
        """How many there are."""
        return len(self.hospitals) * len(self.points) * len(self.changes)

    @property
    def chunks(self) -> int:
        """How many files of results."""
        return -(-self.cells // self.chunk_cells)

    def of_chunk(self, chunk: int) -> range:
        """Its cells."""
        return range(chunk * self.chunk_cells, min((chunk + 1) * self.chunk_cells, self.cells))

    def hash(self, *, deterministic: bool = False) -> str:
        """Of everything that decides a number, this program among it, and how rotas are solved: half of a study must
        not rest on others."""
        told = [
            self.sweep.model_dump(mode="json", exclude={"name", "about"}),
            [_told(name, hospital) for name, hospital in self.hospitals.items()],
            [[change.name, _patches(change)] for change in self.changes],
            self.chunk_cells,
            deterministic,
            code(),
        ]
        return hashlib.sha256(json.dumps(told).encode("ascii")).hexdigest()


def read_question(file: str) -> Question:
    """Everything that a sweep's file names, read and held together.

    Raises:
        InputError: one line naming the file at fault, the key, and what is allowed.
    """
    sweep = load_sweep(file)
    hospitals = hospitals_of(sweep, file)
    changes, points = changes_of(sweep, file, hospitals), points_of(sweep.factor, sweep.design)
    refuse_misfits(
        show_path(file), hospitals, changes, sweep.factor, len(hospitals) * len(points) * len(changes)
    )
    fewest = min(hospital.scenario.run.replications for hospital in hospitals.values())
    return Question(
        sweep, hospitals, changes, points, sweep.chunk_cells or _chunk_cells(fewest, len(changes))
    )


def _chunk_cells(replications: int, changes: int) -> int:
    """As many as make the rows, all changes of a point together where they are not too many."""
    cells = -(-ROWS // replications)
    return -(-cells // changes) * changes if changes <= SIDE_BY_SIDE else cells


def _told(name: str, hospital: Hospital) -> list[Any]:
    own = hospital.scenario.rota.own
    content = "" if own is None else _content(hospital.folder / own.file)
    return [name, hospital.scenario.model_dump(mode="json"), content]


def _content(file: Path) -> str:
    """The hash of a planner's own rota; what cannot be read is told where it is needed."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return "not there"


def _patches(change: Change) -> Any:
    whole = {"": change.patch} if change.patch is not None else change.own
    return {name: patch.model_dump(mode="json") for name, patch in whole.items()}
