"""Rotas of a sweep: each distinct question solved once, its answer kept in the study's folder."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from dghsim.errors import InputError, show_path
from dghsim.rota.ahead import solve_ahead
from dghsim.rota.build import RotaFault, build_rota
from dghsim.rota.kept_rota import DECIDES, as_text
from dghsim.scenario.keys import split_key
from dghsim.scenario.patch import Patch
from dghsim.scenario.root import Scenario
from dghsim.studies.sweep.cells import Cell
from dghsim.studies.sweep.done import FAULT
from dghsim.studies.sweep.points import Values
from dghsim.studies.sweep.question import Question
from dghsim.studies.sweep.whole import write
from dghsim.studies.sweep.work import Asked, Known

ENDING = ".json.gz"
_DECIDE = frozenset(DECIDES) | {"home", "homes"}
"""Parts of a scenario of which a change may be another rota: the teams of homes are tiers of it."""
_MOST = 4096
"""Groups of cells whose rota is remembered; of others it is asked again, and found in the folder."""
Group = tuple[str, str, Values]
"""Cells whose rota is the same: hospital, and the change and values of factors as far as rotas depend on them."""
Kept = Callable[[str, str], None]
"""Told of each rota kept: its name and its checksum."""


def decides_rota(patch: Patch) -> bool:
    """Whether a change may be another rota."""
    return any(key[0] in _DECIDE for key, _, _ in patch.leaves())


class Rotas:
    """Finds the rota of each cell, and makes those that are not there yet."""

    def __init__(
        self, question: Question, known: Known, folder: Path, *, deterministic: bool = False
    ) -> None:
        self.question = question
        self.known = known
        self.folder = folder
        self.deterministic = deterministic
        self.changes = {
            change.name for change in question.changes if any(map(decides_rota, change.everywhere()))
        }
        self.factors = [
            at
            for at, factor in enumerate(question.points.factors.values())
            if any(split_key(key)[0] in _DECIDE for key in factor.keys)
        ]
        self.found: dict[Group, tuple[str, str]] = {}

    def group(self, cell: Cell) -> Group:
        """The cells that have the cell's rota."""
        change = cell.change if cell.change in self.changes else ""
        return cell.hospital, change, tuple(cell.values[at] for at in self.factors)

    def asked(self, cells: Sequence[Cell], keep: Kept) -> list[Asked]:
        """The cells with their rotas, which are all kept when this returns; `keep` is told of those that are new."""
        new = dict(self._new(cells))
        if new:
            solve_ahead(scenario for _, scenario in new.values())
        found = {group: self._kept(cell, scenario, keep) for group, (cell, scenario) in new.items()}
        for cell in cells:
            group = self.group(cell)
            if group not in found and group in self.found:
                found[group] = self.found[group]
        self._remember(found)
        return [Asked(cell, *found.get(self.group(cell), ("", ""))) for cell in cells]

    def _remember(self, found: Mapping[Group, tuple[str, str]]) -> None:
        """The last so many, so that memory does not grow with the cells."""
        self.found |= found
        for group in list(self.found)[: max(0, len(self.found) - _MOST)]:
            del self.found[group]

    def _new(self, cells: Sequence[Cell]) -> Iterator[tuple[Group, tuple[Cell, Scenario]]]:
        """Groups that have no rota yet, by the first cell of each that has a scenario."""
        met: set[Group] = set()
        for cell in cells:
            group = self.group(cell)
            if group in met or group in self.found:
                continue
            try:
                yield group, (cell, self.known.scenario(cell))
            except InputError:
                continue  # which whoever runs it will say
            met.add(group)

    def _kept(self, cell: Cell, scenario: Scenario, keep: Kept) -> tuple[str, str]:
        """The name of its rota, and why there is none."""
        name = self._name(cell, scenario)
        path = self.folder / f"{name}{ENDING}"
        if path.exists():
            return name, ""
        try:
            rota = build_rota(
                scenario,
                folder=self.question.hospitals[cell.hospital].folder,
                deterministic=self.deterministic,
            )
        except InputError as error:
            return "", str(error)
        except RotaFault as fault:
            return "", f"{FAULT}: {fault}"
        keep(path.name, write(path, gzip.compress(as_text(rota), mtime=0)))
        return name, ""

    def _name(self, cell: Cell, scenario: Scenario) -> str:
        asked = [cell.hospital, scenario.model_dump(mode="json", include=DECIDES), self.deterministic]
        return hashlib.sha256(json.dumps(asked).encode("ascii")).hexdigest()[:32]


def rota_text(folder: Path, name: str) -> bytes:
    """A kept rota, as `from_text` reads it. Raises OSError where it is not there or damaged."""
    path = folder / f"{name}{ENDING}"
    try:
        return gzip.decompress(path.read_bytes())
    except (EOFError, ValueError) as error:
        raise OSError(None, f"is damaged: {error}", show_path(path)) from None
