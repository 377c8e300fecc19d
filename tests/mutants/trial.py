"""Tries one fault: a forked process imports the checker with it and runs the tests until one fails."""

from __future__ import annotations

import importlib.abc
import importlib.util
import os
import resource
import sys
import tomllib
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from mutants.kills import SECONDS, allow, by_figures, by_sequences, by_tests

BYTES = 4 * 2**30
"""A fault that makes a loop without end is caught by its processor time, or by its memory."""


def killer_of(root: Path, file: str, change: CodeType | Callable[[str], Any], names: Sequence[str]) -> str:
    """What catches the fault, or "".

    Args:
        root: the repository.
        file: the file that has the fault.
        change: the faulty module compiled, or a faulty reader of the rule sets.
        names: the sequences and tests to be tried, in this order.
    """
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        _child(root, file, change, names, write)
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as pipe:
        told = pipe.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return "the limit of processor time"
    return told


def _child(
    root: Path,
    file: str,
    change: CodeType | Callable[[str], Any],
    names: Sequence[str],
    pipe: int,
) -> None:
    allow(SECONDS)
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, resource.getrlimit(resource.RLIMIT_AS)[1]))
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    told = ""
    try:
        if isinstance(change, CodeType):
            sys.meta_path.insert(0, _Faulty(root, file, change))
        else:
            tomllib.loads = change
            told = by_figures()
        told = told or _caught(root, names)
    except BaseException as error:  # a fault may end in anything, SystemExit too
        told = f"{type(error).__name__}: {error}"
    os.write(pipe, told.encode()[:1000])
    os._exit(0)


def _caught(root: Path, names: Sequence[str]) -> str:
    groups = [(are, list(group)) for are, group in groupby(names, key=lambda name: name.startswith("tests/"))]
    for are_tests, group in groups:
        told = by_tests(root, group) if are_tests else by_sequences(group)
        if told:
            return told
    return ""


class _Faulty(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds one module, and loads it with its fault."""

    def __init__(self, root: Path, file: str, code: CodeType) -> None:
        self.name = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        self.path, self.code = str(root / file), code

    def find_spec(self, fullname: str, _path: object, _target: object = None) -> Any:
        if fullname != self.name:
            return None
        folder = [str(Path(self.path).parent)] if self.path.endswith("__init__.py") else None
        return importlib.util.spec_from_file_location(
            fullname, self.path, loader=self, submodule_search_locations=folder
        )

    def create_module(self, _spec: Any) -> ModuleType | None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        exec(self.code, module.__dict__)
