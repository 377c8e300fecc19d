"""Takes in what replications come to one after another, in room that does not grow with what each of them holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from dghsim.measures.model import Floats, Measured


@dataclass(slots=True)
class Rows:
    """One row of numbers a replication, under the names that the first of them has."""

    names: tuple[str, ...] = ()
    rows: list[Floats] = field(default_factory=list)

    def add(self, values: Mapping[str, float]) -> None:
        """The next replication's. Raises ValueError for other names than before."""
        if not self.rows:
            self.names = tuple(values)
        elif tuple(values) != self.names:
            raise ValueError("a replication is measured by other names than those before it")
        self.rows.append(np.array(list(values.values()), dtype=np.float64))

    def table(self) -> pd.DataFrame:
        """One row a replication, which is the index."""
        index = pd.RangeIndex(len(self.rows), name="replication")
        return pd.DataFrame(np.reshape(self.rows, (len(index), len(self.names))), index, list(self.names))


@dataclass(slots=True)
class Means:
    """Running sums of arrays by name, those entries left out that have nothing to show."""

    sums: dict[str, Floats] = field(default_factory=dict)
    counts: dict[str, Floats] = field(default_factory=dict)

    def add(self, arrays: Mapping[str, Floats]) -> None:
        """The next replication's; always added in the same order, so that the sums are the same to the last bit."""
        for name, array in arrays.items():
            there = ~np.isnan(array)
            known = np.where(there, array, 0.0)
            self.sums[name] = self.sums[name] + known if name in self.sums else known
            self.counts[name] = self.counts[name] + there if name in self.counts else there.astype(np.float64)

    def means(self) -> dict[str, Floats]:
        """By name; NaN where no replication had anything to show."""
        return {
            name: np.where(count > 0, self.sums[name] / np.maximum(count, 1), np.nan)
            for name, count in self.counts.items()
        }


@dataclass(slots=True)
class Gathered:
    """All replications of one study, so far."""

    values: Rows = field(default_factory=Rows)
    face: Rows = field(default_factory=Rows)
    behind: Rows = field(default_factory=Rows)
    profiles: Means = field(default_factory=Means)

    def add(self, measured: Measured) -> None:
        """The next replication."""
        self.values.add(measured.values)
        self.face.add(measured.face)
        self.behind.add(measured.behind)
        self.profiles.add(measured.profiles)
