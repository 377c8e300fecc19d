"""Cells handed out in their order, and their results taken in, in that order too, whoever is done first."""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from dghsim.studies.sweep.cells import Design
from dghsim.studies.sweep.crew import Cells, Crew, Promise
from dghsim.studies.sweep.done import Done
from dghsim.studies.sweep.question import Question
from dghsim.studies.sweep.rotas import Kept, Rotas

_EACH = 8
"""Batches that every worker has at least, where there are cells enough: so that all end at about the same time."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Cells of one chunk."""

    chunk: int
    cells: Cells


def batch_cells(question: Question, cells: int, workers: int) -> int:
    """How many cells to hand out at once: whole points where it is several of them."""
    size = max(1, min(question.chunk_cells, cells // (workers * _EACH)))
    changes = len(question.changes)
    return size - size % changes if size > changes else size


def batches(
    question: Question, design: Design, rotas: Rotas, finished: Container[int], size: int, keep: Kept
) -> Iterator[Batch]:
    """Those of the chunks that are not finished, with their rotas, which are solved as they are come to."""
    for chunk in range(question.chunks):
        if chunk not in finished:
            cells = design.cells(question.of_chunk(chunk))
            for first in range(0, len(cells), size):
                yield Batch(chunk, tuple(rotas.asked(cells[first : first + size], keep)))


def in_turn(crew: Crew, asked: Iterable[Batch]) -> Iterator[tuple[int, tuple[Done, ...]]]:
    """The chunk and the results of each batch, in order."""
    waiting: deque[tuple[int, Promise]] = deque()
    for batch in asked:
        waiting.append((batch.chunk, crew.submit(batch.cells)))
        while len(waiting) >= crew.ahead:
            chunk, promise = waiting.popleft()
            yield chunk, promise.result()
    for chunk, promise in waiting:
        yield chunk, promise.result()
