"""Levers in plain text: the list, and the page of one."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from dghsim.scenario.levers.model import Comparator, Cost, Lever
from dghsim.scenario.levers.prior import Prior

_WIDTH = 100


def list_of(levers: Mapping[str, Lever]) -> str:
    """Every lever with its levels, the usual one in brackets, and what it changes."""
    lines = []
    for name, lever in levers.items():
        levels = ", ".join(f"[{each}]" if each == lever.usual else each for each in lever.level)
        lines += [f"{name}  ({levels})", *_wrapped(lever.says, "    ")]
    return "\n".join(lines)


def page_of(name: str, lever: Lever) -> str:
    """All that its file says, but for the keys it changes."""
    parts: list[tuple[str, Iterator[str]]] = [
        ("Mechanism", _paragraph(lever.mechanism)),
        ("Unchanged", _paragraph(lever.unchanged)),
        ("Levels", _levels(name, lever)),
        ("Evidence", (line for each in lever.evidence for line in _points(
            f"{each.study}. {each.effect}. Design: {each.design}. How sure: {each.sure}."))),
        ("Not known: low, best, high", (line for each in lever.prior.values() for line in _points(prior_text(each)))),
        ("Effects told elsewhere: beside the result, never in it",
         (line for each in lever.comparator.values() for line in _points(comparator_text(each)))),
        ("Cost", (line for each in lever.cost for line in _points(cost_text(each)))),
        (_income_heading(lever), (line for each in _prices(lever) for line in _points(prior_text(each)))),
    ]  # fmt: skip
    lines = [lever.name, "-" * min(len(lever.name), _WIDTH), *_wrapped(lever.says)]
    for heading, body in parts:
        found = list(body)
        if found:
            lines += ["", heading, *found]
    return "\n".join(lines)


def _levels(name: str, lever: Lever) -> Iterator[str]:
    for level, each in lever.level.items():
        usual = " (the usual one)" if level == lever.usual else ""
        yield from _points(f"{name}={level}{usual}: {each.says}. Dose {each.dose:g} ({lever.unit}).")
        for cost in each.cost:
            yield from _wrapped(f"Cost: {cost_text(cost)}", "      ")


def _income_heading(lever: Lever) -> str:
    year = "" if lever.income is None else lever.income.price_year
    return f"Paid for those sent elsewhere, pounds of {year}: low, best, high"


def _prices(lever: Lever) -> Iterator[Prior]:
    if lever.income is not None:
        yield from lever.income.price.values()


def prior_text(prior: Prior) -> str:
    """Its range and where that is from."""
    return (
        f"{prior.says}: {prior.best:g} ({prior.low:g} to {prior.high:g}), {prior.evidence}. {prior.source}."
    )


def comparator_text(comparator: Comparator) -> str:
    """The effect as told elsewhere."""
    return f"{comparator.says}. {comparator.source}."


def cost_text(cost: Cost) -> str:
    """What it costs, and where that is from."""
    if cost.gbp_per_year is None:
        return f"{cost.says}. {cost.source}."
    return f"{cost.says}: £{cost.gbp_per_year:,.0f} a year, {cost.evidence}. {cost.source}."


def _paragraph(text: str) -> Iterator[str]:
    yield from _wrapped(" ".join(text.split()), "  ")


def _points(text: str) -> Iterator[str]:
    first, *others = _wrapped(text, "    ")
    yield "  - " + first.lstrip()
    yield from others


def _wrapped(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )
