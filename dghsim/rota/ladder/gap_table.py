"""The stints that could be gaps, as columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dghsim.randomness import named
from dghsim.rota.checker.kinds import in_clock_window
from dghsim.rota.horizon import DAY_SECONDS, Horizon
from dghsim.rota.ladder.seats import Seat
from dghsim.rota.ladder.take import duty_pairs
from dghsim.rota.rolled import counted_minutes
from dghsim.rota.workforce.model import Line
from dghsim.scenario.root import Scenario

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
NIGHT = (23 * 60, 6 * 60)
"""Clock minutes between which a duty is one by night."""
NIGHT_MINUTES = 180
"""Work in those hours that makes a shift a night for the rest after it."""


@dataclass(frozen=True, slots=True)
class SeatTable:
    """One entry a seat; times are seconds from the epoch."""

    tier: Ints
    post: Ints
    """Whose it is on the rota."""
    day: Ints
    start: Ints
    end: Ints
    """Of the whole stint, on call from home included."""
    resident_start: Ints
    """Of what is worked at the hospital; -1 where nothing is."""
    resident_end: Ints
    minutes: NDArray[np.float64]
    """Work that counts towards hours."""
    night: Mask
    """Any of it by night."""
    night_shift: Mask
    """Three hours or more of resident work by night."""
    weekend: Mask
    normal: Mask
    """Nothing but normal days."""
    entity: NDArray[np.uint64]
    who: NDArray[np.uint64]
    what: NDArray[np.uint64]
    """Name of its draws: the day and line, hospital and tier, and the duty."""


def seat_table(
    scenario: Scenario,
    horizon: Horizon,
    rows: pd.DataFrame,
    seat: Sequence[int],
    seats: Sequence[Seat],
    lines: Sequence[Line],
) -> SeatTable:
    """The seats as columns, from the rows of the rota that belong to each: `seat` has the seat of each row."""
    origin = horizon.origin.astype(np.int64)
    start = rows["start"].to_numpy("datetime64[s]").astype(np.int64) - origin
    end = rows["end"].to_numpy("datetime64[s]").astype(np.int64) - origin
    resident = (rows["kind"] == "shift").to_numpy()
    at = np.array(seat, dtype=np.int64)
    duties = duty_facts(scenario)
    counted = np.array([duties[pair][0] for pair in duty_pairs(rows)], dtype=np.float64)
    normal = np.array([duties[pair][1] for pair in duty_pairs(rows)], dtype=np.bool_)
    number = len(seats)
    first, last = _spans(at, start, end, number)
    opens, closes = _spans(at[resident], start[resident], end[resident], number)
    at_night = in_clock_window(first // 60, -(-last // 60), *NIGHT)
    worked = in_clock_window(opens // 60, -(-closes // 60), *NIGHT)
    tiers, posts = list(scenario.rota.tier), {line.planned: at for at, line in enumerate(lines)}
    code = scenario.hospital.code
    return SeatTable(
        tier=np.array([tiers.index(each.tier) for each in seats], dtype=np.int64),
        post=np.array([posts[each.doctor] for each in seats], dtype=np.int64),
        day=first // DAY_SECONDS,
        start=first,
        end=last,
        resident_start=opens,
        resident_end=closes,
        minutes=np.bincount(at, np.minimum(counted, (end - start) / 60), number).astype(np.float64),
        night=at_night > 0,
        night_shift=worked >= NIGHT_MINUTES,
        weekend=(first // DAY_SECONDS) % 7 >= 5,
        normal=np.bincount(at, ~normal, number) == 0,
        entity=np.array([each.entity for each in seats], dtype=np.uint64),
        who=np.array([named(code, each.tier) for each in seats], dtype=np.uint64),
        what=np.array([named("gap", each.duty) for each in seats], dtype=np.uint64),
    )


def duty_facts(scenario: Scenario) -> Mapping[tuple[str, str], tuple[float, bool]]:
    """(tier, duty) -> minutes that count towards hours, and whether it is a normal day."""
    return {
        (name, duty_name): (counted_minutes(duty), duty.normal)
        for name, tier in scenario.rota.tier.items()
        for duty_name, duty in tier.duty.items()
    }


def _spans(at: Ints, start: Ints, end: Ints, number: int) -> tuple[Ints, Ints]:
    """From the first start to the last end of the rows of each seat; -1 where it has none."""
    first = np.full(number, np.iinfo(np.int64).max)
    last = np.full(number, -1, dtype=np.int64)
    np.minimum.at(first, at, start)
    np.maximum.at(last, at, end)
    return np.where(last < 0, -1, first), last
