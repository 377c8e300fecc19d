"""The same sequence put differently, with the same answer: on other dates, in another order, from another week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from rota.by_hand.notation import Row
from rota.by_hand.sequence import Sequence

OTHER_MONDAYS = {
    "over a month end": dt.date(2026, 4, 27),
    "over a year end": dt.date(2025, 12, 29),
    "over the clocks going forward": dt.date(2026, 3, 23),
    "over the clocks going back": dt.date(2026, 10, 19),
    "over the end of February in a leap year": dt.date(2028, 2, 28),
}


def reordered(shifts: list[Row]) -> Iterator[tuple[str, list[Row]]]:
    """The rows backwards, and with every second one first."""
    yield "backwards", shifts[::-1]
    yield "every second row first", shifts[1::2] + shifts[::2]


def turned(sequence: Sequence) -> Iterator[tuple[str, list[Row]]]:
    """The cycle begun one week later, and half of it later: what was in those weeks comes last."""
    for later in sorted({1, sequence.weeks // 2} - {0, sequence.weeks}) if sequence.weeks else []:
        shift = dt.timedelta(weeks=later)
        length = dt.timedelta(weeks=sequence.weeks)
        first = dt.datetime.combine(sequence.first, dt.time()) + shift
        yield (
            f"begun {later} weeks later",
            [_moved(row, -shift if row["start"] >= first else length - shift) for row in sequence.rows()],
        )


def _moved(row: Row, by: dt.timedelta) -> Row:
    return {**row, "start": row["start"] + by, "end": row["end"] + by}
