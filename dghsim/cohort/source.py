"""One entry of provenance, as a cohort file gives it."""

from __future__ import annotations

from dataclasses import dataclass

SYNTHETIC = "Synthetic: of no hospital"


@dataclass(frozen=True, slots=True)
class Source:
    """One entry of provenance."""

    keys: tuple[str, ...]
    evidence: str
    source: str
    within: tuple[float, float] | None = None
    """Least and most that is plausible."""
