"""The price of each thing people dislike, all in one scale: a normal day gained is worth 10.

Leave, nights and weekends are settled first, by their own prices alone: no number of normal days buys a lone night.

Illustrative: they follow how rota coordinators say templates are built (nights as 3 + 4, whole weekends, rest before
nights), not a survey. Changing one changes which legal template is preferred, never what is legal.
"""

from __future__ import annotations

LEAVE_HELD_BACK = 60
"""Each day of leave that everybody is due within a reference period and that its hours leave no room for."""
NORMAL_DAY = 10
"""Gained by each normal day, the only time for base wards, clinics, training and leave."""
NORMAL_DAYS_UNEVEN = 15
"""For each step that the weekday with most spare normal days is above the one with fewest."""
EXTRA_DOCTOR = 1
"""Gained by each doctor above the fewest, where the cover of a duty is a range."""
LONE_NIGHT = 60
"""A single night between days without a night."""
PAIR_OF_NIGHTS = 25
"""Two nights and no third."""
NIGHTS_BEGIN_MIDWEEK = 12
"""A run of nights that begins on another day than Monday or Friday, the joints of 4 + 3."""
WEEKEND_WORKED = 30
"""Each weekend worked: fewer and whole rather than many and split."""
WEEKEND_SPLIT = 30
"""Work on one day of a weekend only, or Friday night into a weekend that is otherwise free."""
WEEKENDS_RUNNING = 40
"""Two weekends worked in a row."""
WEEKENDS_CLOSE = 12
"""Weekends worked closer together than an even spread would have them."""
WORK_BEFORE_NIGHTS = 8
"""No day off before the first night."""
FOUR_LONG = 12
"""Four long shifts in a row that are not all nights."""
LONE_DAY_OFF = 4
"""One day off between two worked."""
LONG_STRETCH = 15
"""Each eighth day in a row, where the rules allow one."""
ON_CALL_CLOSE = 3
"""Each seven days that hold one more day on call from home than the first."""
REST_OWED = 20
"""A rest rule missed where the rules ask only that the rest be given back."""
