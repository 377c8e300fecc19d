"""What a study of guesses takes in and hands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Why = Literal["no range", "decided", "profile", "one value"]
"""`no range`: assumed, and nobody says how far off it may be; `decided`: a range on what is chosen and not guessed;
`profile`: a range on a list of numbers; `one value`: a range that leaves only one."""


@dataclass(frozen=True, slots=True)
class Guess:
    """Numbers that one entry of provenance gives a range: one thing not known, so drawn together."""

    keys: tuple[str, ...]
    """Dotted, in the order of the scenario."""
    written: tuple[float, ...]
    whole: tuple[bool, ...]
    """Which of them are whole numbers."""
    low: float
    high: float
    evidence: str
    source: str

    @property
    def name(self) -> str:
        """The key, or what the keys share with `*` for the rest and their number."""
        if len(self.keys) == 1:
            return self.keys[0]
        parts = [key.split(".") for key in self.keys]
        if len({len(part) for part in parts}) > 1:
            return f"{self.keys[0]} and {len(self.keys) - 1} more"
        shared = (words[0] if len(set(words)) == 1 else "*" for words in zip(*parts, strict=True))
        return f"{'.'.join(shared)} ({len(self.keys)} numbers)"

    def at(self, share: float) -> float:
        """The value a share of the way from low to high."""
        return self.low + share * (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Held:
    """A number that stayed as written although it is assumed, or although it has a range."""

    key: str
    why: Why
    evidence: str
    source: str


@dataclass(frozen=True, slots=True)
class Guesses:
    """The draws of one study."""

    drawn: tuple[Guess, ...]
    held: tuple[Held, ...]
    asked: int
    """How many draws were asked for."""
    left_out: Mapping[int, str]
    """Draws that give no scenario that can work, and why."""
    written: Mapping[str, Floats]
    """Measure id -> (replications of the study,): as written, on the candidate arrivals that the draws have."""
    luck: NDArray[np.int64]
    """(draws run, replications each): which replications of the study each draw was run on."""
    points: Floats
    """(draws run, guesses): how far along its range each guess stood, 0 to 1."""
    values: Mapping[str, Floats]
    """Measure id -> (draws run, replications each); NaN where there was nothing to measure."""

    @property
    def replications(self) -> int:
        """Of each draw."""
        return int(self.luck.shape[1])

    @property
    def numbers(self) -> int:
        """How many numbers were drawn."""
        return sum(len(guess.keys) for guess in self.drawn)

    @property
    def without_range(self) -> int:
        """How many assumed numbers stayed as written because nobody says how far off they may be."""
        return sum(held.why == "no range" for held in self.held)
