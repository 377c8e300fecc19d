"""One verdict on one standard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dghsim.measures.aims import LITTLE_BY_STAFFING

Verdict = Literal["met", "not met", "cannot tell", "not modelled"]
WORST_FIRST: tuple[Verdict, ...] = ("not met", "cannot tell", "met", "not modelled")


@dataclass(frozen=True, slots=True)
class Held:
    """What one standard of one pack comes to, for a tier where it is asked of each."""

    pack: str
    """As the scenario names it."""
    pack_name: str
    standard: str
    """Its name in the pack."""
    short: str
    says: str
    tier: str
    """Label of the tier; empty where it is asked of the hospital."""
    measure: str
    """Id of the measure; empty where there is none."""
    verdict: Verdict
    value: str
    """The average with its unit; empty where there is none."""
    margin: str
    limit: str
    """Such as `90 % or more`."""
    why: str
    """Of what cannot be told or is not modelled; else empty."""
    mean: float
    low: float
    high: float
    """NaN where there is no number."""
    source: str
    """With its date, and what in it is this program's own."""

    @property
    def line(self) -> str:
        """All of it in one line."""
        whom = f"{self.tier}: " if self.tier else ""
        number = f" {self.value}" if self.value else ""
        margin = f" ({self.margin})" if self.margin else ""
        asked = f", asked {self.limit}" if self.limit and self.verdict != "not modelled" else ""
        why = f"; {self.why}" if self.why else ""
        return f"{whom}{self.says}: {self.verdict}{':' if number else ''}{number}{margin}{asked}{why}"

    @property
    def by_staffing(self) -> bool:
        """Whether staffing drives it, so that under one staffing rule for all it says little of a hospital."""
        return self.verdict != "not modelled" and self.measure not in LITTLE_BY_STAFFING


def together(verdicts: list[Verdict]) -> Verdict:
    """Of several tiers: the worst; not modelled only where all are."""
    return next(each for each in WORST_FIRST if each in verdicts)
