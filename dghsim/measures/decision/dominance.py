"""Options that nobody need take, since another costs less and is nowhere told to be worse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dghsim.measures.decision.effect import Better, effect_of
from dghsim.measures.decision.option import Option


def dominated(options: Sequence[Option], measures: Mapping[str, Better]) -> dict[str, str]:
    """Dominated option -> the one that dominates it, the cheapest of them.

    One dominates another where, on the same patients, it costs no more beyond chance and is better beyond chance on
    some measure, or costs less beyond chance; and on no measure is told to be worse. 95 % each by itself: what is
    dropped here is dropped on weak grounds rather than kept on none, and the numbers stand beside.

    Args:
        options: any number.
        measures: id -> which way is better; those without a better side are passed over.
    """
    sided = {name: better for name, better in measures.items() if better != "neither"}
    found: dict[str, str] = {}
    for one in options:
        by = [other for other in options if other is not one and _dominates(other, one, sided)]
        if by:
            found[one.called] = min(by, key=_mean_cost).called
    return found


def _dominates(one: Option, other: Option, measures: Mapping[str, Better]) -> bool:
    """Whether `one` leaves no reason to take `other`."""
    if one.cost is None or other.cost is None:
        return False
    paid = effect_of(one.cost - other.cost, "less", chancy=False)
    if paid is None or not (paid.nothing or paid.alone == "better"):
        return False
    told = set()
    for name, better in measures.items():
        if name not in one.differences or name not in other.differences:
            continue
        found = effect_of(one.differences[name] - other.differences[name], better)
        if found is None:
            continue
        if found.alone == "worse":
            return False
        told.add(found.alone)
    return bool(told) and (paid.alone == "better" or "better" in told) and not _gains(other, one, measures)


def _gains(one: Option, other: Option, measures: Mapping[str, Better]) -> bool:
    """Whether `one` is told better than nothing where `other` is not, and by its mean is better than `other` there."""
    for name, better in measures.items():
        if name not in one.differences or name not in other.differences:
            continue
        first, second = effect_of(one.differences[name], better), effect_of(other.differences[name], better)
        if first is None or second is None:
            continue
        sign = 1.0 if better == "more" else -1.0
        if first.alone == "better" and second.alone != "better" and sign * (first.mean - second.mean) > 0:
            return True
    return False


def _mean_cost(option: Option) -> float:
    return float("inf") if option.cost is None else float(option.cost.mean())
