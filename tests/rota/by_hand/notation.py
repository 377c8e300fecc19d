"""Shifts written so that a reader checks them at a glance, as rows for `check_rota`.

A line is `[Doctor:] [kind] [week] days [clock] [extra=value ...]`; lines end at a new line or a semicolon.

    Mon 09:00-17:00             Monday of week 1; an end at or before the start is on the next day
    Mon-Fri 09:00-17:00         each of five days; Fri-Mon runs on into the next week
    Mon*8 09:00-17:00           eight days in a row from Monday
    w2 Tue 20:30-09:00          week 2; also w1-4 and w1,3
    nroc Sat 09:00-09:00 work_hours=3
    nroc Sat 09:00-09:00 quiet  with 2 h of work and 8 h of rest at night
    leave w2 Mon-Fri            whole days
    Mon 09:00-08:00+2           two days later; +0 keeps the end on the day of the start
    2026-03-28 20:30-09:00      by date
    Ann: Mon 09:00-17:00        of Ann; the doctor is A where none is named
"""

from __future__ import annotations

import datetime as dt
import re

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
KINDS = ("shift", "nroc", "zero", "leave", "study", "sick", "lieu")
LINE = re.compile(
    r"(?:(?P<doctor>\w+): )?(?:(?P<kind>[a-z]+) )?(?:w(?P<weeks>[\d,-]+) )?(?P<days>\S+)"
    r"(?: (?P<clock>[\d:]+-[\d:]+(?:\+\d+)?))?(?P<extra>(?: \w+=\S+)*)"
)
Row = dict[str, object]


def rows(text: str, monday: dt.date) -> list[Row]:
    """The rows for shifts written as `text`, with `monday` as the first day of week 1."""
    text = text.replace(" quiet", " work_hours=2 night_rest_hours=8")
    lines = [line.strip() for line in re.split(r"[;\n]", text)]
    return [row for line in lines if line for row in _rows(line, monday)]


def moment(text: str, monday: dt.date) -> dt.datetime:
    """A time written as `Mon 09:00`, `w2 Tue 17:00` or `2026-03-28 09:00`."""
    found = re.fullmatch(r"(?:w(\d+) )?(\S+) (\d\d:\d\d)", text)
    assert found, text
    day = _dates(found[2], [int(found[1] or 1)], monday)[0]
    return dt.datetime.combine(day, dt.time.fromisoformat(found[3]))


def _rows(line: str, monday: dt.date) -> list[Row]:
    found = LINE.fullmatch(line)
    assert found, line
    kind = found["kind"] or "shift"
    assert kind in KINDS, line
    extra = dict(pair.split("=") for pair in found["extra"].split())
    return [
        {"doctor": found["doctor"] or "A", "kind": kind, "start": start, "end": end, **extra}
        for day in _dates(found["days"], _weeks(found["weeks"] or "1"), monday)
        for start, end in [_clock(found["clock"], day)]
    ]


def _weeks(text: str) -> list[int]:
    weeks = []
    for part in text.split(","):
        first, _, last = part.partition("-")
        weeks += range(int(first), int(last or first) + 1)
    return weeks


def _dates(text: str, weeks: list[int], monday: dt.date) -> list[dt.date]:
    if text[0].isdigit():
        return [dt.date.fromisoformat(text)]
    offsets = []
    for part in text.split(","):
        first, number = (DAYS.index(part[:3]), 1)
        if part[3:4] == "*":
            number = int(part[4:])
        elif part[3:4] == "-":
            number = (DAYS.index(part[4:]) - first) % 7 + 1
        else:
            assert part in DAYS, part
        offsets += range(first, first + number)
    return [monday + dt.timedelta(weeks=week - 1, days=offset) for week in weeks for offset in offsets]


def _clock(text: str | None, day: dt.date) -> tuple[dt.datetime, dt.datetime]:
    midnight = dt.datetime.combine(day, dt.time())
    if text is None:
        return midnight, midnight + dt.timedelta(days=1)
    times, _, later = text.partition("+")
    start, end = (_since(part) for part in times.split("-"))
    days = int(later) if later else int(end <= start)
    return midnight + start, midnight + end + dt.timedelta(days=days)


def _since(clock: str) -> dt.timedelta:
    hours, minutes = clock.split(":")
    return dt.timedelta(hours=int(hours), minutes=int(minutes))
