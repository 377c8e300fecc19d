"""One working-time rule: what it says, its limit, and where that comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Parameter = float | bool | str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as read from a rule set; the checker and the solver both take their limits from here."""

    id: str
    statement: str
    """One sentence; `{limit}` and the names of parameters in braces stand for what is in force."""
    check: str
    """Which check applies it, a key of the checker's registry; "" where shifts alone cannot tell."""
    limit: float
    unit: str
    sense: Literal["at most", "at least"]
    kind: Literal["absolute", "averaged"]
    source: str
    note: str = ""
    """Where readings differ, and which is taken."""
    severity: Literal["breach", "penalty"] = "breach"
    """A penalty is reported but does not make the rota unlawful (rest that is owed back)."""
    enabled: bool = True
    readings: tuple[str, ...] = ()
    """Names of the disputed readings that can change this rule's verdict."""
    parameters: Mapping[str, Parameter] = field(default_factory=dict, hash=False)
    relaxed_from: float | None = None
    """The limit before a local agreement, when there is one."""
    reason: str = ""
    """Who approved the local agreement, and why."""

    @property
    def sentence(self) -> str:
        """The statement with the figures in force."""
        text = self.statement.replace("{limit}", f"{self.limit:g}")
        for name, value in self.parameters.items():
            text = text.replace(f"{{{name}}}", value if isinstance(value, str) else f"{float(value):g}")
        return text

    @property
    def checked(self) -> bool:
        """True when the rule is switched on and planned shifts are enough to test it."""
        return self.enabled and self.check != ""

    def number(self, name: str, default: float = 0.0) -> float:
        """A numeric parameter."""
        return float(self.parameters.get(name, default))

    def word(self, name: str, default: str = "") -> str:
        """A parameter that is a word."""
        return str(self.parameters.get(name, default))
