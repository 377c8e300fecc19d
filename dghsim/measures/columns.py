"""Columns of a log as numbers and what they stand for: small to hand from process to process, a table when asked.

A table's text and its missing values take four times the room of the numbers that they are made of, and a tenth of a
second to send.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.extensions import ExtensionArray

from dghsim.engine.plan import NONE, Ints

Packed: TypeAlias = NDArray[np.signedinteger[Any]]
_FEW = 64
"""Words fewer than these are not worth looking through for those that are used."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Whole numbers."""

    values: Packed

    def column(self) -> Ints:
        """As int64."""
        return self.values.astype(np.int64)


@dataclass(frozen=True, slots=True)
class Known:
    """Whole numbers, or nothing for NONE."""

    values: Packed

    def column(self) -> ExtensionArray:
        """As Int64, with null."""
        numbers = pd.array(self.values.astype(np.int64), dtype="Int64")
        numbers[self.values == NONE] = pd.NA
        return numbers


@dataclass(frozen=True, slots=True)
class Words:
    """One of a few words, by its number; nothing for NONE."""

    words: tuple[str, ...]
    codes: Packed

    def column(self) -> ExtensionArray:
        """As text, with null. Pandas looks at each word once, not at each row."""
        known = pd.Series(list(self.words), dtype=None if self.words else object)
        return known.array.take(self.codes.astype(np.int64), allow_fill=True, fill_value=None)


@dataclass(frozen=True, slots=True)
class Moments:
    """Seconds from a moment; nothing for NONE."""

    origin: np.datetime64
    seconds: Packed

    def column(self) -> NDArray[np.datetime64]:
        """As naive local times, with NaT."""
        moments: NDArray[np.datetime64] = self.origin + self.seconds.astype("timedelta64[s]")
        moments[self.seconds == NONE] = np.datetime64("NaT")
        return moments


@dataclass(frozen=True, slots=True)
class Flags:
    """Yes or no."""

    values: NDArray[np.bool_]

    def column(self) -> NDArray[np.bool_]:
        """As they are."""
        return self.values


Column: TypeAlias = Whole | Known | Words | Moments | Flags
Columns: TypeAlias = dict[str, Column]
"""By name, in the order of the table; all of one length."""


def frame(columns: Mapping[str, Column]) -> pd.DataFrame:
    """The table."""
    return pd.DataFrame({name: column.column() for name, column in columns.items()})


def joined(parts: Sequence[Mapping[str, Column]]) -> pd.DataFrame:
    """The tables of several one below another; all have the same columns."""
    return (
        frame({name: _joined([part[name] for part in parts]) for name in parts[0]})
        if parts
        else pd.DataFrame()
    )


def _joined(parts: Sequence[Any]) -> Column:
    first = parts[0]
    if isinstance(first, Words):
        place = {
            word: at for at, word in enumerate(dict.fromkeys(word for part in parts for word in part.words))
        }
        codes = [np.array([*(place[word] for word in part.words), NONE])[part.codes] for part in parts]
        return Words(tuple(place), packed(np.concatenate(codes)))
    if isinstance(first, Moments):
        return Moments(first.origin, np.concatenate([part.seconds for part in parts]))
    made: Column = type(first)(np.concatenate([part.values for part in parts]))
    return made


def packed(values: Ints) -> Packed:
    """The numbers in as few bytes each as hold the smallest and the largest."""
    if not len(values):
        return values
    least, most = int(values.min()), int(values.max())
    fits = (
        kind
        for kind in (np.int8, np.int16, np.int32)
        if np.iinfo(kind).min <= least and most <= np.iinfo(kind).max
    )
    return values.astype(next(fits, np.int64))


def worded(words: Sequence[str], codes: Ints) -> Words:
    """Words by number; of many words the first, and those that some row has, are kept."""
    if len(words) < _FEW or not len(codes):
        return Words(tuple(words), packed(codes))
    used = np.bincount(codes + 1, minlength=len(words) + 1)[1:] > 0
    used[0] = True
    place = np.append(np.cumsum(used) - 1, NONE)
    return Words(tuple(words[at] for at in np.flatnonzero(used).tolist()), packed(place[codes]))
