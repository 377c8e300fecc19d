"""How many doctors the weekend's duties take, however they are shared out."""

from __future__ import annotations

from dghsim.rota.template.shift_types import ShiftType
from dghsim.rota.template.weekend_days import FRIDAY, SATURDAY, SUNDAY, touches_weekend


def doctor_weekends(types: tuple[ShiftType, ...]) -> int:
    """The fewest lines that work some of a weekend: one doctor has at most one duty a day."""
    return max(
        sum(each.cover[weekday] for each in types if touches_weekend(weekday, each.spans[weekday]))
        for weekday in (FRIDAY, SATURDAY, SUNDAY)
    )
