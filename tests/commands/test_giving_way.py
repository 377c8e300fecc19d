"""A thread that gives way does so alone, with the threads it starts."""

from __future__ import annotations

import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dghsim.commands.giving_way import give_way


def niceness() -> int:
    return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())


def started_by_it() -> int:
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(niceness).result()


@pytest.mark.skipif(sys.platform != "linux", reason="threads have a niceness of their own on Linux only")
def test_only_the_thread_and_those_it_starts_go_behind() -> None:
    before = niceness()
    with ThreadPoolExecutor(1, initializer=give_way) as pool:
        own, started = pool.submit(niceness).result(), pool.submit(started_by_it).result()
    assert own == started > before
    assert niceness() == before
