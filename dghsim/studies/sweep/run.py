"""Runs a sweep into its folder, or goes on with one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from pathlib import Path

from dghsim.errors import InputError, show_path
from dghsim.processors import processors
from dghsim.studies.sweep.batches import batch_cells, batches, in_turn
from dghsim.studies.sweep.cells import Design
from dghsim.studies.sweep.chunk import chunk_name, write_chunk
from dghsim.studies.sweep.crew import Crew, local_crew
from dghsim.studies.sweep.done import Done
from dghsim.studies.sweep.folder import DESIGN, ROTAS, Say, begin, finished, lost_rotas
from dghsim.studies.sweep.lock import locked
from dghsim.studies.sweep.question import Question
from dghsim.studies.sweep.rotas import Rotas
from dghsim.studies.sweep.sums import Sums
from dghsim.studies.sweep.times import Times
from dghsim.studies.sweep.work import Known

Begun = Callable[[int, int], Callable[[int, int], None]]
"""Told how many cells were done before and how many there are; gives what is told how many are done and have failed."""


@dataclass(frozen=True, slots=True)
class Swept:
    """How a sweep ended."""

    cells: int
    before: int
    """Done by earlier runs."""
    failed: int
    """Of those run now."""


def known_of(question: Question) -> Known:
    """What its workers have to know."""
    return Known(
        {name: hospital.scenario for name, hospital in question.hospitals.items()},
        {change.name: change for change in question.changes},
        question.points.factors,
    )


def run_sweep(
    question: Question,
    folder: Path,
    *,
    file: str,
    begun: Begun,
    say: Say,
    workers: int | None = None,
    scheduler: str | None = None,
    deterministic: bool = False,
) -> Swept:
    """Run every cell that is not done yet, and store it.

    The folder may hold the beginning of the same study, which is gone on with. The same bytes in the end, times apart,
    for any number of workers, here or elsewhere, and whatever stopped it on the way.

    Args:
        question: what is asked.
        folder: where it is kept; made if it is not there.
        file: where the question was read, for messages.
        begun: told how far it comes.
        say: told of what was damaged, and of a scheduler without workers.
        workers: processes of this machine; by default one for each processor.
        scheduler: the address of a Dask scheduler, whose workers do it instead.
        deterministic: rotas are solved in a way that repeats on any machine.

    Raises:
        InputError: another sweep has the folder, or it holds another study.
        OSError: it cannot be written, for want of room for instance; what is finished stays.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder):
        sums, asked = Sums(folder), question.hash(deterministic=deterministic)
        begin(question, asked, folder, sums, file, say)
        there = finished(question, asked, folder, sums, say)
        before = sum(len(question.of_chunk(chunk)) for chunk in there)
        advance = begun(before, question.cells)
        left, count = question.cells - before, workers or processors()
        known, keep = known_of(question), _Keep(folder, sums)
        rotas = Rotas(question, known, folder / ROTAS, deterministic=deterministic)
        with closing(Design(question, folder / DESIGN)) as design:
            _restore(question, design, rotas, lost_rotas(folder, sums), keep)
            failed = 0
            if left:
                size = batch_cells(question, left, count)
                with _crew(known, folder / ROTAS, count, -(-left // size), scheduler, say) as crew:
                    handed = batches(question, design, rotas, there, size, keep)
                    failed = _Writer(question, asked, folder, sums).write(
                        in_turn(crew, handed), before, advance
                    )
        sums.tidy()
        return Swept(question.cells, before, failed)


def _restore(question: Question, design: Design, rotas: Rotas, lost: set[str], keep: _Keep) -> None:
    """Make rotas again that were damaged, though the cells they were made for may be done."""
    for chunk in range(question.chunks):
        if not lost:
            return
        lost -= {each.rota for each in rotas.asked(design.cells(question.of_chunk(chunk)), keep)}


def _crew(
    known: Known, rotas: Path, workers: int, batches: int, scheduler: str | None, say: Say
) -> AbstractContextManager[Crew]:
    if scheduler is None:
        return local_crew(known, rotas, min(workers, batches), batches)
    from dghsim.studies.sweep.cluster import dask_crew

    return dask_crew(known, rotas, scheduler, say)


@dataclass(frozen=True, slots=True)
class _Keep:
    """Writes down the checksum of a rota made."""

    folder: Path
    sums: Sums

    def __call__(self, name: str, digest: str) -> None:
        """Raises InputError where it was there, was damaged, and comes out otherwise now."""
        path = f"{ROTAS}/{name}"
        if self.sums.known.get(path, digest) != digest:
            (self.folder / path).unlink()
            raise InputError(
                f"{show_path(self.folder / path)}: was damaged, and solved again is another; what is done rests on the "
                "first: -o names another folder"
            )
        self.sums.add(path, digest)


@dataclass(frozen=True, slots=True)
class _Writer:
    """The only one who writes results."""

    question: Question
    asked: str
    folder: Path
    sums: Sums

    def write(
        self,
        results: Iterable[tuple[int, tuple[Done, ...]]],
        before: int,
        advance: Callable[[int, int], None],
    ) -> int:
        """Each chunk as soon as all its cells are there; returns how many cells failed."""
        times, design = Times(self.folder), Design(self.question, self.folder / DESIGN)
        held: list[Done] = []
        done, failed = before, 0
        for chunk, found in results:
            held += found
            done += len(found)
            failed += sum(each.values is None for each in found)
            cells = self.question.of_chunk(chunk)
            if len(held) == len(cells):
                name = chunk_name(chunk)
                self.sums.add(name, write_chunk(self.folder / name, design.table(cells), held, self.asked))
                times.add(held)
                held = []
            advance(done, failed)
        return failed
