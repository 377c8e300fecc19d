"""One number of the scenario as it was fitted, or kept."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.studies.calibrate.estimate import Estimate


@dataclass(frozen=True, slots=True)
class Fitted:
    """What the data say of one number of the scenario."""

    key: str
    """Dotted; of a list with the place in it, such as `demand.stream.ed.hour_shares.3`."""
    says: str
    """What it is, in words."""
    base: float
    """What the base has."""
    found: Estimate | None
    """None: kept as the base has it."""
    counted: int
    """Arrivals, days or stays that it rests on."""
    what: str
    """What was counted."""
    why: str = ""
    """Why it was kept."""
    with_the_whole: bool = False
    """Not told of this stream: the base's, bent as all streams together are."""

    @property
    def value(self) -> float:
        """What the new scenario has."""
        return self.base if self.found is None else self.found.value

    @property
    def verdict(self) -> str:
        """`kept`, `as the whole`, `fitted` (no interval), `as the base` (cannot be told from it), or `differs`."""
        if self.found is None:
            return "kept"
        if self.with_the_whole:
            return "as the whole"
        if not self.found.sure:
            return "fitted"
        return "as the base" if self.found.low <= self.base <= self.found.high else "differs"
