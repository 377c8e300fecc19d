"""Who does tasks side by side: processes or threads of this one, by what the machine offers and how many there are."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Any, Literal, TypeVar

from dghsim.studies.memory import keep_memory

Asked = TypeVar("Asked")
Result = TypeVar("Result")
How = Literal["processes", "threads"]
FORKED, STARTED = 4, 64
"""From so many tasks on processes pay: where they are forked, and where each has first to import everything."""


def how_to_run(count: int) -> How:
    """Processes, which share no interpreter, or threads, which are there at once.

    A process that is itself a helper of another (a daemon) may have none of its own.
    """
    if multiprocessing.current_process().daemon:
        return "threads"
    return "processes" if count >= (FORKED if forked() else STARTED) else "threads"


def forked() -> bool:
    """Whether a worker process begins as a copy of this one, with all that it has in memory."""
    return _method() == "fork"


def _method() -> str:
    """How processes begin here. To ask for the method, or for a pool, fixes it for all who come after: not so here."""
    return multiprocessing.get_start_method(allow_none=True) or multiprocessing.get_all_start_methods()[0]


def workers_for(
    task: Callable[[Asked], Result], workers: int, how: How
) -> tuple[Executor, Callable[[Asked], Result]]:
    """So many workers who have the task, and what to submit to them with what is asked of it, such as a number."""
    if how == "threads":
        return ThreadPoolExecutor(workers, thread_name_prefix="replication"), task
    begins = multiprocessing.get_context(_method())
    return ProcessPoolExecutor(workers, mp_context=begins, initializer=_begin, initargs=(task,)), _do


_task: Callable[[Any], Any] | None = None
"""In a worker process: what it was given to do."""


def _begin(task: Callable[[Any], Any]) -> None:
    """A worker takes up its task; it ends at once when stopped, and with whoever began it, even if that was killed."""
    global _task  # noqa: PLW0603
    _task = task
    keep_memory()
    gc.freeze()  # nobody looks for rubbish in what is shared with the others, which would copy it
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(asked: Any) -> Any:
    assert _task is not None
    return _task(asked)
