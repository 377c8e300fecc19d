"""What may catch a fault: the figures written twice, the sequences by hand, and the other tests of the checker."""

from __future__ import annotations

import os
import resource
from collections.abc import Sequence
from pathlib import Path
from typing import Any

TESTS = (
    "tests/rota/checker/test_input.py",
    "tests/rota/checker/test_report.py",
    "tests/rota/checker/test_findings.py",
    "tests/rota/checker/test_averages.py",
    "tests/rota/checker/test_other_rule_sets.py",
    "tests/rota/checker/test_boundaries.py",
    "tests/rota/checker/test_short_cycles.py",
    "tests/rota/checker/test_far_windows.py",
    "tests/rota/checker/test_overlap.py",
    "tests/rota/checker/test_once.py",
    "tests/rota/checker/test_people.py",
    "tests/rota/checker/test_table.py",
    "tests/rota/checker/test_breach.py",
    "tests/rota/checker/test_report_text.py",
    "tests/rota/checker/test_cautions.py",
    "tests/rota/checker/test_grouped.py",
    "tests/commands/test_check.py",
    "tests/rota/rules",
    "tests/rota/by_hand/test_figures.py",
    "tests/rota/by_hand/test_arguments.py",
    "tests/rota/test_agreed.py",
)
"""Tests with fixed answers only: what is drawn at random might catch a fault today and miss it tomorrow."""
OPTIONS = "-x -q -W ignore::pytest.PytestAssertRewriteWarning -p no:cacheprovider -p no:unraisableexception"
NO_TESTS = 5
"""What pytest ends with where a file holds none that is wanted."""
SECONDS = 10
"""Of processor time that a sequence or test may take before it is taken for a loop without end."""


def allow(seconds: int) -> None:
    """From now on so much processor time; more ends this process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def by_figures() -> str:
    """Which figures differ from those of the sources."""
    from rota.by_hand.test_figures import READINGS, SETS, differing_figures, differing_readings

    figures = [f"the figures of {name}" for name in SETS if differing_figures(name)]
    return ", ".join(figures + [f"the readings of {name}" for name in READINGS if differing_readings(name)])


def by_sequences(names: Sequence[str]) -> str:
    """The first of these sequences with another answer."""
    from rota.by_hand import sequence

    tables: dict[str, dict[str, sequence.Sequence]] = {}
    folder = Path(sequence.__file__).parent
    for name in names:
        allow(SECONDS)
        table = name.split(":", maxsplit=1)[0]
        if table not in tables:
            tables[table] = {one.name: one for one in sequence.read(folder / f"{table}.toml")}
        one = tables[table][name]
        for cyclic in one.forms:
            try:
                wrong = one.wrong(cyclic=cyclic)
            except Exception:
                return name
            if wrong:
                return name
    return ""


def by_tests(root: Path, names: Sequence[str]) -> str:
    """The first of these tests that fails, or what their files do not even come to."""
    import pytest

    allow(2 * SECONDS)
    os.chdir(root)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    files = dict.fromkeys(name.split("::", maxsplit=1)[0] for name in names)
    caught = _Caught(names)
    status = pytest.main([*OPTIONS.split(), *(str(root / file) for file in files)], plugins=[caught])
    return caught.name if status in (0, NO_TESTS) else caught.name or f"pytest ended with {status}"


class _Caught:
    """Takes the tests that are named, in that order, and keeps the name of the first of them or file that failed."""

    def __init__(self, names: Sequence[str]) -> None:
        self.name = ""
        self._places = {name: place for place, name in enumerate(names)}

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        taken = [item for item in items if item.nodeid in self._places]
        items[:] = sorted(taken, key=lambda item: self._places[item.nodeid])

    def pytest_runtest_setup(self) -> None:
        allow(SECONDS)

    def pytest_runtest_logreport(self, report: Any) -> None:
        self._keep(report)

    def pytest_collectreport(self, report: Any) -> None:
        self._keep(report)

    def _keep(self, report: Any) -> None:
        if report.failed and not self.name:
            self.name = report.nodeid
