"""Answers kept on disk between runs, each under a hash of all that decides it; a damaged one is as good as none."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import tempfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from dghsim.cachefolder import cache_folder

_FORMAT = b"dghsim kept 1\n"
_MOST = 1024
"""Answers of one kind that stay; the oldest go first. All levers at a cohort's hospitals ask for some 310 rotas: were
there room for fewer, each would be gone before it is asked for again."""
_PACKAGE = Path(__file__).parent
_DATA = (".py", ".toml")


def name_of(question: object, *, sources: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    """The hash of a question and of those who answer it.

    Args:
        question: what is asked, as JSON can hold it; all that decides the answer, the order of names with it.
        sources: modules and folders of this package that the answer depends on, such as `rota`; an edit makes another.
        libraries: those whose version may change the answer.
    """
    versions = {name: _version(name) for name in libraries}
    told = [
        question,
        {name: _source(name) for name in sources},
        versions,
        platform.python_version(),
        platform.machine(),
    ]
    return hashlib.sha256(json.dumps(told).encode("ascii")).hexdigest()


def kept(kind: str, name: str, make: Callable[[], bytes], *, most: int = _MOST) -> bytes:
    """The answer kept under `name`, else the one that `make` gives, which is then kept where the folder can be written,
    with as many others of its kind as make up `most`.

    A file that is damaged, or of another name, is made anew.
    """
    path = folder_of(kind) / name
    found = read(path)
    if found is not None:
        return found
    answer = make()
    keep(path, answer, most)
    return answer


def folder_of(kind: str) -> Path:
    """Where answers of one kind are kept; it may not exist yet."""
    return cache_folder() / kind


def keep(path: Path, answer: bytes, most: int = _MOST) -> None:
    """Have `read` find the answer at `path`; nothing where that cannot be written."""
    with suppress(OSError):
        _write(path, answer)
        _make_room(path.parent, most)


def read(path: Path) -> bytes | None:
    """What a kept file holds; None for one that is not there or not as it was written."""
    try:
        head, digest, body = path.read_bytes().split(b"\n", 2)
        if head + b"\n" != _FORMAT or digest.decode("ascii") != _digest(path.name, body):
            return None
        return zlib.decompress(body)
    except (OSError, ValueError, zlib.error):
        return None


def _write(path: Path, answer: bytes) -> None:
    body = zlib.compress(answer, 1)
    put(path, _FORMAT + _digest(path.name, body).encode("ascii") + b"\n" + body)


def put(path: Path, content: bytes) -> None:
    """Write beside and rename, so that of any number of readers and writers none sees half a file. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(beside).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(beside).unlink()
        raise


def _make_room(folder: Path, most: int) -> None:
    there = [(entry.stat().st_mtime, entry.path) for entry in os.scandir(folder)]
    for _, path in sorted(there)[: max(0, len(there) - most)]:
        with suppress(OSError):
            Path(path).unlink()


def _digest(name: str, body: bytes) -> str:
    return hashlib.sha256(name.encode() + b"\n" + body).hexdigest()


@cache
def _version(library: str) -> str:
    return version(library)


@cache
def _source(name: str) -> str:
    """The hash of a module, or of all modules and data of a folder."""
    digest = hashlib.sha256()
    for file in _files(name) if (_PACKAGE / name).is_dir() else [f"{name}.py"]:
        digest.update(f"{file}\n".encode() + (_PACKAGE / file).read_bytes())
    return digest.hexdigest()


def _files(folder: str) -> list[str]:
    """Modules and data in a folder of the package and in those below it, in one order everywhere."""
    found = []
    for entry in sorted(os.scandir(_PACKAGE / folder), key=lambda entry: entry.name):
        if entry.is_dir():
            found += _files(f"{folder}/{entry.name}")
        elif entry.name.endswith(_DATA):
            found.append(f"{folder}/{entry.name}")
    return found
