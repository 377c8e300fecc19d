"""Where along its range each guess stands in each draw."""

from __future__ import annotations

import math
from zlib import crc32

import numpy as np

from dghsim.measures.guesses.model import Floats, Guess

MOST = 10_000
_STREAM = crc32(b"uncertainty")


def points(guesses: int, draws: int, seed: int) -> Floats:
    """(draws, guesses), each from 0 to 1: a scrambled Sobol' sequence, evenly spread over every range.

    Draw k is the same however many are asked for. Powers of two are spread best. Source: Owen, "Randomly permuted
    (t,m,s)-nets and (t,s)-sequences" (1995), as in scipy.stats.qmc.
    """
    from scipy.stats.qmc import Sobol

    scramble = np.random.default_rng([seed, _STREAM])
    sequence = Sobol(guesses, scramble=True, seed=scramble)
    return np.asarray(sequence.random_base2(math.ceil(math.log2(draws)))[:draws], dtype=np.float64)


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
