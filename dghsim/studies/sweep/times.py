"""Wall times, in a file of their own: nothing else of a study differs between two runs of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dghsim.studies.sweep.done import Done

TIMES = "times.csv"
_HEAD = "cell,replications,seconds,began\n"


class Times:
    """A line a cell, added to as cells are done; a cell that was run twice has two."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / TIMES
        if not self.path.exists():
            self.path.write_text(_HEAD, encoding="ascii")
        elif not self.path.read_bytes().endswith(b"\n"):
            with self.path.open("ab") as file:
                file.write(b"\n")  # ends the line that a killed run left unfinished

    def add(self, done: Iterable[Done]) -> None:
        """Those of a chunk."""
        with self.path.open("a", encoding="ascii", newline="\n") as file:
            file.writelines(map(_line, done))


def _line(done: Done) -> str:
    count = 0 if done.values is None else len(done.values)
    return f"{done.cell},{count},{done.seconds:.3f},{done.began}\n"
