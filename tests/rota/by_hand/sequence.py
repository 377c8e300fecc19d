"""A sequence as the tables hold it, and the ways in which it is put to the checker."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rota.by_hand.expected import differences, expected
from rota.by_hand.notation import Row, rows

from dghsim.errors import InputError
from dghsim.rota.checker import Report, check_rota
from dghsim.rota.rules import get_rule_set

MONDAY = dt.date(2026, 1, 5)
"""Week 1 unless a sequence says otherwise: no month, year or clock changes within four weeks."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """One entry of a table."""

    name: str
    shifts: str
    why: str
    breaks: list[str] = field(default_factory=list)
    """Breaches expected, all of them; `penalties` likewise."""
    penalties: list[str] = field(default_factory=list)
    rules: str = "training-2019"
    weeks: int | None = 4
    """Horizon or cycle; 0 leaves it to the checker."""
    form: str = "both"
    """`dated`, `cyclic`, or both with the same answer."""
    monday: str = str(MONDAY)
    fixed: bool = False
    """True where the answer belongs to these dates; else it must hold on any Monday."""
    overrides: dict[str, Any] = field(default_factory=dict)
    people: list[dict[str, Any]] = field(default_factory=list)
    cover: Any = None
    """Prospective cover."""
    told: bool = False
    """Overlaps are told and counted once, not refused."""
    says: list[str] = field(default_factory=list)
    """Words that the message of a breach or penalty must hold."""
    warns: list[str] = field(default_factory=list)
    """Words that a warning must hold."""
    silent_on: list[str] = field(default_factory=list)
    """Words that no warning may hold."""
    raw: list[Row] = field(default_factory=list)
    """Rows as a file might hold them, after the shifts."""
    refused: str = ""
    """Words of the one line with which the rows are refused."""

    @property
    def first(self) -> dt.date:
        """The Monday of week 1."""
        return dt.date.fromisoformat(self.monday)

    @property
    def forms(self) -> list[bool]:
        """Whether cyclic, for each form."""
        return {"dated": [False], "cyclic": [True], "both": [False, True]}[self.form]

    def rows(self, monday: dt.date | None = None) -> list[Row]:
        """The rows to be checked."""
        return rows(self.shifts, monday or self.first) + self.raw

    def check(
        self, shifts: list[Row], *, cyclic: bool, monday: dt.date | None = None, weeks: int | None = None
    ) -> Report:
        """What the checker says of `shifts`."""
        known = (
            {}
            if self.weeks == 0
            else {"horizon_start": monday or self.first, "horizon_weeks": weeks or self.weeks}
        )
        return check_rota(
            shifts,
            rules=get_rule_set(self.rules).with_overrides(self.overrides),
            cyclic=cyclic,
            people=self.people or None,
            prospective_cover=self.cover,
            tell_overlaps=self.told,
            **known,
        )

    def wrong(self, *, cyclic: bool) -> list[str]:
        """One line for each difference from what is expected, in one of the forms."""
        try:
            report = self.check(self.rows(), cyclic=cyclic)
        except InputError as error:
            told = str(error)
            return [] if self.refused and self.refused in told and "\n" not in told else [f"refused: {told}"]
        return ["not refused"] if self.refused else self.disagreements(report)

    def disagreements(self, report: Report, monday: dt.date | None = None) -> list[str]:
        """One line for each difference between what is expected and what the checker says."""
        day = monday or self.first
        found = differences(expected(self.breaks, day), report.breaches)
        found += differences(expected(self.penalties, day), report.penalties)
        told = "\n".join(breach.message for breach in (*report.breaches, *report.penalties))
        found += [f"no message of {words!r} in {told!r}" for words in self.says if words not in told]
        text = "\n".join(report.warnings)
        found += [f"no warning of {words!r} in {text!r}" for words in self.warns if words not in text]
        return found + [f"a warning of {words!r} in {text!r}" for words in self.silent_on if words in text]


def read(path: Path) -> list[Sequence]:
    """The sequences of one table; what stands under `defaults` holds for all of them."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    defaults = table.pop("defaults", {})
    return [Sequence(name=f"{path.stem}: {name}", **{**defaults, **entry}) for name, entry in table.items()]


def all_sequences() -> list[Sequence]:
    """Every sequence of every table beside this file."""
    return [sequence for path in sorted(Path(__file__).parent.glob("*.toml")) for sequence in read(path)]
