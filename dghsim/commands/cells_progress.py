"""How far a sweep has come, and how long it will still take: a bar in a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import ExitStack

_EVERY_SECONDS = 30.0
Advance = Callable[[int, int], None]


class CellsProgress(ExitStack):
    """Progress on standard error."""

    def __init__(self, quiet: bool) -> None:
        super().__init__()
        self.quiet = quiet

    def begin(self, before: int, total: int) -> Advance:
        """Told how many cells were done before and how many there are; gives what is told of more."""
        if self.quiet:
            return lambda _done, _failed: None
        if before:
            print(f"{before:,} of {total:,} cells were done before", file=sys.stderr, flush=True)
        return self._bar(before, total) if sys.stderr.isatty() else _lines(before, total)

    def _bar(self, before: int, total: int) -> Advance:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        bar = self.enter_context(
            Progress(
                TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(),
                TimeRemainingColumn(elapsed_when_finished=True), TextColumn("left"),
                console=Console(stderr=True), transient=True, speed_estimate_period=600,
            )
        )  # fmt: skip
        task = bar.add_task("Cells", total=total, completed=before)

        def advance(done: int, failed: int) -> None:
            bar.update(task, completed=done, description=f"Cells, {failed} failed" if failed else "Cells")

        return advance


def _lines(before: int, total: int) -> Advance:
    began = last = time.monotonic()

    def advance(done: int, failed: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < _EVERY_SECONDS and done < total:
            return
        last = now
        left = (total - done) * (now - began) / max(1, done - before)
        told = f", {failed:,} failed" if failed else ""
        print(f"{done:,} of {total:,} cells{told}; {left:,.0f} s left", file=sys.stderr, flush=True)

    return advance
