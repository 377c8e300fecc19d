"""The workers of a Dask scheduler, who may be anywhere, and may come and go."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

from dghsim.errors import InputError, show, show_path
from dghsim.studies.sweep.code import code
from dghsim.studies.sweep.crew import Cells, Promise
from dghsim.studies.sweep.done import Done
from dghsim.studies.sweep.rotas import ENDING
from dghsim.studies.sweep.work import Known, run_batch

_AHEAD = 2
_WAIT_SECONDS = 30
_SILENT_SECONDS = 5


def run_elsewhere(known: Known, cells: Cells, rotas: dict[str, bytes], wanted: str) -> tuple[Done, ...]:
    """Run a batch with everything that it needs. Raises InputError where this is not the same program."""
    if code() != wanted:
        raise InputError(
            "--scheduler: a worker runs another version of dghsim, of Python or of a library than this machine; its "
            "numbers might be others"
        )
    return run_batch(known, cells, lambda name: gzip.decompress(rotas[name]))


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """What a task needs goes with it, so that whoever takes over from a worker that is lost has it too."""

    client: Any
    known: Known
    rotas: Path
    numbers: Iterator[int] = field(default_factory=count)

    @property
    def ahead(self) -> int:
        """As many as the workers of the moment can do."""
        threads: dict[str, int] = self.client.nthreads()
        return _AHEAD * max(1, sum(threads.values()))

    def submit(self, cells: Cells) -> Promise:
        rotas = {
            name: (self.rotas / f"{name}{ENDING}").read_bytes()
            for name in {each.rota for each in cells}
            if name
        }
        known = self.known.of({each.cell.hospital for each in cells})
        return _Told(
            self.client.submit(
                run_elsewhere, known, cells, rotas, code(), pure=False,
                key=f"dghsim-{cells[0].cell.number}-{next(self.numbers)}",
            )
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Told:
    future: Any

    def result(self) -> tuple[Done, ...]:
        """Wait for it, whoever does it in the end. Raises InputError where nobody can be had to, or can read it."""
        from concurrent.futures import CancelledError

        from distributed import KilledWorker
        from distributed.comm.core import CommClosedError

        try:
            found: tuple[Done, ...] = self.future.result()
        except KilledWorker as lost:
            raise InputError(f"--scheduler: {show(str(lost), 200)[1:-1]}; go on with --resume") from None
        except (CancelledError, CommClosedError, TimeoutError):
            raise InputError(
                "--scheduler: the scheduler is gone; start one and go on with --resume"
            ) from None
        except (RuntimeError, ImportError) as unread:  # of a batch itself nothing but OSError comes
            raise InputError(
                "--scheduler: the scheduler and its workers need the dghsim, Python and libraries of this machine; "
                f"then go on with --resume: {show(' '.join(str(unread).split()), 120)[1:-1]}"
            ) from None
        self.future.release()
        return found


@contextmanager
def dask_crew(known: Known, rotas: Path, address: str, say: Callable[[str], None]) -> Iterator[_Elsewhere]:
    """Everybody who works for the scheduler at an address, such as tcp://127.0.0.1:8786; `say` is told of nobody.

    Raises:
        InputError: Dask is not installed, or no scheduler answers there.
    """
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise InputError("--scheduler: needs Dask: pip install dghsim[cluster]") from None
    try:
        client = distributed.Client(address, timeout=_WAIT_SECONDS, set_as_default=False, name="dghsim-sweep")
    except (OSError, ValueError, TypeError) as error:
        raise InputError(
            f"--scheduler {show(address)}: no Dask scheduler answers there: {show(str(error), 120)[1:-1]}; allowed: an "
            "address such as tcp://127.0.0.1:8786"
        ) from None
    try:
        _say_if_nobody_comes(client, address, say)
        yield _Elsewhere(client, known, rotas)
    finally:
        client.close()


def _say_if_nobody_comes(client: Any, address: str, say: Callable[[str], None]) -> None:
    """Once: what is handed out waits for workers, however long."""
    try:
        client.wait_for_workers(1, timeout=_SILENT_SECONDS)
    except TimeoutError:
        say(
            f"--scheduler {show_path(address)}: has no workers; waiting for one: dask worker {show_path(address)}"
        )
