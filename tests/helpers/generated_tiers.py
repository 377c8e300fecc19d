"""Template problems drawn from a number: tiers of two to five duties, as hospitals write them."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from dghsim.scenario.rota import Tier

_EVERY_DAY = ("1111111", "1111111", "2222222", "2222211", "1111122")
_WEEKDAYS = ("1111100", "2222200", "1010100")
_LONG_DAYS = ("08:30-21:00", "08:00-20:30", "08:00-20:00")
_NIGHTS = ("20:30-09:00", "20:00-08:30", "21:00-09:00")
_LATES = ("14:00-23:30", "12:00-22:00", "13:00-21:30")
_DAYS = ("09:00-17:00", "08:00-16:00", "08:30-18:30")


def drawn_tier(make_tier: Callable[..., Tier], number: int) -> Tier:
    """The problem of that number, to be solved for the smallest rota that fits."""
    draw = random.Random(number)
    duties = {"day": f"{draw.choice(_LONG_DAYS)} {draw.choice(_EVERY_DAY)}"}
    kind = draw.random()
    if kind < 0.75:
        duties["night"] = (
            f"{draw.choice(_NIGHTS)} {draw.choice(('1111111', '1111111', '1111111', '2222222'))}"
        )
    elif kind < 0.9:
        duties["call"] = f"20:00-08:00 1111111 home={draw.choice((1, 2, 3))}"
    if draw.random() < 0.5:
        duties["late"] = f"{draw.choice(_LATES)} {draw.choice(_EVERY_DAY[:2] + _WEEKDAYS)}"
    if draw.random() < 0.5:
        duties["unit"] = f"{draw.choice(_DAYS)} {draw.choice(_WEEKDAYS)}"
    if draw.random() < 0.9:
        duties["normal"] = (
            f"{draw.choice(('09:00-17:00', '08:30-16:30'))} {draw.choice(('0000000', '1111100'))} normal"
        )
    asked: dict[str, Any] = {}
    if "night" in duties and draw.random() < 0.3:
        asked["night_blocks"] = draw.choice(([4, 3], [3, 4], [2, 2, 3]))
    if draw.random() < 0.2 and _same_both_days(duties):
        asked["whole_weekends"] = True
    if draw.random() < 0.2:
        asked["one_weekend_in"] = draw.choice((3.5, 4.0))
    if "normal" in duties and draw.random() < 0.2:
        asked["normal_days_a_week"] = draw.choice((0.5, 1.0, 1.5))
    if draw.random() < 0.2:
        asked["days_off_after_nights"] = draw.choice((2, 3))
    return make_tier(
        "smallest",
        duties,
        rules=draw.choice(
            ("training-2019", "training-2019", "training-2019", "training-2016", "wtr", "consultant-2003")
        ),
        hours_target=draw.choice((44, 46, 47, 48)),
        leave_days=draw.choice((0, 35, 42)),
        study_days=draw.choice((0, 0, 20)),
        template=asked,
    )


def _same_both_days(duties: dict[str, str]) -> bool:
    return all(text.split()[1][5] == text.split()[1][6] for text in duties.values())
