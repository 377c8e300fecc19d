"""Doctors in training: additional hours, night enhancement, weekend and on-call allowances."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.rota.checker.clock import DAY
from dghsim.rota.checker.kinds import in_clock_window
from dghsim.rota.pay.terms import Bands, TrainingTerms
from dghsim.rota.pay.worked import Worked


@dataclass(frozen=True, slots=True)
class TrainingPay:
    """Hours are a week present; percentages are of full-time basic pay."""

    hours_week: float
    basic_percent: float
    """Fortieths of basic for the average hours, 100 at most."""
    additional_hours: float
    additional_percent: float
    night_hours: float
    night_percent: float
    weekend_one_in: float | None
    """As a full-timer on the same pattern works them; None where no shift begins on a weekend."""
    weekend_percent: float | None
    """None where the contract's band is not known."""
    weekend_percent_with_on_call: float | None
    """The same if periods on call that begin on a weekend count too."""
    on_call_percent: float
    ltft_gbp: float

    @property
    def total_percent(self) -> float:
        """All of it, an unknown band left out."""
        return (
            self.basic_percent
            + self.additional_percent
            + self.night_percent
            + (self.weekend_percent or 0.0)
            + self.on_call_percent
        )


def training_pay(worked: Worked, terms: TrainingTerms) -> TrainingPay:
    """By the work of a whole cycle or horizon; less than full time gets its share of the allowances."""
    basic = terms.basic_hours
    additional = max(0.0, worked.hours_week - basic)
    night = float(enhanced_minutes(worked, terms).sum()) / 60 / worked.weeks_present
    one_in = _one_in(worked, on_call=False)
    share = min(worked.wte, 1.0)
    return TrainingPay(
        hours_week=worked.hours_week,
        basic_percent=100 * min(worked.hours_week, basic) / basic,
        additional_hours=additional,
        additional_percent=100 * additional / basic,
        night_hours=night,
        night_percent=terms.night_percent * night / basic,
        weekend_one_in=one_in,
        weekend_percent=_share_of(_band(one_in, terms), share),
        weekend_percent_with_on_call=_share_of(_band(_one_in(worked, on_call=True), terms), share),
        on_call_percent=terms.on_call_percent * share if worked.on_call.any() else 0.0,
        ltft_gbp=terms.ltft_gbp if worked.wte < 1 else 0.0,
    )


def enhanced_minutes(worked: Worked, terms: TrainingTerms) -> NDArray[np.int64]:
    """Minutes of each shift that night enhancement is paid for; none of on call, whose work has no known time."""
    start, end = worked.start, worked.end
    minutes = in_clock_window(start, end, terms.night_from, terms.night_to)
    clock, length = start % DAY, end - start
    long = (
        (length >= terms.long_hours * 60) & (clock >= terms.long_start_from) & (clock <= terms.long_start_to)
    )
    until = np.minimum(end, (start // DAY + 1) * DAY + terms.long_until)
    opens = start if terms.from_the_start else np.maximum(start, start // DAY * DAY + terms.night_from)
    minutes = np.where(long, np.maximum(minutes, until - opens), minutes)
    whole = (end % DAY >= terms.late_end_from) & (end % DAY <= terms.late_end_to)
    minutes = np.where(whole, length, minutes)
    counted: NDArray[np.int64] = np.where(worked.shifts, minutes, 0)
    return counted


def band_of(one_in: float, bands: Bands) -> float | None:
    """The percentage of a frequency of 1 in so many; None where it is rarer than the last band."""
    return next((percent for often, percent in bands if one_in <= often + 1e-9), None)


def _one_in(worked: Worked, on_call: bool) -> float | None:
    weekends = worked.weekends(on_call)
    return worked.weeks * min(worked.wte, 1.0) / weekends if weekends else None


def _band(one_in: float | None, terms: TrainingTerms) -> float | None:
    if one_in is None:
        return 0.0
    found = band_of(one_in, terms.weekend_bands)
    return 0.0 if found is None and terms.bands_whole else found


def _share_of(percent: float | None, share: float) -> float | None:
    return None if percent is None else percent * share
