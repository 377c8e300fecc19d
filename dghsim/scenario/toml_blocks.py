"""Cuts the text of a TOML file into its tables, comments and all, so that they can be copied as comments."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """One table as written: comments above its heading, the heading, and the lines below it."""

    above: tuple[str, ...]
    heading: str
    """Such as `[place.amu]`; "" for what comes before the first table."""
    lines: tuple[str, ...]

    @property
    def table(self) -> str:
        """The dotted key of the table; "" for what comes before the first."""
        return self.heading.strip("[] ")

    def entries(self) -> Iterator[tuple[str, list[str]]]:
        """Each key with the lines that give its value; comments and blank lines under the key ""."""
        pending: list[str] = []
        for line in self.lines:
            pending.append(line)
            try:
                found = tomllib.loads("\n".join(pending))
            except tomllib.TOMLDecodeError:
                continue
            yield next(iter(found), ""), pending
            pending = []


def blocks(text: str) -> list[Block]:
    """The tables of a file in order; only headings may begin with `[` at the left edge."""
    made: list[Block] = []
    heading = ""
    above: list[str] = []
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("["):
            comments = _trailing_comments(lines)
            made.append(Block(tuple(above), heading, tuple(lines[: len(lines) - len(comments)])))
            heading, above, lines = line, comments, []
        else:
            lines.append(line)
    made.append(Block(tuple(above), heading, tuple(lines)))
    return made


def _trailing_comments(lines: list[str]) -> list[str]:
    """The comment lines at the end, which speak of the table below."""
    kept = len(lines)
    while kept and lines[kept - 1].startswith("#"):
        kept -= 1
    return lines[kept:]


def commented(lines: list[str] | tuple[str, ...]) -> list[str]:
    """The lines as comments; blank ones stay blank."""
    return [f"# {line}" if line.strip() else "" for line in lines]
