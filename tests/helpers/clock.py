"""Seconds from the epoch as a person says them: `Mon 20:00`, `2Tue 08:00:01` (Tuesday of the second week)."""

from __future__ import annotations

import re

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NEVER = "never"
_SAID = re.compile(r"(\d*)(\w{3}) (\d\d):(\d\d)(?::(\d\d))?")


def seconds(said: str) -> int:
    """Seconds from Monday 00:00 of week 1."""
    match = _SAID.fullmatch(said)
    assert match, said
    week, day, hour, minute, second = match.groups()
    days = 7 * (int(week or 1) - 1) + DAYS.index(day)
    return 86400 * days + 3600 * int(hour) + 60 * int(minute) + int(second or 0)


def said(time: int) -> str:
    """The other way round; a negative time is `never`."""
    if time < 0:
        return NEVER
    days, rest = divmod(int(time), 86400)
    week, day = divmod(days, 7)
    hour, minute, second = rest // 3600, rest // 60 % 60, rest % 60
    text = f"{DAYS[day]} {hour:02d}:{minute:02d}" + (f":{second:02d}" if second else "")
    return f"{week + 1}{text}" if week else text
