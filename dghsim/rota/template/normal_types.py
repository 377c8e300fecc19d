"""Which of the solver's choices are normal days, and how many, beside other duties of the same hours."""

from __future__ import annotations

from dghsim.rota.template.grid import Grid, Literal
from dghsim.rota.template.shift_types import ShiftType, most_cover
from dghsim.scenario.rota import Tier


def is_normal(tier: Tier, kind: ShiftType) -> bool:
    """Whether a normal day is among the duties of those hours."""
    return any(tier.duty[name].normal for name in kind.duties)


def fewest_others(tier: Tier, kind: ShiftType, weekday: int) -> int:
    """Doctors that duties of the same hours, which are no normal days, need of them."""
    return sum(tier.duty[name].cover[weekday] for name in kind.duties if not tier.duty[name].normal)


def most_normal(tier: Tier, kind: ShiftType, weekday: int) -> int | None:
    """The most normal days that may be given out; None for any number."""
    most = [most_cover(tier, name, weekday) for name in kind.duties if tier.duty[name].normal]
    known = [number for number in most if number is not None]
    return sum(known) if len(known) == len(most) else None


def puts_normal_first(tier: Tier) -> bool:
    """Whether duties of the same hours get no more than they need, since so many normal days are asked for."""
    return bool({"normal_days_a_week", "session"} & set(tier.template.given()))


def normal_on(grid: Grid, tier: Tier, weekday: int) -> tuple[list[Literal], int]:
    """Literals and numbers whose sum, less the number given with them, is the most normal days of a weekday."""
    found: list[Literal] = []
    taken = 0
    for number, kind in enumerate(grid.types):
        if kind.spans[weekday] and is_normal(tier, kind):
            given = [grid.at(7 * line + weekday)[number] for line in range(grid.lines)]
            fewest = fewest_others(tier, kind, weekday)
            most = most_normal(tier, kind, weekday)
            if most is None or kind.most[weekday] == fewest + most:
                found += given
                taken += fewest
            else:
                normal = grid.model.new_int_var(0, most, f"normal_{weekday}_{number}")
                grid.model.add(normal + fewest <= sum(given))
                found.append(normal)
    return found, taken
