"""Worker processes keep the memory they have given back."""

from __future__ import annotations

import platform

import numpy as np
import pytest

from dghsim.studies import memory
from dghsim.studies.in_order import in_order
from dghsim.studies.memory import keep_memory

PAGES = 2048


def faults(_: int) -> int:
    """How many pages were cleared for a table as large as one that was there before."""
    import resource

    for _ in range(2):
        before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
        np.ones(PAGES * 512)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc can be told")
def test_a_worker_asks_for_no_page_twice() -> None:
    assert max(in_order(faults, 4, 2, "processes")) < PAGES // 16


@pytest.mark.parametrize("error", [AttributeError, OSError, TypeError])
def test_a_system_that_cannot_be_told_is_left_as_it_is(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def refuse(_: object) -> None:
        raise error

    monkeypatch.setattr(memory, "ctypes", type("", (), {"CDLL": staticmethod(refuse)}))
    keep_memory()
