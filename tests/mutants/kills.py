"""What may catch a fault: the figures written twice, the sequences by hand, and the other tests of the checker."""

from __future__ import annotations

import os
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
    "tests/rota/rules",
    "tests/rota/by_hand/test_figures.py",
    "tests/rota/by_hand/test_arguments.py",
    "tests/rota/test_agreed.py",
)
"""Tests with fixed answers only: what is drawn at random might catch a fault today and miss it tomorrow."""
NEAREST = {
    "clock_change": ("clock_changes",),
    "cover": ("refused", "people", "on_call_rest"),
    "duties": ("shift_length", "people", "edges", "averages"),
    "hours": ("wtr", "hours_in_168", "averages"),
    "judge": ("long_shifts", "wtr", "runs", "edges"),
    "on_call": ("on_call_rest", "on_call"),
    "people": ("refused", "people"),
    "rest": ("wtr", "job_contracts", "rest", "nights"),
    "runs": ("low_intensity", "runs"),
    "weekends": ("weekends",),
    "weekly_rest": ("weekly_rest",),
}
"""Module -> the tables likeliest to catch a fault in it, tried first; of the others those that refuse and warn."""
OPTIONS = "-x -q -W ignore::pytest.PytestAssertRewriteWarning -p no:cacheprovider -p no:xdist"
NO_TESTS = 5
"""What pytest ends with where a file holds none that is wanted."""


def by_figures() -> str:
    """Which figures differ from those of the sources."""
    from rota.by_hand.test_figures import READINGS, SETS, differing_figures, differing_readings

    figures = [f"the figures of {name}" for name in SETS if differing_figures(name)]
    return ", ".join(figures + [f"the readings of {name}" for name in READINGS if differing_readings(name)])


def by_sequences(file: str, first: Sequence[str]) -> str:
    """The first sequence with another answer; those named `first`, and those of the module, before the others."""
    from rota.by_hand.sequence import all_sequences

    early = {name: place for place, name in enumerate(first)}
    tables = NEAREST.get(Path(file).stem, ("refused", "warnings", "messages"))

    def place(name: str) -> tuple[int, int]:
        table = name.split(":", maxsplit=1)[0]
        return early.get(name, len(early)), tables.index(table) if table in tables else len(tables)

    for sequence in sorted(all_sequences(), key=lambda one: place(one.name)):
        for cyclic in sequence.forms:
            try:
                wrong = sequence.wrong(cyclic=cyclic)
            except Exception:
                return sequence.name
            if wrong:
                return sequence.name
    return ""


def by_tests(root: Path, first: Sequence[str]) -> str:
    """The first test that fails; files that hold any of `first` are run before the others."""
    import pytest

    os.chdir(root)
    caught = _Caught()
    places = [
        next((at for at, name in enumerate(first) if name.startswith(test)), len(first)) for test in TESTS
    ]
    for _, test in sorted(zip(places, TESTS, strict=True), key=lambda pair: pair[0]):
        status = pytest.main([*OPTIONS.split(), "-m", "not prove", str(root / test)], plugins=[caught])
        if status not in (0, NO_TESTS):
            return caught.name or f"pytest ended with {status}"
    return ""


class _Caught:
    """Keeps the name of the first test or file that failed."""

    name = ""

    def pytest_runtest_logreport(self, report: Any) -> None:
        self._keep(report)

    def pytest_collectreport(self, report: Any) -> None:
        self._keep(report)

    def _keep(self, report: Any) -> None:
        if report.failed and not self.name:
            self.name = report.nodeid
