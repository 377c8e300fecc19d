"""Tries one fault: a forked process imports the checker with it and runs the tests until one fails."""

from __future__ import annotations

import importlib.abc
import importlib.util
import os
import resource
import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

SECONDS, SECONDS_WITH_TESTS, BYTES = 10, 60, 4 * 2**30
"""A fault that makes a loop without end is caught by its processor time, or by its memory."""
TESTS = (
    "tests/rota/by_hand",
    "tests/rota/checker/test_boundaries.py",
    "tests/rota/checker/test_input.py",
    "tests/rota/checker/test_averages.py",
    "tests/rota/checker/test_findings.py",
    "tests/rota/checker/test_report.py",
    "tests/rota/checker/test_short_cycles.py",
    "tests/rota/checker/test_other_rule_sets.py",
    "tests/rota/rules",
)
"""Tests with fixed answers only: what is drawn at random might catch a fault today and miss it tomorrow."""
REPEATED = "not (any_order or other_dates or whichever_week or breaks_what)"
"""The sequences have been tried once when the tests are run."""


def killer_of(
    root: Path, file: str, change: CodeType | Callable[[str], Any], first: Sequence[str], quick: bool
) -> str:
    """What catches the fault, or "".

    Args:
        root: the repository.
        file: the file that has the fault.
        change: the faulty module compiled, or a faulty reader of the rule sets.
        first: names of the sequences and tests to be tried before the others.
        quick: try the sequences only.
    """
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        _child(root, file, change, first, quick, write)
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
    first: Sequence[str],
    quick: bool,
    pipe: int,
) -> None:
    _limit(resource.RLIMIT_CPU, SECONDS)
    _limit(resource.RLIMIT_AS, BYTES)
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    told = ""
    try:
        if isinstance(change, CodeType):
            sys.meta_path.insert(0, _Faulty(root, file, change))
        else:
            tomllib.loads = change
            told = _by_figures()
        by_test = (
            bool(first) and first[0].startswith("tests/") and not quick
        )  # try first what caught the last
        told = told or (by_test and _by_tests(root, first)) or _by_sequences(first)
        if not told and not quick and not by_test:
            told = _by_tests(root, first)
    except BaseException as error:  # a fault may end in anything, SystemExit too
        told = f"{type(error).__name__}: {error}"
    os.write(pipe, told.encode()[:1000])
    os._exit(0)


def _by_sequences(first: Sequence[str]) -> str:
    from rota.by_hand.sequence import all_sequences

    early = {name: place for place, name in enumerate(first)}
    for sequence in sorted(all_sequences(), key=lambda one: early.get(one.name, len(early))):
        for cyclic in sequence.forms:
            try:
                wrong = sequence.wrong(cyclic=cyclic)
            except Exception:
                return sequence.name
            if wrong:
                return sequence.name
    return ""


def _by_figures() -> str:
    from rota.by_hand.test_figures import READINGS, SETS, differing_figures, differing_readings

    figures = [name for name in SETS if differing_figures(name)]
    readings = [name for name in READINGS if differing_readings(name)]
    return ", ".join(
        ["the figures of " + name for name in figures] + ["the readings of " + name for name in readings]
    )


def _limit(what: int, amount: int) -> None:
    resource.setrlimit(what, (amount, resource.getrlimit(what)[1]))


def _by_tests(root: Path, first: Sequence[str]) -> str:
    import pytest

    _limit(resource.RLIMIT_CPU, SECONDS_WITH_TESTS)

    os.chdir(root)
    caught = _Caught()
    options = [
        "-x",
        "-q",
        "-W",
        "ignore::pytest.PytestAssertRewriteWarning",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "-m",
        "not prove",
        "-k",
        REPEATED,
    ]
    places = [
        next((at for at, name in enumerate(first) if name.startswith(test)), len(first)) for test in TESTS
    ]
    tests = [test for _, test in sorted(zip(places, TESTS, strict=True), key=lambda pair: pair[0])]
    status = pytest.main([*options, *(str(root / test) for test in tests)], plugins=[caught])
    return "" if status == 0 else caught.name or f"pytest ended with {status}"


class _Caught:
    name = ""

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed and not self.name:
            self.name = report.nodeid

    def pytest_collectreport(self, report: Any) -> None:
        if report.failed and not self.name:
            self.name = report.nodeid


class _Faulty(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds one module, and loads it with its fault."""

    def __init__(self, root: Path, file: str, code: CodeType) -> None:
        self.name = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        self.path, self.code = str(root / file), code

    def find_spec(self, fullname: str, _path: object, _target: object = None) -> Any:
        if fullname != self.name:
            return None
        return importlib.util.spec_from_file_location(fullname, self.path, loader=self)

    def create_module(self, _spec: Any) -> ModuleType | None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        exec(self.code, module.__dict__)
