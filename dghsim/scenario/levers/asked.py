"""How a lever is asked for in text: `NAME`, `NAME=LEVEL`, `NAME=LEVEL@low`, `NAME=LEVEL@PRIOR.low`, joined by `+`.

A name may be the path of a planner's own file. One that is there is taken whole, whatever signs its folders have.
"""

from __future__ import annotations

from pathlib import Path

from dghsim.scenario.levers.priors import PLACES, Where

OWN = ".toml"
"""The end of a planner's own file."""
TOGETHER = "+"
"""Between levers that are pulled at once."""
IS = "="
"""Before a level."""
AT = "@"
"""Before the end of their ranges at which what is not known is put."""
OF = "."
"""Between the name of one prior and the end at which it alone is put."""


def parts(text: str, folder: Path | None = None) -> list[str]:
    """Each lever of those joined by `+`; paths are of `folder`, or of where the program runs."""
    pieces, found = text.split(TOGETHER), list[str]()
    while pieces:
        many = next((many for many in _joined(text, pieces) if _has_file(pieces[:many], folder)), 1)
        found.append(TOGETHER.join(pieces[:many]).strip())
        pieces = pieces[many:]
    return found


def name_and_level(head: str, folder: Path | None = None) -> tuple[str, str | None]:
    """A name and the level after it, None where none is named; `place_of` has taken off what follows the level."""
    if _is_file(head, folder):
        return head, None
    name, equals, level = head.rpartition(IS)
    if not _is_file(name, folder):
        name, equals, level = head.partition(IS)
    return name, level if equals else None


def place_of(text: str) -> tuple[str, Where | None, str]:
    """What stands before the end of a range, the end, and the one prior it is of; no end where none is named."""
    head, _, end = text.rpartition(AT)
    only, _, place = end.rpartition(OF)
    at = next((each for each in PLACES if head and place == each), None)
    return (text, None, "") if at is None else (head, at, only)


def beside(text: str, folder: Path) -> str:
    """What a scenario's file in `folder` asks for, with files of the planner's own looked for beside it."""
    return TOGETHER.join(
        str(folder / part) if name_and_level(place_of(part)[0], folder)[0].endswith(OWN) else part
        for part in parts(text, folder)
    )


def _joined(text: str, pieces: list[str]) -> range:
    """How many pieces may be one path, most first; more than one only where there is a file at all."""
    return range(len(pieces) if OWN in text else 1, 1, -1)


def _has_file(pieces: list[str], folder: Path | None) -> bool:
    head = place_of(TOGETHER.join(pieces).strip())[0]
    return any(_is_file(path, folder) for path in (head, head.rpartition(IS)[0]) if TOGETHER in path)


def _is_file(path: str, folder: Path | None) -> bool:
    try:
        return path.endswith(OWN) and (folder or Path()).joinpath(path).is_file()
    except OSError:  # longer than a path may be
        return False
