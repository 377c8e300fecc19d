"""Weekly rest under the Working Time Regulations: counted from the week's start, not rolling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.rota.checker.breach import Finding
from dghsim.rota.checker.clock import WEEK
from dghsim.rota.checker.duties import Duties
from dghsim.rota.rules import Readings, Rule


def weekly_rest(duties: Duties, rule: Rule, readings: Readings) -> Iterator[Finding]:
    """Each fortnight, or odd last week, without the rest: one in each week, one long one, or two anywhere.

    The hours of weekly rest fall within the block; the daily rest that goes with them may lie outside it.
    """
    daily = rule.number("daily_hours") if readings.weekly_rest_beside_daily else 0.0
    long = rule.number("fortnight_hours")
    start, end = duties.in_post
    if duties.span.cyclic and (end - start) % (2 * WEEK):
        end += end - start  # an odd cycle meets every fortnight in two ways
    opens = start + (duties.base_start - start) % WEEK
    while opens + WEEK <= end:
        weeks = 2 if opens + 2 * WEEK <= end else 1
        each = [_rests(duties, opens + week * WEEK, WEEK) for week in range(weeks)]
        both = _rests(duties, opens, weeks * WEEK)
        each_week = all(rests.count(rule.limit, daily) for rests in each)
        otherwise = weeks == 2 and (both.count(long, daily) or both.count(rule.limit, daily) >= 2)
        if not each_week and not otherwise:
            second = duties.span.cyclic and opens >= duties.base_end
            back = opens - duties.span.length if second else opens
            measured, limit = max((rests.nearest(rule.limit, daily) for rests in each), key=_short_of)
            yield Finding(back, back + weeks * WEEK, measured, limit)
        opens += weeks * WEEK


@dataclass(frozen=True, slots=True)
class _Rests:
    """Hours of each rest between shifts: all of it, and what lies within a block; below 0 where nothing does."""

    whole: NDArray[np.float64]
    within: NDArray[np.float64]

    def count(self, hours: float, daily: float) -> int:
        """How many hold so many hours within the block, and the daily rest beside them."""
        return int(((self.within >= hours) & (self.whole >= hours + daily)).sum())

    def nearest(self, hours: float, daily: float) -> tuple[float, float]:
        """What the rest that comes nearest measures, and the limit it falls short of.

        A rest with enough hours within the block falls short of them and the daily rest together; where there is none,
        the longest within falls short of the hours alone.
        """
        enough = self.within >= hours
        if enough.any():
            return float(self.whole[enough].max()), hours + daily
        return float(self.within.max(initial=0.0)), hours


def _short_of(found: tuple[float, float]) -> float:
    return found[1] - found[0]


def _rests(duties: Duties, opens: int, length: int) -> _Rests:
    """Rests as seen from a block; on call from home is rest, and so is all time outside the table."""
    shifts = duties.shifts
    begins = np.concatenate(([opens - 2 * length], duties.end[shifts]))
    ends = np.concatenate((duties.start[shifts], [opens + 3 * length]))
    within = np.minimum(ends, opens + length) - np.maximum(begins, opens)
    return _Rests((ends - begins) / 60, within / 60)
