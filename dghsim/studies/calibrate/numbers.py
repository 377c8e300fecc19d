"""The scenario's numbers as they were fitted or kept, each with its key, its interval and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from dghsim.scenario.demand import Stream
from dghsim.studies.calibrate.apart import factors_apart, hours_apart
from dghsim.studies.calibrate.arrays import Floats
from dghsim.studies.calibrate.estimate import Estimate
from dghsim.studies.calibrate.fit import Calibration, patient_streams, together_as
from dghsim.studies.calibrate.fitted import Fitted
from dghsim.studies.calibrate.hours import Hours
from dghsim.studies.calibrate.streams import StreamFit

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
TOO_FEW = "too few to tell"
NO_READY = "not told without ready"
OF_DAY = 100.0
"""What the shares of the hours add up to."""


def arrival_numbers(found: Calibration) -> list[Fitted]:
    """Of every stream of patients, and of how unalike the days are.

    Where the file does not tell streams apart, what is seen is said of the one that most come by, and of no other.
    """
    doors = patient_streams(found.base)
    numbers = []
    for name, stream in doors.items():
        if found.streams:
            if name in found.streams:
                numbers += list(_stream(name, stream, found.streams[name], 1.0))
            continue
        whole = together_as(doors)
        part = stream.per_day / whole.per_day
        told = _stream(name, stream, _apart(found.total, whole, stream), part)
        numbers += [replace(one, with_the_whole=2 * part < 1) for one in told]
    return [*numbers, *_dispersion(found)]


def _apart(total: StreamFit, whole: Stream, own: Stream) -> StreamFit:
    """The fit of all streams together as one of them has it."""
    kept = own.weekend_hour_shares or own.hour_shares
    factors = replace(
        total.factors,
        weekday=factors_apart(total.factors.weekday, whole.weekday_factors, own.weekday_factors),
        month=factors_apart(total.factors.month, whole.month_factors, own.month_factors),
    )
    weekend = total.weekend or (total.hours if own.weekend_hour_shares is not None else None)
    return replace(
        total,
        factors=factors,
        hours=total.hours and hours_apart(total.hours, whole.hour_shares, own.hour_shares),
        weekend=weekend and hours_apart(weekend, whole.hour_shares, kept),
    )


def _stream(name: str, base: Stream, fit: StreamFit, part: float) -> Iterator[Fitted]:
    key, count, factors = f"demand.stream.{name}", fit.arrivals, fit.factors
    by = f"by {name}"
    per_day = Estimate(*(float(each) * part for each in factors.per_day))
    yield Fitted(f"{key}.per_day", f"patients a day {by}", base.per_day, per_day, count, "arrivals")
    yield from _hours(
        f"{key}.hour_shares", f"{by}: % of a day's patients", base.hour_shares, fit.hours, count
    )
    if fit.weekend is not None or (fit.hours is not None and base.weekend_hour_shares is not None):
        kept = base.weekend_hour_shares or base.hour_shares
        says = f"{by}, at weekends: % of a day's patients"
        yield from _hours(f"{key}.weekend_hour_shares", says, kept, fit.weekend or fit.hours, count)
    days = int(fit.grid.known.sum())
    rows: Sequence[tuple[str, Sequence[str], list[float], Floats, bool]] = (
        ("weekday_factors", WEEKDAYS, base.weekday_factors, factors.weekday, fit.terms.weekdays),
        ("month_factors", MONTHS, base.month_factors, factors.month, fit.terms.months),
    )
    for field, words, kept, values, told in rows:
        for place, word in enumerate(words):
            estimate = Estimate(*map(float, values[:, place])) if told else None
            says = f"{by}: {word} against the mean"
            why = "" if told else TOO_FEW
            yield Fitted(f"{key}.{field}.{place}", says, kept[place], estimate, days, "days", why)
    if base.bank_holiday_rebound is not None:
        told = fit.terms.rebound
        estimate = Estimate(*map(float, factors.rebound)) if told else None
        yield Fitted(f"{key}.bank_holiday_rebound", f"{by}: first working day after a bank holiday",
                     base.bank_holiday_rebound, estimate, days, "days", "" if told else TOO_FEW)  # fmt: skip


def _hours(key: str, says: str, base: list[float], hours: Hours | None, count: int) -> Iterator[Fitted]:
    kept = OF_DAY * np.array(base) / sum(base)
    for hour in range(24):
        found = None
        if hours is not None:
            ends = (hours.shares[hour], hours.low[hour], hours.high[hour])
            found = Estimate(*(OF_DAY * float(each) for each in ends))
        yield Fitted(f"{key}.{hour}", f"{says} at {hour:02d}:00", float(kept[hour]), found, count, "arrivals",
                     "" if hours is not None else TOO_FEW)  # fmt: skip


def _dispersion(found: Calibration) -> Iterator[Fitted]:
    kept, busy, days = found.base.demand.dispersion, found.busy, int(found.total.grid.known.sum())
    key = "demand.dispersion"
    spread = busy.spread if busy is not None else None
    carried = busy.carried if busy is not None and busy.carried.sure else None
    yield Fitted(f"{key}.day_log_sd", "how unalike days are: standard deviation of the log of a day's rate",
                 kept.day_log_sd, spread, days, "days", "" if spread else TOO_FEW)  # fmt: skip
    yield Fitted(f"{key}.day_autocorrelation", "how far a busy day makes the next one busy",
                 kept.day_autocorrelation, carried, days, "days", "" if carried else TOO_FEW)  # fmt: skip
