"""What a doctor works within the horizon or one cycle, as pay counts it: whole duties, by the date they start."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.rota.checker.clock import DAY, WEEK
from dghsim.rota.checker.duties import Duties

_FIRST_SATURDAY = 2
"""Days since 1970."""


@dataclass(frozen=True, slots=True)
class Worked:
    """One entry a duty; times are minutes since 1970."""

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    on_call: NDArray[np.bool_]
    work: NDArray[np.float64]
    """Minutes; of on call what is expected, none where not known."""
    weeks: float
    """In post."""
    weeks_present: float
    """Less five weekdays of absence to the week: as recorded, or as prospective cover has them."""
    hours_week: float
    """The average of the rules on hours, leave and prospective cover taken out."""
    wte: float
    leave_hours: float
    """Under prospective cover: hours of normal days, among those above, on which leave is taken; else none."""

    @property
    def shifts(self) -> NDArray[np.bool_]:
        """Not on call."""
        return ~self.on_call

    def weekends(self, on_call: bool) -> int:
        """Weekends with a duty that begins on Saturday or Sunday; of shifts alone, or of on call too."""
        day = self.start[np.ones(len(self.start), bool) if on_call else self.shifts] // DAY - _FIRST_SATURDAY
        return len(np.unique(day[day % 7 < 2] // 7))


def worked_by(duties: Duties) -> Worked | None:
    """None for a doctor who is not in post, or away all the time."""
    start, end = duties.in_post
    weeks = max(0, end - start) / WEEK
    absent = np.searchsorted(duties.absent_days, end // DAY) - np.searchsorted(
        duties.absent_days, start // DAY
    )
    present = weeks - int(absent) / 5
    own = (duties.start >= start) & (duties.start < end)
    work = np.nan_to_num(duties.work[own])
    hours, leave, cover, wte = float(work.sum()) / 60, 0.0, duties.cover, duties.person.wte
    if cover is not None and len(duties.absent_days) == 0 and weeks > 0:
        present = cover.weeks_present(weeks)
        leave = min(hours, hours - cover.average(hours, weeks, wte) * present)
        hours -= leave
    if present <= 0:
        return None
    return Worked(
        duties.start[own],
        duties.end[own],
        duties.on_call[own],
        work,
        weeks,
        present,
        hours / present,
        wte,
        leave,
    )
