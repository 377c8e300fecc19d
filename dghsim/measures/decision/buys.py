"""What money buys of one measure: the price of a unit where there is one, else what stands in the way of naming one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dghsim.measures.decision.effect import Better, Effect, effect_of
from dghsim.measures.decision.ratio import Ratio, fieller
from dghsim.measures.model import Floats

Kind = Literal[
    "price", "saves and better", "saves for loss", "costs and worse", "better, cost unclear", "worse, cost unclear",
    "better, same cost", "worse, same cost", "better, cost unknown", "worse, cost unknown", "not told", "no change",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Buys:
    """One option on one measure that has a better side."""

    kind: Kind
    """`price`: better, and dearer: `ratio` is what a unit costs. `saves for loss`: worse, and cheaper: `ratio` is what
    is saved for each unit lost. `cost unclear`: the cost cannot be told from nought, and `ratio` has nought in it."""
    gain: Effect
    """Better is above nought."""
    cost: Effect | None
    ratio: Ratio | None


def buys(cost: Floats | None, differences: Floats, better: Better, *, chancy: bool = True) -> Buys | None:
    """What a unit costs; None where there is nothing to measure, or neither side is better."""
    if better == "neither":
        return None
    gained = differences if better == "more" else -differences
    gain = effect_of(gained, "more", chancy=chancy)
    if gain is None:
        return None
    paid = None if cost is None else effect_of(cost, "less", chancy=False)
    if gain.alone in ("no change", "cannot tell"):
        return Buys("no change" if gain.nothing else "not told", gain, paid, None)
    ratio = None if cost is None or paid is None or paid.nothing else fieller(cost, gained)
    helps = gain.mean > 0
    return Buys(_kind(paid, helps=helps), gain, paid, ratio)


def _kind(paid: Effect | None, *, helps: bool) -> Kind:
    if paid is None:
        return "better, cost unknown" if helps else "worse, cost unknown"
    if paid.nothing:
        return "better, same cost" if helps else "worse, same cost"
    if paid.alone == "cannot tell":
        return "better, cost unclear" if helps else "worse, cost unclear"
    if paid.mean > 0:
        return "price" if helps else "costs and worse"
    return "saves and better" if helps else "saves for loss"
