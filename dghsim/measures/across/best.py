"""The best of several options, with a stated probability, from a finished study on the same patients.

Everything is held against paired differences, with nothing assumed of how the options' years go together but that they
are jointly normal: all k - 1 comparisons with the truly best hold at once with at least the stated confidence
(Bonferroni). From that follow, for the same study:

- those that cannot be told from the best, among whom the truly best is: B. L. Nelson, J. Swann, D. Goldsman and W.
  Song, "Simple procedures for selecting the best simulated system when the number of alternatives is large",
  Operations Research 49 (2001), section 3, with paired variances;
- how far the one picked may at most be from the best: multiple comparisons with the best, J. C. Hsu, "Constrained
  simultaneous confidence intervals for multiple comparisons with the best", Annals of Statistics 12 (1984);
- how many replications make sure of the best, if it is better than all others by an indifference zone or more: the
  two-stage procedure of G. M. Clark and W.-N. Yang, "A Bonferroni selection procedure when using common random numbers
  with unknown variances", Proceedings of the 1986 Winter Simulation Conference. The study is its first stage.

B. L. Nelson and F. J. Matejcik, "Using common random numbers for indifference-zone selection and multiple comparisons
in simulation", Management Science 41 (1995), ask for fewer replications, and for all differences to vary alike. Those
of a hospital with one more bed and of one with ten more registrars do not.

Small counts of a few replications often differ all alike. Such differences seem to have no spread, and would be taken
for certain: fewer than `FEWEST_ALIKE` of them tell nothing, as in `measures.statistics`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

from dghsim.errors import InputError
from dghsim.measures.across.contrast import means_of
from dghsim.measures.across.drawn import drawn_means
from dghsim.measures.across.model import Ints
from dghsim.measures.model import Floats
from dghsim.measures.statistics import CONFIDENCE, FEWEST_ALIKE, alike_by_luck

MOST = 2_000
"""Options that are held against one another, each with each."""
DRAWS = 4_000
_BLOCK = 256


@dataclass(frozen=True, slots=True)
class Best:
    """Which of the options is best, and how surely."""

    picked: int
    """The one with the best mean; the first of those, where several are the same."""
    kept: tuple[int, ...]
    """Those that cannot be told from the best, best mean first: the truly best is one of them with `confidence`."""
    within: float
    """With `confidence` the one picked is no farther than this from the best; 0 where it is the best, infinite
    where a few differences that are all alike do not tell."""
    confidence: float
    replications: int
    zone: float | None
    """In the measure's unit: a difference that is not worth telling."""
    needed: int | None
    """Replications, of all, that make sure of the best if it is better than all others by the zone or more; None where
    no zone was given."""

    @property
    def told(self) -> bool:
        """Whether the one picked is told from all others."""
        return len(self.kept) == 1

    @property
    def enough(self) -> bool:
        """Whether no more replications are needed for the zone."""
        return self.near or (self.needed is not None and self.needed <= self.replications)

    @property
    def near(self) -> bool:
        """Whether the one picked is, with `confidence`, already the best or within the zone of it."""
        return self.zone is not None and self.within <= self.zone


def best_of(
    values: Floats,
    better: str,
    *,
    zone: float | None = None,
    confidence: float = CONFIDENCE,
    first_stage: int | None = None,
) -> Best:
    """Pick the best of the options.

    Args:
        values: shape (options, replications), the same patients in a column, without NaN.
        better: `more` or `less`.
        zone: indifference zone.
        confidence: the probability of being right that is asked for.
        first_stage: how many of the replications the first stage had, where the rest were added because it said so;
            only they say how many are needed, as the procedure's proof demands. All, if not given.

    Raises:
        InputError: fewer than two options or replications, more than `MOST` options, a confidence not between one in
            the number of options and 1, a zone not above 0, or better neither way.
    """
    options, replications = values.shape
    first = replications if first_stage is None else first_stage
    _refuse(options, replications, better, zone, confidence, first)
    sign = 1.0 if better == "less" else -1.0
    lower = sign * values  # the least is the best from here on
    critical = _critical(confidence, options, replications)
    means = means_of(lower)
    picked = int(np.argmin(means))
    margin = critical / math.sqrt(replications)
    kept = _kept(lower, margin)
    others = kept[kept != picked]
    reach = (means[picked] - means + margin * _spread(lower, picked))[others]
    return Best(
        picked,
        tuple(sorted((int(each) for each in kept), key=lambda each: (means[each], each))),
        max(float(reach.max()), 0.0) if len(others) else 0.0,
        confidence,
        replications,
        zone,
        None if zone is None else _needed(lower[:, :first], zone, confidence),
    )


def _refuse(
    options: int, replications: int, better: str, zone: float | None, confidence: float, first: int
) -> None:
    if better == "neither":
        raise InputError("the best: more of this measure is neither better nor worse, so none is best")
    if options < 2:
        raise InputError("the best: there is one option alone")
    if options > MOST:
        raise InputError(
            f"the best: {options:,} options; at most {MOST:,} can be held against one another: ask about fewer"
        )
    if replications < 2 or not 2 <= first <= replications:
        raise InputError(
            f"the best: needs 2 replications or more of every option, there are {min(first, replications)}"
        )
    if not 1 / options < confidence < 1:
        raise InputError(
            f"the best: confidence must be between 1 in {options} options and 1, is {confidence:g}"
        )
    if zone is not None and not (zone > 0 and math.isfinite(zone)):
        raise InputError(f"the best: the indifference zone must be a number above 0, is {zone:g}")


def _critical(confidence: float, options: int, replications: int) -> float:
    return float(stdtrit(replications - 1, 1 - (1 - confidence) / (options - 1)))


def _spread(values: Floats, option: int) -> Floats:
    """Standard deviation of each option's difference from one; infinite where they are alike by luck."""
    differences = values - values[option]
    by_luck = alike_by_luck(values[option], differences)
    found: Floats = np.where(by_luck, np.inf, differences.std(axis=1, ddof=1))
    return found


def _kept(values: Floats, margin: float) -> Ints:
    """Those that no other beats by more than its margin."""
    means = means_of(values)
    return np.array(
        [
            option
            for option in range(len(values))
            if not (means[option] > means + margin * _spread(values, option)).any()
        ],
        np.int64,
    )


def _needed(values: Floats, zone: float, confidence: float) -> int:
    """Clark and Yang: the first stage's number, or what the worst of the pairs asks for; and enough for those alike."""
    options, first = values.shape
    spreads = np.array([_spread(values, option) for option in range(options)])
    known = np.isfinite(spreads)
    asked = _critical(confidence, options, first) * float(spreads[known].max()) / zone
    return max(int(first), math.ceil(asked * asked), 0 if known.all() else FEWEST_ALIKE)


def chances_of_best(values: Floats, better: str, seed: int = 1) -> Floats:
    """Of each option, how often it is best among means as they may truly be; those that are the same share it.

    Args:
        values: as in `best_of`.
        better: `more` or `less`.
        seed: of the draws, from Student's t with the options' own covariance.
    """
    lower = values if better == "less" else -values
    found = np.zeros(len(values))
    for drawn in drawn_means(lower, DRAWS, _BLOCK, seed):
        first = drawn == drawn.min(axis=0)
        found += (first / first.sum(axis=0)).sum(axis=1)
    return found / (_BLOCK * math.ceil(DRAWS / _BLOCK))
