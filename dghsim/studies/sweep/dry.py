"""What a sweep would cost, from a cell or two that are run for it."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dghsim.errors import InputError
from dghsim.measures.precision.ask import SHORTEST
from dghsim.rota.build import build_rota
from dghsim.rota.kept_rota import as_text
from dghsim.scenario.root import Scenario
from dghsim.studies.ready import ready
from dghsim.studies.replicate import replicate
from dghsim.studies.sweep.cells import Cell, cells_of, design_schema, table_of
from dghsim.studies.sweep.chunk import write_chunk
from dghsim.studies.sweep.question import Question
from dghsim.studies.sweep.rotas import Rotas
from dghsim.studies.sweep.run import known_of
from dghsim.studies.sweep.sample import drawn
from dghsim.studies.sweep.work import Done

_NUMBER_BYTES = 8


@dataclass(frozen=True, slots=True)
class Dry:
    """The reckoning."""

    cells: int
    fewest: int
    """Replications of all cells together; with a precision asked for, at least."""
    most: int
    rotas: int
    """Distinct ones, at most."""
    rota_seconds: float
    """Of each, where it is not known from before; as long as those took that were made for this."""
    cell_seconds: float
    """Of one processor, before a cell's first replication."""
    replication_seconds: float
    chunks: int
    most_bytes: int
    """On the disk, of the fewest replications."""
    run: tuple[int, ...]
    """The cells that were run for it."""

    def seconds(self, workers: int, replications: int) -> float:
        """By the clock, without the rotas."""
        return (self.cells * self.cell_seconds + replications * self.replication_seconds) / workers


def dry_run(question: Question) -> Dry:
    """Run the first cell that can be, and another from the middle of the design, once each.

    Raises:
        InputError: no cell of those looked at can be run.
    """
    known = known_of(question)
    drawn_factors = sum(factor.drawn for factor in question.points.factors.values())
    sample = drawn(question.sweep.design, drawn_factors)
    rotas = Rotas(question, known, Path())
    groups = {rotas.group(cell) for cell in cells_of(question, range(question.cells), sample)}
    measured: list[_Measured] = []
    why = ""
    ready()
    for number in _looked_at(question.cells):
        if len(measured) < 2:
            (cell,) = cells_of(question, range(number, number + 1), sample)
            try:
                scenario = known.scenario(cell)
                measured.append(_measured(cell, scenario, question.hospitals[cell.hospital].folder))
            except InputError as error:
                why = why or f"cell {number}: {error}"
    if not measured:
        raise InputError(f"no cell of those looked at can be run; {why}")
    per_hospital = question.cells // len(question.hospitals)
    runs = [hospital.scenario.run for hospital in question.hospitals.values()]
    fewest = per_hospital * sum(
        max(run.replications, SHORTEST) if run.precision else run.replications for run in runs
    )
    most = per_hospital * sum(run.most_replications if run.precision else run.replications for run in runs)
    return Dry(
        cells=question.cells, fewest=fewest, most=most, rotas=len(groups),
        rota_seconds=_mean([each.rota_seconds for each in measured]),
        cell_seconds=_mean([each.start_seconds for each in measured]),
        replication_seconds=_mean([each.replication_seconds for each in measured]),
        chunks=question.chunks,
        most_bytes=_bytes(question, fewest, len(groups), measured),
        run=tuple(each.cell.number for each in measured),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Measured:
    cell: Cell
    done: Done
    rota_seconds: float
    rota_bytes: int
    start_seconds: float
    replication_seconds: float


def _looked_at(cells: int) -> Iterator[int]:
    """The first, the middle, and others in between should these not do."""
    yield from dict.fromkeys([0, cells // 2, cells - 1, cells // 4, 3 * cells // 4])


def _measured(cell: Cell, scenario: Scenario, folder: Path) -> _Measured:
    """Twice, of one and of two replications: what the second adds is a replication, the rest the start."""
    began = time.perf_counter()
    rota = build_rota(scenario, folder=folder)
    made = time.perf_counter()
    times, values = [], None
    for replications in (1, 2):
        began_these = time.perf_counter()
        study = replicate(scenario, rota, replications=replications, workers=1, logs=0, whole=False)
        times.append(time.perf_counter() - began_these)
        values = study.values
    assert values is not None
    one = max(times[1] - times[0], times[1] / 10)
    done = Done(cell.number, tuple(values.columns), values.to_numpy())
    return _Measured(cell, done, made - began, len(as_text(rota)) // 10, max(0.0, times[0] - one), one)


def _bytes(question: Question, rows: int, rotas: int, measured: list[_Measured]) -> int:
    """Numbers at their full size, and for each file what a file of so many columns takes without its numbers."""
    cell, done = measured[0].cell, measured[0].done
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.parquet"
        write_chunk(path, table_of([cell], design_schema(question)), [done], "")
        numbers = _NUMBER_BYTES * len(done.names)
        frame = max(0, path.stat().st_size - 2 * numbers)
    return rows * numbers + question.chunks * frame + rotas * measured[0].rota_bytes


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)
