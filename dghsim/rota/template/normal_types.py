"""Which of the solver's choices are normal days, and how many other duties share their hours."""

from __future__ import annotations

from dghsim.rota.template.grid import Grid, Literal
from dghsim.rota.template.shift_types import ShiftType, most_cover
from dghsim.scenario.rota import Tier


def is_normal(tier: Tier, kind: ShiftType) -> bool:
    """Whether a normal day is among the duties of those hours."""
    return any(tier.duty[name].normal for name in kind.duties)


def others(tier: Tier, kind: ShiftType, weekday: int) -> int:
    """Doctors that duties of the same hours, which are no normal days, may take from them."""
    names = [name for name in kind.duties if not tier.duty[name].normal]
    return sum(most_cover(tier, name, weekday) or 0 for name in names)


def normal_on(grid: Grid, tier: Tier, weekday: int) -> tuple[list[Literal], int]:
    """The choices of all lines that may be normal days on a weekday, and how many of them other duties may take."""
    kinds = [
        (number, kind)
        for number, kind in enumerate(grid.types)
        if kind.spans[weekday] and is_normal(tier, kind)
    ]
    found = [grid.at(7 * line + weekday)[number] for line in range(grid.lines) for number, _ in kinds]
    return found, sum(others(tier, kind, weekday) for _, kind in kinds)
