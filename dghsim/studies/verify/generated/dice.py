"""Random choices for generated scenarios, on coarse ticks or to the second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, TypeVar

Something = TypeVar("Something")


@dataclass(frozen=True, slots=True)
class Dice:
    """`tick` is the length in minutes of which every time is a multiple, so that ties abound; 0 for none."""

    random: Random
    tick: int

    def chance(self, share: float) -> bool:
        """True so often."""
        return self.random.random() < share

    def pick(self, among: Sequence[Something]) -> Something:
        """One of them."""
        return self.random.choice(among)

    def some(self, among: Sequence[Something], at_least: int = 0) -> list[Something]:
        """A random part, in the order given."""
        count = self.random.randint(min(at_least, len(among)), len(among))
        chosen = set(self.random.sample(range(len(among)), count))
        return [one for at, one in enumerate(among) if at in chosen]

    def whole(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return self.random.randint(low, high)

    def minutes(self, low: int, high: int) -> int:
        """From low to high, on the tick; above 0 if low is."""
        drawn = self.whole(low, high)
        return max(round(drawn / self.tick), 1 if low else 0) * self.tick if self.tick else drawn

    def clock(self) -> str:
        """A time of day on the half hour, which is on every tick."""
        return f"{self.whole(0, 23):02d}:{self.pick(('00', '00', '00', '30'))}"

    def duration(self, low: int, high: int, unit: str = "minutes") -> dict[str, Any]:
        """A distribution of a time of low to high minutes; with a tick its values are on the tick."""
        if self.tick or self.chance(0.2):
            # Two or four equally likely values: no bin of the 4096 straddles two of them.
            values = [float(self.minutes(low, high)) for _ in range(self.pick((1, 2, 4)))]
            if len(values) == 1:
                return {"family": "fixed", "unit": unit, "value": values[0]}
            return {"family": "empirical", "unit": unit, "values": values}
        mean = float(self.whole(max(low, 1), high))
        return self.pick(
            [
                {"family": "exponential", "unit": unit, "mean": mean},
                {"family": "lognormal", "unit": unit, "median": mean, "sigma": self.pick((0.3, 1.0))},
                {"family": "gamma", "unit": unit, "mean": mean, "variation": self.pick((0.5, 1.5))},
                {
                    "family": "truncated_normal",
                    "unit": unit,
                    "mean": mean,
                    "sd": mean,
                    "low": 0.0,
                    "high": 3 * mean,
                },
            ]
        )
