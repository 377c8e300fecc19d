"""What more lines would buy: one template for each number of lines from the smallest that fits."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.rota.ahead import side_by_side
from dghsim.rota.model import Template
from dghsim.rota.reference import tier_rules
from dghsim.rota.template.cache import cached_template
from dghsim.rota.template.errors import ImpossibleRota, UndecidedRota
from dghsim.rota.template.remains import Remains, remains
from dghsim.rota.template.smallest import MOST_LINES, Attempt, SmallestTemplate, smallest_template
from dghsim.scenario.rota import Tier

MORE = 6
"""Sizes beyond the smallest."""


@dataclass(frozen=True, slots=True)
class Size:
    """One number of lines and what it comes to."""

    template: Template
    remains: Remains


@dataclass(frozen=True, slots=True)
class Trade:
    """The sizes of one tier's rota, the smallest first."""

    tier_name: str
    tier: Tier
    smallest: SmallestTemplate
    sizes: tuple[Size, ...]
    missing: tuple[Attempt, ...]
    """Larger sizes without a template: those that do not fit, and those that the effort left undecided."""


def trade(
    tier_name: str,
    tier: Tier,
    seconds: float,
    deterministic: bool = False,
    more: int = MORE,
) -> Trade:
    """Solves each size from the smallest to `more` beyond it, and to the tier's own lines where those are more.

    Side by side, as many at once as there are processors.

    Args:
        tier_name: for messages.
        tier: the tier; its own `lines` are a size among the others.
        seconds: the solver's effort for each size, as for `solve_template`.
        deterministic: as for `solve_template`.
        more: sizes beyond the smallest.

    Raises:
        ImpossibleRota, UndecidedRota, InputError: as `smallest_template`.
    """
    smallest = smallest_template(tier_name, tier, seconds, deterministic)
    first = smallest.template.lines
    own = tier.lines if isinstance(tier.lines, int) else first
    readings = tier_rules(tier).readings
    larger = range(first + 1, min(MOST_LINES, max(first + more, own + 1)) + 1)

    def size(lines: int) -> Size | Attempt:
        asked = tier.model_copy(update={"lines": lines})
        try:
            template = cached_template(tier_name, asked, seconds, deterministic)
        except UndecidedRota:
            return Attempt(lines, "undecided", f"within an effort of {seconds:g}")
        except ImpossibleRota as error:
            return Attempt(lines, "does not fit", str(error).rpartition(" fits: ")[2])
        return Size(template, remains(tier, template.cells, readings))

    found = list(side_by_side(size, larger))
    sizes = (
        Size(smallest.template, remains(tier, smallest.template.cells, readings)),
        *(each for each in found if isinstance(each, Size)),
    )
    missing = tuple(each for each in found if isinstance(each, Attempt))
    return Trade(tier_name, tier, smallest, sizes, missing)
