"""Where along its range each guess stands in each draw."""

from __future__ import annotations

import math
from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dghsim.measures.guesses.model import Floats, Guess

MOST = 10_000
_STREAM = crc32(b"uncertainty")


def points(guesses: Sequence[Guess], draws: int, seed: int) -> Floats:
    """(draws, guesses), each from 0 to 1: a Latin hypercube that is doubled until it is large enough.

    The first 2, 4, 8 ... draws have one value in each half, quarter, eighth ... of every range, so that powers of two
    are spread best; draw k is the same however many are asked for, and a guess's draws are its own whatever others
    there are. After McKay, Beckman and Conover, "A comparison of three methods for selecting values of input
    variables", Technometrics 21 (1979), and Sheikholeslami and Razavi, "Progressive Latin hypercube sampling",
    Environmental Modelling and Software 93 (2017).

    Not Sobol' points: with some forty inputs and 64 draws the product of two of them repeats a third, and `drivers`
    named an input that does nothing in one study of seven, where these do in one of fifty.
    """
    return np.stack(
        [_spread_out(draws, [seed, _STREAM, crc32(guess.keys[0].encode())]) for guess in guesses], axis=1
    )


def _spread_out(draws: int, seed: list[int]) -> Floats:
    """As many numbers from 0 to 1; each doubling puts one into every part that is still empty, in random order."""
    random = np.random.default_rng(seed)
    found = random.random(1)
    while len(found) < draws:
        parts = 2 * len(found)
        empty = np.setdiff1d(np.arange(parts), np.floor(found * parts).astype(np.int64))
        random.shuffle(empty)
        found = np.concatenate([found, (empty + random.random(len(empty))) / parts])
    return found[:draws]


def replications_of(draws: int, replications: int, each: int, seed: int) -> NDArray[np.int64]:
    """(draws, each), with `each` 1 or 2: which replications of a study each draw is run on, without repeats in a draw.

    By chance. On the same few for every draw, an input that matters in those would be taken for one that matters.
    """
    random = np.random.default_rng([seed, _STREAM, 1])
    at: NDArray[np.int64] = random.integers(0, [replications, max(replications - 1, 1)], (draws, 2))
    return np.stack([at[:, 0], (at[:, 0] + 1 + at[:, 1]) % replications], axis=1)[:, :each]


def values_at(guess: Guess, share: float) -> dict[str, float | int]:
    """Dotted key -> value with the guess a share of the way along its range.

    Every value in a range is as likely as any other; so is every whole number, for those that must be whole.
    """
    return {
        key: _whole(guess, share) if whole else guess.at(share)
        for key, whole in zip(guess.keys, guess.whole, strict=True)
    }


def _whole(guess: Guess, share: float) -> int:
    first, last = math.ceil(guess.low), math.floor(guess.high)
    return min(first + math.floor(share * (last - first + 1)), last)
