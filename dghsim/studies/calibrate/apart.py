"""What each stream is given where the file does not tell streams apart: its own form in the base, bent as the whole is.

Of each hour, weekday or month the whole is so many times the base's whole, and each stream so many times the base's
stream: weighed by patients a day they add up to what was seen.
"""

from __future__ import annotations

import numpy as np

from dghsim.studies.calibrate.arrays import Floats
from dghsim.studies.calibrate.hours import Hours


def hours_apart(whole: Hours, base_whole: list[float], base: list[float]) -> Hours:
    """One stream's shares of the hours, which add up to one."""
    bend = _bend(base_whole, base)
    scale = float((whole.shares * bend).sum()) or 1.0
    return Hours(
        whole.shares * bend / scale, whole.low * bend / scale, whole.high * bend / scale, whole.counts
    )


def factors_apart(whole: Floats, base_whole: list[float], base: list[float]) -> Floats:
    """One stream's factors, whose mean is that of the whole's; rows value, low, high."""
    bent = whole * _bend(base_whole, base)
    scale = float(bent[0].mean()) / (float(whole[0].mean()) or 1.0)
    return np.asarray(bent / (scale or 1.0))


def _bend(base_whole: list[float], base: list[float]) -> Floats:
    """A stream against the whole in the base; one where the base has nobody at all."""
    one, other = (np.array(each, dtype=np.float64) for each in (base, base_whole))
    one, other = one / (one.sum() or 1.0), other / (other.sum() or 1.0)
    return np.asarray(np.where(other > 0, one / np.where(other > 0, other, 1.0), 1.0))
