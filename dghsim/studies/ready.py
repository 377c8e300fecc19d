"""Has everything compiled at hand, so that processes forked from this one need not fetch it each for itself."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np

from dghsim.engine.log import TASK
from dghsim.engine.plan import ENTITY, NONE, empty
from dghsim.engine.warm import compile_kernel
from dghsim.measures.work import read_work

_SEED = 0


def ready() -> None:
    """Compile, or fetch from the cache, the kernel and the passes over long columns, by giving them nothing to do.

    Takes no time where it is done already.
    """
    compile_kernel()
    _demand()
    _entities()
    _measures()


def ready_in_background() -> Future[None]:
    """The same while something else, such as solving the rota, goes on."""
    pool = ThreadPoolExecutor(1, thread_name_prefix="compile")
    made = pool.submit(ready)
    pool.shutdown(wait=False)
    return made


def _demand() -> None:
    from dghsim.demand.passes import draw, keep

    none = np.zeros(0, dtype=np.int64)
    draw(_SEED, 0, 0, 0, none, none)
    number, time, word = np.empty((3, 0), dtype=np.int64)
    keep(_SEED, 0, 0, 0, 1, none, none, number, time, word)


def _entities() -> None:
    from dghsim.engine.passes import write_entities

    none = np.zeros(0, dtype=np.int64)
    write_entities(none, none, none, none, none, none, none, none, none, empty(ENTITY, 0))


def _measures() -> None:
    from dghsim.measures import passes

    tasks, pieces = read_work(empty(TASK, 0), 0)
    none, asked, sums = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=bool), np.zeros((1, 24))
    passes.part(none, np.zeros(1, dtype=np.int64), none)
    passes.fold(none, none, none, 24, sums)
    passes.busy(tasks, none, none, NONE, 0, 0, sums)
    passes.hold(tasks, 0, 0, sums)
    passes.spend(tasks, none, none, none, 0, sums)
    passes.begin(tasks, pieces, 0, 0, none, np.zeros((1, 1), dtype=np.int64))
    passes.answer(pieces, asked, none, none, none, none)
    passes.queue(none, none, none, none, asked, 0, 0, sums, none)
