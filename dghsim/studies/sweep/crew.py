"""Who runs batches: this process, or processes of this machine; another machine's are in `cluster`."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from dghsim.errors import InputError
from dghsim.studies.ready import ready
from dghsim.studies.sweep.done import Done
from dghsim.studies.sweep.rotas import rota_text
from dghsim.studies.sweep.work import Asked, Known, run_batch
from dghsim.studies.workers import how_to_run, workers_for

_AHEAD = 2
"""Batches under way or done and not handed on, for each worker."""

Cells = tuple[Asked, ...]


class Promise(Protocol):
    """What will be there."""

    def result(self) -> tuple[Done, ...]:
        """Wait for it."""


class Crew(Protocol):
    """Workers who know the sweep."""

    @property
    def ahead(self) -> int:
        """Batches to give them at once."""

    def submit(self, cells: Cells) -> Promise:
        """Have them run."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a worker of this machine has."""

    known: Known
    rotas: Path

    def __call__(self, cells: Cells) -> tuple[Done, ...]:
        """Run a batch."""
        return run_batch(self.known, cells, partial(rota_text, self.rotas))


@dataclass(frozen=True, slots=True)
class _Later:
    task: Task
    cells: Cells

    def result(self) -> tuple[Done, ...]:
        return self.task(self.cells)


@dataclass(frozen=True, slots=True)
class _Alone:
    task: Task
    ahead: int = 1

    def submit(self, cells: Cells) -> Promise:
        return _Later(self.task, cells)


@dataclass(frozen=True, slots=True)
class _Many:
    pool: Executor
    do: Callable[[Cells], tuple[Done, ...]]
    ahead: int

    def submit(self, cells: Cells) -> Promise:
        return self.pool.submit(self.do, cells)


@contextmanager
def local_crew(known: Known, rotas: Path, workers: int, batches: int) -> Iterator[Crew]:
    """So many workers of this machine. Where what is done with them fails, they are ended at once.

    Raises:
        InputError: one of them was killed, or memory ran out.
    """
    ready()  # before there are workers, which then have it
    task = Task(known, rotas)
    if workers == 1 or batches < 2:
        yield _Alone(task)
        return
    others = set(multiprocessing.active_children())
    pool, do = workers_for(task, workers, how_to_run(batches))
    try:
        yield _Many(pool, do, _AHEAD * workers)
    except BrokenProcessPool:
        raise InputError(
            f"--workers {workers}: a worker process was ended from outside, most likely for want of memory; go on "
            "with --resume and fewer workers"
        ) from None
    except BaseException:
        for child in set(multiprocessing.active_children()) - others:
            child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
