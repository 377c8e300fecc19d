"""Runs numbered tasks side by side and hands on what they come to, in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")
_AHEAD = 2
"""Tasks under way or done and not handed on, for each worker: bounds what is held in memory."""


def in_order(task: Callable[[int], Result], count: int, workers: int) -> Generator[Result]:
    """What `task` comes to for 0 to `count` - 1, in that order whatever is done first.

    By threads: the kernel and the loops of the measures let go of the interpreter. If a task fails, or who asks stops
    asking, those not begun are dropped; those under way are seen to their end.
    """
    if workers == 1 or count == 1:
        yield from map(task, range(count))
        return
    pool = ThreadPoolExecutor(workers, thread_name_prefix="replication")
    waiting: deque[Future[Result]] = deque()
    try:
        for number in range(count):
            waiting.append(pool.submit(task, number))
            if len(waiting) == _AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
