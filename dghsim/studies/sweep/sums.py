"""Checksums of what is finished, as `sha256sum -c` reads them."""

from __future__ import annotations

import os
import re
from pathlib import Path

from dghsim.studies.sweep.whole import checksum, write

SUMS = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9_./-]{1,200})")


class Sums:
    """Of the files of one study; each is written down as soon as its file is whole."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / SUMS
        text = _text(self.path)
        self.known = _read(text)
        if text and not text.endswith("\n"):
            self.tidy()  # or the next line would stand behind the half of one that a killed run left

    def add(self, name: str, digest: str) -> None:
        """A line more, on the disk when this returns."""
        self.known[name] = digest
        with self.path.open("ab") as file:
            file.write(_line(name, digest))
            file.flush()
            os.fsync(file.fileno())

    def holds(self, name: str) -> bool:
        """Whether the file is there as it was written."""
        try:
            return self.known.get(name) == checksum(self.path.parent / name)
        except OSError:
            return False

    def forget(self, name: str) -> None:
        """It is to be made again."""
        self.known.pop(name, None)

    def tidy(self) -> None:
        """In the order of names, each once: the same bytes whatever happened on the way."""
        write(self.path, b"".join(_line(name, digest) for name, digest in sorted(self.known.items())))


def _line(name: str, digest: str) -> bytes:
    return f"{digest}  {name}\n".encode("ascii")


def _text(path: Path) -> str:
    return path.read_text(encoding="ascii", errors="replace") if path.exists() else ""


def _read(text: str) -> dict[str, str]:
    """A line that a killed run left unfinished is no line; the later of two counts."""
    found = (_LINE.fullmatch(line) for line in text.split("\n")[:-1])
    return {match[2]: match[1] for match in found if match is not None}
