"""What an answer is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Style = Literal["yes", "no", "unsure"]
WORDS: dict[str, str] = {"yes": "met", "no": "not met", "unsure": "cannot tell", "": ""}


@dataclass(frozen=True, slots=True)
class Detail:
    """One number behind an answer."""

    what: str
    value: str
    """With its unit."""
    margin: str = ""
    """The widest interval that was run, and which it is; empty where there is none."""
    against: str = ""
    """What it is held against, and by whom; empty for context."""
    style: Style | Literal[""] = ""
    """Whether it meets that; empty for context."""

    @property
    def verdict(self) -> str:
        """`met`, `not met`, `cannot tell`, or nothing."""
        return WORDS[self.style]

    @property
    def line(self) -> str:
        """All of it as one line."""
        value = f"{self.value} ({self.margin})" if self.margin else self.value
        held = (
            f"; {self.against}: {self.verdict}" if self.style else f"; {self.against}" if self.against else ""
        )
        return f"{self.what}: {value}{held}"


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the five questions, answered."""

    question: str
    verdict: str
    style: Style
    words: str
    """One or two sentences that say why."""
    rows: tuple[Detail, ...] = ()

    @property
    def margins(self) -> tuple[str, ...]:
        """The rows as lines."""
        return tuple(row.line for row in self.rows)


def together(styles: list[Style]) -> Style:
    """No if any part says no, else unsure if any is, else yes."""
    return "no" if "no" in styles else "unsure" if "unsure" in styles or not styles else "yes"
