"""Reads one scenario file, and refuses in one line what is not one."""

from __future__ import annotations

import pickle
import tomllib
from functools import lru_cache
from pathlib import Path

from dghsim.errors import InputError, show, show_path
from dghsim.scenario.keys import Document

LARGEST_BYTES = 2_000_000
DEEPEST = 32
"""Tables within tables: real scenarios need nine."""


def read_toml(path: Path, name: str | None = None) -> Document:
    """The file's tables; error lines call it `name`, or else by its path.

    Raises:
        InputError: the file is missing, too large, not UTF-8, not TOML, or nested too deeply.
    """
    name = name or show_path(path)
    try:
        document: Document = pickle.loads(_packed(_text(path, name)))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{name}: is not TOML: {show(str(error), 160)[1:-1]}") from None
    except ValueError:
        raise InputError(f"{name}: holds a number of more than 4,300 digits") from None
    except RecursionError:
        raise InputError(f"{name}: tables are nested more than {DEEPEST} deep") from None
    if _deeper_than(document, DEEPEST):
        raise InputError(f"{name}: tables are nested more than {DEEPEST} deep")
    return document


@lru_cache(maxsize=8)
def _packed(text: str) -> bytes:
    """What a text says, for each reader to unpack its own; the hospitals of a cohort share one base."""
    return pickle.dumps(tomllib.loads(text))


def _text(path: Path, name: str) -> str:
    try:
        if not path.exists():
            raise InputError(f"{name}: no such file")
        if not path.is_file():
            raise InputError(f"{name}: is not a file; give a scenario file such as scenarios/hereford.toml")
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "not a usable path"
        raise InputError(f"{name}: cannot be read: {reason}") from None
    if len(content) > LARGEST_BYTES:
        raise InputError(f"{name}: is larger than the {LARGEST_BYTES:,} bytes allowed for a scenario file")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(f"{name}: is not UTF-8 text (at line {line})") from None


def _deeper_than(document: Document, limit: int) -> bool:
    """Level by level, since nesting may be deeper than the interpreter can recurse."""
    level: list[object] = [document]
    for _ in range(limit + 1):
        inner: list[object] = []
        for value in level:
            if isinstance(value, dict):
                inner.extend(value.values())
            elif isinstance(value, list):
                inner.extend(value)
        level = inner
    return bool(level)
