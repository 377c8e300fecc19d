"""Where a series settles: the marginal standard error rule.

White, K. P.: An effective truncation heuristic for bias reduction in simulation output. Simulation 69 (1997), 323-334.
"""

from __future__ import annotations

import numpy as np

from dghsim.measures.model import Floats


def marginal_errors(series: Floats) -> Floats:
    """By how many are left out, none to half of them: squared standard error of the mean of the rest.

    As the rule has it, which takes the rest for independent: the sum of squares about their mean over their number
    squared.
    """
    centred = series - series.mean()
    left = len(series) - np.arange(len(series))
    sums, squares = (np.cumsum(each[::-1])[::-1] for each in (centred, centred**2))
    errors: Floats = np.maximum(squares - sums**2 / left, 0.0) / left**2
    return errors[: len(series) // 2 + 1]


def mser(series: Floats) -> int:
    """How many of the first to leave out: those that make the standard error of the rest smallest.

    At half of the series, which is the most, the rule has no answer: it has found no part that is settled.
    """
    errors = marginal_errors(series)
    tie = 1e-12 * float(np.ptp(series)) ** 2
    return int(np.argmax(errors <= errors.min() + tie))
