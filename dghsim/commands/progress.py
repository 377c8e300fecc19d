"""Says how far a run has come: a bar in a terminal, plain lines elsewhere, nothing when quiet."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Advance = Callable[[int], None]


class Progress:
    """Progress on standard error."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet
        self.bar = not quiet and sys.stderr.isatty()

    def say(self, text: str) -> None:
        """One plain line."""
        if not self.quiet:
            print(text, file=sys.stderr, flush=True)

    @contextmanager
    def step(self, text: str, total: int | None = None) -> Iterator[Advance]:
        """A step of the work; call what it gives with how many of `total` are done."""
        began = time.monotonic()
        if self.bar:
            with self._bar(text, total) as advance:
                yield advance
        else:
            self.say(f"{text} ...")
            yield lambda _: None
        self.say(f"{text}: done in {time.monotonic() - began:.1f} s")

    @contextmanager
    def _bar(self, text: str, total: int | None) -> Iterator[Advance]:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as RichProgress

        columns = [TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn()]
        if total is not None:
            columns.insert(2, MofNCompleteColumn())
        with RichProgress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(text, total=total)
            yield lambda done: bar.update(task, completed=done)
