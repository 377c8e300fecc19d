"""Seconds from the epoch as a person says them, both ways: `Mon 20:00`, `2Tue 08:00:01`."""

from __future__ import annotations

import re

from dghsim.studies.verify.clock import DAYS, NEVER, said

__all__ = ["NEVER", "said", "seconds"]
_SAID = re.compile(r"(\d*)(\w{3}) (\d\d):(\d\d)(?::(\d\d))?")


def seconds(said: str) -> int:
    """Seconds from Monday 00:00 of week 1."""
    match = _SAID.fullmatch(said)
    assert match, said
    week, day, hour, minute, second = match.groups()
    days = 7 * (int(week or 1) - 1) + DAYS.index(day)
    return 86400 * days + 3600 * int(hour) + 60 * int(minute) + int(second or 0)
