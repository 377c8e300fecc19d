"""Uniform numbers for posts, each named by its post, what it is for and the how-manieth it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.randomness import Words, named, philox
from dghsim.rota.workforce.model import Floats, Ints, Line

_TWO_32 = 2.0**32


@dataclass(frozen=True, slots=True)
class Names:
    """Who draws: for each post its number and the word of its tier."""

    number: NDArray[np.uint64]
    tier: NDArray[np.uint64]
    seed: int


def names_of(lines: Sequence[Line], hospital: str, seed: int) -> Names:
    """The names of posts in random draws: hospital, tier and number of the line."""
    return Names(
        number=np.array([line.number for line in lines], dtype=np.uint64),
        tier=np.array([named(hospital, line.tier) for line in lines], dtype=np.uint64),
        seed=seed,
    )


def uniforms(
    names: Names, replication: int, what: str, visits: Ints, posts: Ints | None = None
) -> tuple[Floats, Floats]:
    """Two uniforms strictly between 0 and 1 for each post and visit; arrays of shape (posts, visits).

    `posts` picks some of the posts. A post's numbers depend on no other post.
    """
    number, tier = (names.number, names.tier) if posts is None else (names.number[posts], names.tier[posts])
    shape = (len(number), len(visits))
    counters = np.broadcast_to(number[:, None], shape), np.broadcast_to(tier[:, None], shape)
    visit = np.broadcast_to(visits.astype(np.uint64), shape)
    key = np.uint64(names.seed), np.uint64(replication)
    first, second, _, _ = philox(*counters, np.uint64(named("workforce", what)), visit, *key)
    return _between_0_and_1(first), _between_0_and_1(second)


def _between_0_and_1(words: Words) -> Floats:
    return (words.astype(np.float64) + 0.5) / _TWO_32


class Pairs:
    """The pairs of uniforms of one post for one purpose: those asked for most drawn at once, others one by one."""

    __slots__ = ("_first", "_more", "_place", "_second")

    def __init__(self, place: Mapping[int, int], first: list[float], second: list[float], more: More) -> None:
        self._place, self._first, self._second, self._more = place, first, second, more

    def __call__(self, visit: int) -> tuple[float, float]:
        """The pair of the visit."""
        place = self._place.get(visit)
        return self._more(visit) if place is None else (self._first[place], self._second[place])


@dataclass(frozen=True, slots=True)
class More:
    """One pair beyond those drawn at once."""

    names: Names
    replication: int
    what: str
    post: int

    def __call__(self, visit: int) -> tuple[float, float]:
        """Drawn by itself."""
        first, second = uniforms(
            self.names, self.replication, self.what, np.array([visit % 2**32]), np.array([self.post])
        )
        return float(first[0, 0]), float(second[0, 0])


def sequences(names: Names, replication: int, what: str, visits: Sequence[int]) -> list[Pairs]:
    """For each post, its pairs for one purpose, those of `visits` drawn at once."""
    first, second = uniforms(names, replication, what, np.array(visits, dtype=np.int64))
    place = {visit: at for at, visit in enumerate(visits)}
    return [
        Pairs(place, ones, others, More(names, replication, what, post))
        for post, (ones, others) in enumerate(zip(first.tolist(), second.tolist(), strict=True))
    ]
