"""Runs numbered tasks side by side and hands on what they come to, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from dghsim.errors import InputError
from dghsim.processors import processors
from dghsim.studies.workers import How, forked, how_to_run, workers_for

Result = TypeVar("Result")
_AHEAD = 2
"""Tasks under way or done and not handed on, for each worker: bounds what is held in memory."""
_LOST = (
    "--workers {workers}: a worker process was ended from outside, most likely for want of memory; allowed: fewer "
    "workers, or shorter runs{guard}"
)
_GUARD = "; and a script of your own must begin below `if __name__ == '__main__':`"
"""Where processes are not forked, each reads the script that began them."""
_FULL = "--workers {workers}: there is not memory enough; allowed: fewer workers, or shorter runs"


def in_order(
    task: Callable[[int], Result], count: int, workers: int | None = None, how: How | None = None
) -> Generator[Result]:
    """What `task` comes to for 0 to `count` - 1, in that order whatever is done first.

    Side by side by processes or by threads, as `how` says or, without it, whichever is quicker here for so many; by
    processes a task must be such as can be pickled wherever processes cannot be forked. If a task fails, or who asks
    stops asking, those not begun are dropped; those under way are seen to their end.

    Raises:
        InputError: a worker process was killed, or memory ran out.
    """
    workers = min(workers or processors(), max(count, 1))
    try:
        if workers == 1:
            yield from map(task, range(count))
        else:
            yield from _side_by_side(task, count, workers, how or how_to_run(count))
    except BrokenProcessPool:
        guard = "" if forked() else _GUARD
        raise InputError(_LOST.format(workers=workers, guard=guard)) from None
    except MemoryError:
        raise InputError(_FULL.format(workers=workers)) from None


def _side_by_side(task: Callable[[int], Result], count: int, workers: int, how: How) -> Generator[Result]:
    pool, do = workers_for(task, workers, how)
    waiting: deque[Future[Result]] = deque()
    try:
        for number in range(count):
            waiting.append(pool.submit(do, number))
            if len(waiting) == _AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
