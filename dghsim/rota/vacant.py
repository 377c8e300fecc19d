"""The seats that no doctor in post fills, each with a number that depends on nothing but its day, duty and line."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from typing import NamedTuple

import numpy as np
import pandas as pd

from dghsim.scenario.root import Scenario

_PLACES = 1024
"""Gaps of one duty on one day that are told apart; as many for every day to the year 9999 fit in 32 bits."""
_BEFORE_1970 = datetime.date(1970, 1, 1).toordinal()
_NUMBER = re.compile(r"vacant\D{0,8}(\d{1,6})", re.IGNORECASE)


class VacantSeat(NamedTuple):
    """One stint to be filled by one person: a vacant duty, with the duties that follow it."""

    tier: str
    duty: str
    """The duty that leads."""
    entity: int
    """The day and the line, for random draws; below 2**32."""
    again: int
    """0, or 1, 2 ... for more rows with the same name, day and duty."""


def vacant_seats(scenario: Scenario, shifts: pd.DataFrame) -> dict[int, VacantSeat]:
    """Row label -> seat, for every vacant duty of a table in the form of `DatedRota.shifts`.

    A duty that follows another shares its seat where the same vacant line has both that day.
    """
    vacant = shifts[(shifts["filled_by"] == "vacant") & shifts["kind"].isin(["shift", "nroc"])]
    days = vacant["start"].to_numpy("datetime64[D]").astype(np.int64) + _BEFORE_1970
    rows = list(zip(vacant["tier"], vacant["duty"], vacant["doctor"], days.tolist(), strict=True))
    present: Counter[tuple[str, str, str, int]] = Counter(rows)
    met: Counter[tuple[str, str, str, int]] = Counter()
    seats = {}
    for label, (tier, duty, doctor, day) in zip(vacant.index.tolist(), rows, strict=True):
        again = met[tier, duty, doctor, day]
        met[tier, duty, doctor, day] += 1
        leader = duty
        for _ in scenario.rota.tier[tier].duty:
            before = scenario.rota.tier[tier].duty[leader].follows
            if before is None or present[tier, before, doctor, day] <= again:
                break
            leader = before
        seats[label] = VacantSeat(tier, leader, day * _PLACES + _place(doctor, again), again)
    return seats


def _place(doctor: str, again: int) -> int:
    number = _NUMBER.match(doctor)
    return ((int(number[1]) if number else 0) + 127 * again) % _PLACES
