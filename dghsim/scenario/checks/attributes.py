"""Attributes build on earlier ones, and fit them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from dghsim.errors import show
from dghsim.scenario.demand import Attribute
from dghsim.scenario.duration import SECONDS_PER_UNIT
from dghsim.scenario.keys import Key, unknown
from dghsim.scenario.labels import labels_of, unit_of
from dghsim.scenario.problems import Problem
from dghsim.scenario.root import Scenario


def _attributes(scenario: Scenario) -> Iterator[tuple[Key, Attribute, list[str]]]:
    """Each with its key and the names of those before it."""
    names = list(scenario.demand.attribute)
    for place, (name, attribute) in enumerate(scenario.demand.attribute.items()):
        yield ("demand", "attribute", name), attribute, names[:place]


def built_on_earlier_ones(scenario: Scenario) -> Iterator[Problem]:
    """`by`, `of` and `minus` name attributes written above."""
    for key, attribute, earlier in _attributes(scenario):
        named: list[tuple[Key, str | None]] = [(("by",), attribute.by), (("of",), attribute.of)]
        named += [(("minus", str(place)), name) for place, name in enumerate(attribute.minus or ())]
        for inner, name in named:
            if name is None or name in earlier:
                continue
            if name in scenario.demand.attribute:
                yield Problem((*key, *inner), f"{show(name)} must be written above this attribute")
            else:
                yield Problem((*key, *inner), unknown(name, earlier, what="attribute"))


def built_on_the_right_kind(scenario: Scenario) -> Iterator[Problem]:
    """`by` names a category; `of` and `minus` name numbers that can be taken from one another."""
    demand = scenario.demand
    for key, attribute, _ in _attributes(scenario):
        if attribute.by is not None and not labels_of(demand.attribute[attribute.by]):
            yield Problem((*key, "by"), f"must be a category, and {show(attribute.by)} is a number")
        numbers = [attribute.of] if attribute.of is not None else attribute.minus or []
        wrong = [name for name in numbers if labels_of(demand.attribute[name])]
        for name in wrong:
            inner = "of" if attribute.of is not None else "minus"
            yield Problem((*key, inner), f"must be a number, and {show(name)} is a category")
        if attribute.minus is not None and not wrong:
            units = [unit_of(demand, name) for name in attribute.minus]
            units += [attribute.unit] if attribute.unit is not None else []
            if len({unit if unit not in SECONDS_PER_UNIT else "time" for unit in units}) > 1:
                yield Problem(
                    (*key, "minus"), f"must be two times, or two numbers of one unit, not {show(units)}"
                )


def tables_fit_their_labels(scenario: Scenario) -> Iterator[Problem]:
    """A table by another attribute has one entry for each of its labels."""
    for key, attribute, _ in _attributes(scenario):
        if attribute.by is None:
            continue
        labels = labels_of(scenario.demand.attribute[attribute.by])
        for word in ("shares", "chance", "distribution"):
            table = getattr(attribute, word)
            given = table if isinstance(table, dict) else {}
            for label in given:
                if label not in labels:
                    yield Problem(
                        (*key, word, label), unknown(label, labels, what=f"label of {attribute.by}")
                    )
            for label in labels:
                if given and label not in given:
                    yield Problem(
                        (*key, word), f"needs an entry for {show(label)}, a label of {attribute.by}"
                    )


def one_unit(scenario: Scenario) -> Iterator[Problem]:
    """Distributions of one attribute share a unit."""
    for key, attribute, _ in _attributes(scenario):
        if isinstance(attribute.distribution, dict):
            units = {entry.unit for entry in attribute.distribution.values()}
            if len(units) > 1:
                yield Problem((*key, "distribution"), f"must have one unit, not {', '.join(sorted(units))}")


def bands_rise(scenario: Scenario) -> Iterator[Problem]:
    """Lower limits of bands rise."""
    for key, attribute, _ in _attributes(scenario):
        limits = list((attribute.bands or {}).values())
        if any(low >= high for low, high in pairwise(limits)):
            yield Problem((*key, "bands"), "lower limits must rise from band to band")


CHECKS = (bands_rise, one_unit, built_on_earlier_ones, built_on_the_right_kind, tables_fit_their_labels)
