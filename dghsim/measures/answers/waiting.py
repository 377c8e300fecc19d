"""How long is waited for places, and for work where there is no take with clocks of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dghsim.measures.answers.answer import Detail
from dghsim.measures.answers.reading import Reading
from dghsim.measures.exposure import TAKE_MARKS
from dghsim.measures.facts import facts_of
from dghsim.measures.kinds import asked_kinds
from dghsim.measures.model import Study
from dghsim.measures.place_waits import awaited
from dghsim.scenario.root import Scenario


@dataclass(frozen=True, slots=True)
class Wait:
    """Of one place or kind of work."""

    label: str
    mean: Reading
    p90: Reading
    any: Reading

    @property
    def detail(self) -> Detail:
        """As a row of a terminal."""
        more = f"9 in 10 within {self.p90.value}, {self.any.value} had to wait"
        return Detail(self.label, self.mean.value, self.mean.margin, more)


def waits_found(study: Study, found: dict[str, Reading]) -> tuple[Wait, ...]:
    """Places first; then work, but of a hospital, where its waits stand by the clocks of the take."""
    starts = [f"place_wait_{name}" for name in awaited(study.scenario)]
    if not has_take(study.scenario):
        starts += [f"wait_{name}" for name in asked_kinds(study.scenario)]
    return tuple(_waits(starts, found))


def has_take(scenario: Scenario) -> bool:
    """Whether the pathway has an acute take: somebody clerks or reviews."""
    return bool(facts_of(scenario).marks & set(TAKE_MARKS))


def _waits(starts: list[str], found: dict[str, Reading]) -> Iterator[Wait]:
    for start in starts:
        parts = [found.get(f"{start}_{end}") for end in ("mean_minutes", "p90_minutes", "any_percent")]
        mean, p90, some = parts
        if mean is not None and p90 is not None and some is not None:
            label, _, wait = mean.label.removesuffix(", mean").rpartition(": ")
            yield Wait(f"{label}, {wait}", mean, p90, some)
