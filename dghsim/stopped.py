"""Stopped from outside: SIGTERM ends the program as Ctrl-C does."""

from __future__ import annotations

import signal
from types import FrameType
from typing import NoReturn


class _Terminated(KeyboardInterrupt):
    """Asked to stop by SIGTERM, as by a queue or at shutdown: what is half-written goes, as with Ctrl-C."""


def _terminate(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _Terminated


def hear_termination() -> None:
    """From now on SIGTERM raises a KeyboardInterrupt, of which `code_of` knows that it came so."""
    signal.signal(signal.SIGTERM, _terminate)


def code_of(stopped: KeyboardInterrupt) -> int:
    """The exit code of a program stopped so: 128 and the signal."""
    return 128 + (signal.SIGTERM if isinstance(stopped, _Terminated) else signal.SIGINT)
