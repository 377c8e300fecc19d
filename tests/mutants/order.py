"""Which sequences and tests are tried on a fault, and in what order: what is likeliest to catch it first."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mutants.reach import Reach

BY_HAND = Path(__file__).parent.parent / "rota" / "by_hand"
NEAREST = {
    "by_the_clock": ("clock_changes", "clock_changes_windows"),
    "clock_change": ("clock_changes",),
    "cover": ("refused", "people", "on_call_rest"),
    "duties": ("shift_length", "people", "edges", "averages"),
    "hours": ("wtr", "hours_in_168", "averages"),
    "judge": ("long_shifts", "wtr", "runs", "edges"),
    "on_call": ("on_call_rest", "on_call", "cut_up"),
    "people": ("refused", "people"),
    "rest": ("wtr", "job_contracts", "rest", "nights"),
    "runs": ("low_intensity", "runs", "cut_up"),
    "weekends": ("weekends",),
    "weekly_rest": ("weekly_rest",),
}
"""Module -> the tables likeliest to catch a fault in it; of the others those that refuse and warn."""


def sequences_for(file: str, early: Sequence[str]) -> list[str]:
    """Every sequence by hand: first those of `early`, then those of the tables nearest to the module."""
    places = {name: place for place, name in enumerate(early)}
    names = [
        f"{path.stem}: {name}"
        for path in sorted(BY_HAND.glob("*.toml"))
        for name in tomllib.loads(path.read_text(encoding="utf-8"))
        if name != "defaults"
    ]
    return sorted(names, key=lambda name: (places.get(name, len(places)), nearness(file, name)))


def nearness(file: str, name: str) -> int:
    """Of a sequence by hand: the place of its table among those nearest to the module."""
    tables = NEAREST.get(Path(file).stem, ("refused", "warnings", "messages"))
    table = name.split(":", maxsplit=1)[0]
    return tables.index(table) if table in tables else len(tables)


@dataclass(frozen=True, slots=True)
class Order:
    """What is tried on a fault whose lines are known."""

    reach: Reach
    killers: dict[str, str]
    """Fault -> what caught it in an earlier run, tried before all else."""

    def of(self, name: str, file: str, lines: range | None, early: Sequence[str]) -> list[str]:
        """What comes to the lines: sequences before tests, and of each what caught the last faults first."""
        places = {name: place for place, name in enumerate([self.killers.get(name, ""), *early])}
        found = self.reach.of(file, lines)
        if lines is None:  # nothing comes to what is done as the module is imported
            found = [*found, *(name for name in self.reach.names if name not in set(found))]
        own = "tests/rota/rules/" if "/rules/" in file else f"tests/rota/checker/test_{Path(file).stem}.py"
        return sorted(
            found,
            key=lambda one: (
                one != self.killers.get(name),
                one.startswith("tests/") and not (lines is None and one.startswith(own)),
                places.get(one, len(places)),
                nearness(file, one),
            ),
        )

    def rest(self, tried: Iterable[str]) -> list[str]:
        """All that is not among these: a fault may be caught by what does not come to its line."""
        gone = set(tried)
        return [name for name in self.reach.names if name not in gone]


def earlier_killers(paths: Iterable[Path]) -> dict[str, str]:
    """Fault -> what caught it, of the verdicts kept in these files."""
    verdicts = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return {one["mutant"]: one["killer"] for one in verdicts if one["killer"]}
