"""`python -m mutants.reach OUT.json`: which sequences and tests come to which line of the checker and its rules.

Only these can catch a fault of the line, the cheapest first. Run as a process of its own: it imports the checker.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
Line = tuple[str, int]
"""File from the root, and line number."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What comes to each line, as indices into `names`, and how long each takes."""

    names: list[str]
    seconds: list[float]
    lines: dict[Line, list[int]]

    def of(self, file: str, lines: range | None) -> list[str]:
        """What comes to any of these lines, or to any of the file where they are not known, the cheapest first."""
        found = {
            unit
            for (name, line), units in self.lines.items()
            if name == file and (lines is None or line in lines)
            for unit in units
        }
        return [self.names[unit] for unit in sorted(found, key=lambda unit: self.seconds[unit])]


def read_reach(path: Path) -> Reach:
    """What `main` wrote."""
    told = json.loads(path.read_text(encoding="utf-8"))
    lines = {(file, line): units for file, line, units in told["lines"]}
    return Reach(told["names"], told["seconds"], lines)


class _Tracer:
    """Keeps the lines of the checker and its rules that are come to."""

    def __init__(self) -> None:
        self.lines: set[Line] = set()
        self.folders = tuple(f"{ROOT}/dghsim/rota/{name}/" for name in ("checker", "rules"))

    def __call__(self, frame: FrameType, event: str, _: object) -> Any:
        file = frame.f_code.co_filename
        if not file.startswith(self.folders):
            return None
        self.lines.add((file.removeprefix(f"{ROOT}/"), frame.f_lineno))
        return self if event != "return" else None

    @contextmanager
    def tracing(self) -> Iterator[set[Line]]:
        """The lines come to within."""
        outer, self.lines = self.lines, set()
        before = sys.gettrace()
        sys.settrace(self)
        try:
            yield self.lines
        finally:
            sys.settrace(before)
            self.lines = outer


class _OfTests:
    """A plugin of pytest: the lines that each test comes to, those of its fixtures too."""

    def __init__(self) -> None:
        self.found: list[tuple[str, float, set[Line]]] = []
        self._tracer, self._fixtures = _Tracer(), defaultdict[str, set[Line]](set)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: Any) -> Iterator[None]:
        forget_rule_sets()
        began = time.process_time()
        with self._tracer.tracing() as lines:
            result = yield
        for name in item.fixturenames:
            lines |= self._fixtures[name]
        self.found.append((item.nodeid, time.process_time() - began, lines))
        return result

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        with self._tracer.tracing() as lines:
            result = yield
        self._fixtures[fixturedef.argname] |= lines
        return result


def forget_rule_sets() -> None:
    """The next to ask for a rule set comes to the lines that read it."""
    from dghsim.rota.rules.load import _read

    _read.cache_clear()


def _of_sequences() -> Iterator[tuple[str, float, set[Line]]]:
    from rota.by_hand.sequence import all_sequences

    tracer = _Tracer()
    for sequence in all_sequences():
        forget_rule_sets()
        began = time.process_time()
        with tracer.tracing() as lines:
            for cyclic in sequence.forms:
                sequence.wrong(cyclic=cyclic)
        yield sequence.name, time.process_time() - began, lines


def main(out: str) -> int:
    """Writes the reach of every sequence and test of `kills`."""
    from mutants.kills import OPTIONS, TESTS

    found = list(_of_sequences())
    plugin = _OfTests()
    pytest.main(
        [*OPTIONS.split(), "-m", "not prove", *(str(ROOT / test) for test in TESTS)], plugins=[plugin]
    )
    found += plugin.found
    lines: dict[Line, list[int]] = defaultdict(list)
    for unit, (_, _, come_to) in enumerate(found):
        for line in come_to:
            lines[line].append(unit)
    told = {
        "names": [name for name, _, _ in found],
        "seconds": [round(seconds, 4) for _, seconds, _ in found],
        "lines": [(*line, units) for line, units in sorted(lines.items())],
    }
    Path(out).write_text(json.dumps(told), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
