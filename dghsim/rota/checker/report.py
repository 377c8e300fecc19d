"""The answer of the checker: breaches to work through, and words that claim no more than was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pandas as pd

from dghsim.rota.checker.breach import Breach
from dghsim.rota.checker.clock import WEEK
from dghsim.rota.checker.grouped import by_doctor, by_rule, grouped
from dghsim.rota.checker.overlap import ONE_AT_A_TIME, OVERLAP
from dghsim.rota.checker.span import Span
from dghsim.rota.checker.text import counted, stamp
from dghsim.rota.rules import RuleSet

PENALTY = "penalty, not a breach: "
_MOST_OF_ONE_RULE = 3
_MOST_WARNINGS = 20
_COLUMNS = ("doctor", "rule", "start", "end", "measured", "limit", "unit", "message")


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """Breaches with what surrounds them; the sequence of its breaches, and by `str` the report to read."""

    breaches: tuple[Breach, ...]
    """In order of doctor, start, rule."""
    penalties: tuple[Breach, ...]
    """Rest that is owed back and the like: not breaches of the set."""
    warnings: tuple[str, ...]
    """Sentences: what was assumed, not known, disputed or agreed locally; each penalty is among them."""
    rule_sets: tuple[RuleSet, ...]
    span: Span
    doctors: int
    duties: int
    unchecked: tuple[str, ...] = field(default=())
    """Ids of rules that planned shifts cannot show, or that are switched off."""

    def __iter__(self) -> Iterator[Breach]:
        return iter(self.breaches)

    def __len__(self) -> int:
        return len(self.breaches)

    def __getitem__(self, index: int) -> Breach:
        return self.breaches[index]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Report):
            return self.breaches == other.breaches and self.warnings == other.warnings
        return isinstance(other, Sequence) and self.breaches == tuple(other)

    def __hash__(self) -> int:
        return hash((self.breaches, self.warnings))

    @property
    def verdict(self) -> str:
        """One line: what was found, of which rules, and what that rests on."""
        names = ", ".join(dict.fromkeys(rule_set.name for rule_set in self.rule_sets))
        caveat = self.rule_sets[0].caveat
        if not self.breaches:
            return f"no breach found of rule set {names} ({caveat})"
        return f"{counted(len(self.breaches), 'breach', 'breaches')} found of rule set {names} ({caveat})"

    def to_frame(self) -> pd.DataFrame:
        """One row a breach: doctor, rule, start, end, measured, limit, unit, message."""
        rows = [[getattr(breach, name) for name in _COLUMNS] for breach in self.breaches]
        return pd.DataFrame(rows, columns=list(_COLUMNS))

    def text(self, most: int | None = _MOST_OF_ONE_RULE) -> str:
        """The report to read: the verdict, breaches by doctor with the worst first, penalties, warnings.

        Args:
            most: of one rule of one doctor, how many are told; None for all, and for all warnings.
        """
        weeks = counted(self.span.length // WEEK, "week")
        when = f"a cycle of {weeks}" if self.span.cyclic else f"{weeks} from {stamp(self.span.start)}"
        size = f"{counted(self.doctors, 'doctor')}, {counted(self.duties, 'duty', 'duties')}, {when}"
        lines = [self.verdict, size]
        sentences = {rule.id: rule.sentence for each in reversed(self.rule_sets) for rule in each} | {
            OVERLAP: ONE_AT_A_TIME
        }
        if self.breaches:
            with_any = len(by_doctor(self.breaches))
            lines += [f"By rule: {by_rule(self.breaches)}", "", f"Breaches, of {counted(with_any, 'doctor')}"]
            lines += grouped(self.breaches, sentences, "breach", "breaches", most)
        if self.penalties:
            lines += ["", f"Penalties, not breaches (rest owed back): {by_rule(self.penalties)}"]
            lines += grouped(self.penalties, sentences, "penalty", "penalties", most)
        told = [line for line in self.warnings if not line.startswith(PENALTY)]
        lines += _block("Warnings", told, None if most is None else _MOST_WARNINGS)
        if self.unchecked:
            lines += ["", f"Not tested from planned shifts: {', '.join(self.unchecked)}"]
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.text()


def _block(title: str, lines: list[str], most: int | None) -> list[str]:
    if not lines:
        return []
    told = lines if most is None else lines[:most]
    more = [f"  and {len(lines) - len(told)} more"] if len(lines) > len(told) else []
    return ["", title, *(f"  {line}" for line in told), *more]
