"""What a rule function finds, and what a reader is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where a rule is broken, in minutes since 1970, before it is told in words."""

    start: int
    end: int
    measured: float
    limit: float | None = None
    """Where it is not the rule's own limit."""
    detail: str = ""
    unit: str = ""
    """Where it is not the rule's own unit."""


@dataclass(frozen=True, slots=True)
class Breach:
    """One broken rule of one doctor. `start` to `end` is the stretch of time that shows it."""

    doctor: str
    rule: str
    start: datetime
    end: datetime
    measured: float
    limit: float
    unit: str
    message: str
    """One line: rule, what was measured, the limit, when."""
    brief: str = field(default="", compare=False)
    """The same without doctor, rule and the words of the rule."""

    def __str__(self) -> str:
        return self.message
