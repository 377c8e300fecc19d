"""Which guesses drive a measure: forward stepwise regression of its ranks, each step held against chance.

After Iman and Conover, "The use of the rank transform in regression", Technometrics 21 (1979), and Helton, Johnson,
Sallaberry and Storlie, "Survey of sampling-based methods for uncertainty and sensitivity analysis", Reliability
Engineering and System Safety 91 (2006). Instead of a straight line each guess has the first waves of a cosine series
over its range, as in Plischke's EASI ("An effective algorithm for computing global sensitivity indices", the same
journal, 95, 2010), so that an effect that bends is seen as well. At each step the guess that explains most of what is
left is taken, if it explains more than the best of all guesses does once what is left is shuffled among the draws, 99
times in 100 (Freedman and Lane's permutation of residuals): who tries forty guesses finds one that fits by chance.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dghsim.measures.guesses.model import Floats

FEWEST = 24
"""With fewer draws nothing is named."""
MOST = 5
"""So many guesses are named at most."""
SHUFFLES = 999
BEYOND_CHANCE = 0.99
_MANY = 256
_ENDS = np.array([0.05, 0.95])


@dataclass(frozen=True, slots=True)
class Driver:
    """One guess that decides."""

    guess: int
    """Its place among those drawn."""
    share: float
    """Of the variance of the measure's ranks over the draws, less what any input would explain by chance."""
    near_low: float
    """What the measure comes to a twentieth of the range above its low end, the others spread over theirs."""
    near_high: float


def drivers(points: Floats, response: Floats, seed: int) -> tuple[Driver, ...]:
    """The guesses that stand out, the strongest first; none where none does, or with fewer than `FEWEST` draws.

    Args:
        points: (draws, guesses), from 0 to 1 along each range.
        response: (draws,), the measure.
        seed: of the shuffles.
    """
    if len(response) < FEWEST or response.min() == response.max():
        return ()
    waves = 4 if len(response) >= _MANY else 2
    series = _series(points, waves)
    found = _stepwise(series, _ranks(response), np.random.Generator(np.random.PCG64(seed)))
    ends = _ends(series, [guess for guess, _ in found], response, waves)
    named = [Driver(guess, share, *map(float, at)) for (guess, share), at in zip(found, ends, strict=True)]
    return tuple(sorted(named, key=lambda driver: -driver.share))


def _series(points: Floats, waves: int) -> Floats:
    """(guesses, draws, waves): cosines over each range."""
    turns: Floats = np.pi * points.T[:, :, None] * np.arange(1, waves + 1)
    return np.asarray(np.cos(turns), dtype=np.float64)


def _ranks(values: Floats) -> Floats:
    """Mean ranks, about nought, with a sum of squares of one."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(count) - (count - 1) / 2)[place]
    ranks = ranks - ranks.mean()
    return np.asarray(ranks / np.sqrt((ranks**2).sum()), dtype=np.float64)


def _stepwise(series: Floats, left: Floats, random: np.random.Generator) -> list[tuple[int, float]]:
    """Guesses with the share each adds, in the order in which they are taken."""
    draws, waves = series.shape[1:]
    known = np.full((draws, 1), 1 / np.sqrt(draws))
    remaining, found = list(range(len(series))), list[tuple[int, float]]()
    while remaining and len(found) < MOST and draws - 1 - waves * (len(found) + 1) > 0:
        bases = _bases(series[remaining], known)
        explained = ((left @ bases) ** 2).sum(axis=-1)
        best = int(explained.argmax())
        if explained[best] <= _by_chance(bases, known, left, random):
            break
        known = np.hstack([known, bases[best]])
        left = left - bases[best] @ (left @ bases[best])
        unexplained = float(left @ left)
        spare = waves * unexplained / (draws - 1 - waves * (len(found) + 1))
        found.append((remaining.pop(best), max(0.0, float(explained[best]) - spare)))
    return found


def _bases(series: Floats, known: Floats) -> Floats:
    """(guesses, draws, waves): orthonormal, and to what is known."""
    away = series - known @ (known.T @ series)
    return np.linalg.qr(away)[0]


def _by_chance(bases: Floats, known: Floats, left: Floats, random: np.random.Generator) -> float:
    """What the best of these guesses explains of what is left once it is shuffled, seldom exceeded."""
    shuffled = random.permuted(np.tile(left, (SHUFFLES, 1)), axis=1)
    shuffled -= shuffled @ known @ known.T
    shuffled *= np.sqrt(left @ left / (shuffled**2).sum(axis=1, keepdims=True))
    best = np.zeros(SHUFFLES)
    for basis in bases:
        best = np.maximum(best, ((shuffled @ basis) ** 2).sum(axis=1))
    return float(np.quantile(best, BEYOND_CHANCE))


def _ends(series: Floats, chosen: list[int], response: Floats, waves: int) -> list[Floats]:
    """By guess: the measure near both ends of its range, by least squares, within what the draws gave."""
    columns = [np.ones((len(response), 1)), *(series[guess] for guess in chosen)]
    fitted = np.linalg.lstsq(np.hstack(columns), response, rcond=None)[0]
    waves_at_ends = np.cos(np.pi * _ENDS[:, None] * np.arange(1, waves + 1))
    by_guess = fitted[1:].reshape(len(chosen), waves)
    return [np.clip(fitted[0] + waves_at_ends @ own, response.min(), response.max()) for own in by_guess]
