"""Stints that one person works: each with a number that depends on nothing but its day, duty and line."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Collection
from typing import NamedTuple
from zlib import crc32

import numpy as np
import pandas as pd

from dghsim.rota.ladder.take import duty_pairs, words_in
from dghsim.scenario.root import Scenario

_PLACES = 1024
"""Lines of one duty on one day that are told apart; as many for every day to the year 9999 fit in 32 bits."""
_BEFORE_1970 = datetime.date(1970, 1, 1).toordinal()
_VACANT = re.compile(r"vacant\D{0,8}(\d{1,6})?", re.IGNORECASE)
_NUMBERED = re.compile(r".*\D(\d{1,4})", re.DOTALL)


class Seat(NamedTuple):
    """One stint of one person: a duty, with the duties that follow it."""

    tier: str
    duty: str
    """The duty that leads."""
    entity: int
    """The day and the line, for random draws; below 2**32."""
    doctor: str
    again: int
    """0, or 1, 2 ... for more rows with the same name, day and duty."""


def seats_of(scenario: Scenario, shifts: pd.DataFrame, filled_by: Collection[str]) -> dict[int, Seat]:
    """Row label -> seat, for every duty so filled of a table in the form of `DatedRota.shifts`.

    A duty that follows another shares its seat where the same line has both that day.
    """
    chosen = shifts[shifts["filled_by"].isin(list(filled_by)) & shifts["kind"].isin(["shift", "nroc"])]
    days = chosen["start"].to_numpy("datetime64[D]").astype(np.int64) + _BEFORE_1970
    doctors = words_in(chosen["doctor"])
    rows = [
        (*pair, doctor, day)
        for pair, doctor, day in zip(duty_pairs(chosen), doctors, days.tolist(), strict=True)
    ]
    present = Counter(rows)
    met: dict[tuple[str, str, str, int], int] = {}
    seats = {}
    before = {pair: _before(scenario, *pair) for pair in set(duty_pairs(chosen))}
    number = {doctor: _number(doctor) for doctor in set(doctors)}
    for label, row in zip(chosen.index.tolist(), rows, strict=True):
        tier, duty, doctor, day = row
        again = met.get(row, 0)
        met[row] = again + 1
        leader = duty
        for other in before[tier, duty]:
            if present[tier, other, doctor, day] <= again:
                break
            leader = other
        entity = day * _PLACES + (number[doctor] + 127 * again) % _PLACES
        seats[label] = Seat(tier, leader, entity, doctor, again)
    return seats


def _before(scenario: Scenario, tier: str, duty: str) -> list[str]:
    """The duty that a duty follows, the one that this follows, and so on; no longer than there are duties."""
    duties, found = scenario.rota.tier[tier].duty, list[str]()
    for _ in duties:
        follows = duties[duty].follows
        if follows is None:
            break
        found.append(follows)
        duty = follows
    return found


def _number(doctor: str) -> int:
    """Of a line: the one in its name, else one that follows from the name."""
    found = _VACANT.match(doctor) or _NUMBERED.fullmatch(doctor)
    return int(found[1] or 0) if found else crc32(doctor.encode("utf-8", "surrogatepass"))
