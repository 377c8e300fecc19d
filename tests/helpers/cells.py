"""Made-up cells whose true means are known: the same patients in each, so that years go up and down together."""

from collections.abc import Sequence

import numpy as np

from dghsim.measures.across.model import Axis, Cells
from dghsim.measures.model import Floats, Measure


def measure(better: str = "less", name: str = "ed_stay_mean_hours", unit: str = "hours") -> Measure:
    return Measure(name, "Mean stay in the ED", unit, "flow", "output", better, "Made up.")  # type: ignore[arg-type]


def years(
    truth: Floats, replications: int, seed: int, *, together: float = 1.0, alone: float = 0.3
) -> Floats:
    """A column of years: what all cells share of a year, and what each has of its own."""
    random = np.random.default_rng(seed)
    shared = together * random.standard_normal(replications)
    return truth[:, None] + shared + alone * random.standard_normal((len(truth), replications))


def grid(
    axes: Sequence[Axis],
    truth: Floats,
    replications: int = 8,
    seed: int = 1,
    better: str = "less",
    **spread: float,
) -> Cells:
    """Every combination of levels, in order, with a true mean for each."""
    at = np.array(list(np.ndindex(*(len(axis.levels) for axis in axes))), np.int64)
    return Cells(measure(better), tuple(axes), at, years(truth, replications, seed, **spread))
