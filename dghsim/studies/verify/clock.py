"""Seconds from the epoch as a person says them: `Mon 20:00`, `2Tue 08:00:01` (Tuesday of the second week)."""

from __future__ import annotations

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NEVER = "never"


def said(time: int) -> str:
    """The time in words; a negative one is `never`."""
    if time < 0:
        return NEVER
    days, rest = divmod(int(time), 86400)
    week, day = divmod(days, 7)
    hour, minute, second = rest // 3600, rest // 60 % 60, rest % 60
    text = f"{DAYS[day]} {hour:02d}:{minute:02d}" + (f":{second:02d}" if second else "")
    return f"{week + 1}{text}" if week else text
