"""Lays levers over a scenario, and says of every number they bring where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dghsim.errors import InputError
from dghsim.scenario.interventions import first_clash, laid
from dghsim.scenario.keys import Document, Key, dotted, inside, is_number, split_key
from dghsim.scenario.levers.priors import places
from dghsim.scenario.levers.read import Chosen
from dghsim.scenario.root import Provenance, Scenario


@dataclass(frozen=True, slots=True)
class Pulled:
    """What a lever comes to on one scenario."""

    document: Document
    """With it."""
    says: Document
    """What it changed."""
    marks: tuple[Provenance, ...]
    """Where its numbers come from; those that are not known with the range they have here."""


def refuse_clashes(asked: Sequence[Chosen]) -> None:
    """Raises InputError where two levers change the same thing, unless both add to it or both multiply it."""
    clash = first_clash([(one.name, one.patch()) for one in asked])
    if clash is not None:
        raise InputError(f"--lever: {clash[0]} and {clash[1]} both change {dotted(clash[2])}")


def pull(scenario: Scenario, document: Document, one: Chosen) -> Pulled:
    """Lay one lever over a scenario.

    Args:
        scenario: checked.
        document: the same as plain tables, as written.
        one: which lever, at which level.

    Raises:
        UnfitError: the scenario has not what the lever changes.
    """
    changed, says = laid(scenario, document, one.patch())
    rest = Provenance(
        keys=["**"],
        evidence="illustrative",
        source=f"Lever {one.called}: {one.lever.level[one.level].says}"[:400],
    )
    return Pulled(changed, says, (rest, *_marks(scenario.model_dump(), one)))


def _marks(before: Document, one: Chosen) -> Iterator[Provenance]:
    """One for each prior, and for each range it comes to here, so that all its numbers are drawn as one."""
    found: dict[tuple[str, float, float], list[str]] = {}
    for key, base, name, how in _moved(before, one):
        prior = one.lever.prior[name]
        ends = {"set": (prior.low, prior.high), "add": (base + prior.low, base + prior.high),
                "scale": (base * prior.low, base * prior.high)}[how]  # fmt: skip
        found.setdefault((name, min(ends), max(ends)), []).append(".".join(key))
    for (name, low, high), keys in found.items():
        prior = one.lever.prior[name]
        source = f"{prior.says}: {prior.source}"[:400]
        yield Provenance(keys=keys, evidence=prior.evidence, source=source, low=low, high=high)


def _moved(before: Document, one: Chosen) -> Iterator[tuple[Key, float, str, str]]:
    """Each number of the scenario that a prior moves: its key, its value without the lever, which prior, and how."""
    for change in one.lever.changes(one.level, next_door=one.next_door):
        for how in ("set", "add", "scale"):
            for place, name in places(getattr(change, how)).items():
                key = (*split_key(place[0]), *place[1:])
                yield key, _at(before, key), name, how


def _at(document: Document, key: Key) -> float:
    value: object = document
    for part in key:
        try:
            value = inside(value, part)
        except KeyError:
            return 0.0
    return float(str(value)) if is_number(value) else 0.0
