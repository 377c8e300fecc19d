"""How much rests on guesses: each measure behind the answers with its three margins, and the inputs that decide it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dghsim.measures.guesses.headlines import Headline, headlines
from dghsim.measures.guesses.model import Guesses
from dghsim.measures.guesses.words import about, finding, no_driver, of_driver
from dghsim.measures.model import Study
from dghsim.report.numbers import amount, beside, decimals, span
from dghsim.report.reading import Reading
from dghsim.report.text import period

_ROOM = 4.0
"""Percent of a picture's width left free on either side."""
_PARTS = {
    "demand": "who comes", "pathway": "the pathway", "work": "the work", "place": "beds and places", "rota": "the rota",
    "money": "money",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bar:
    """One margin, drawn: ends in percent of the width."""

    style: str
    name: str
    left: float
    width: float
    words: str


@dataclass(frozen=True, slots=True)
class Named:
    """An input that decides."""

    key: str
    words: str
    percent: int


@dataclass(frozen=True, slots=True)
class Moved:
    """One measure."""

    measure: str
    written: str
    """The mean with every input as written, with its unit."""
    mark: float
    """Where the mean as written lies, in percent of the width."""
    bars: tuple[Bar, ...]
    named: tuple[Named, ...]
    none: str
    """Why none is named; empty where one is."""


@dataclass(frozen=True, slots=True)
class GuessesPart:
    """The whole of it."""

    finding: str
    about: tuple[str, ...]
    measures: tuple[Moved, ...]
    without_range: tuple[tuple[str, int], ...]
    """Part of the scenario, and how many assumed numbers in it have no range."""


def guesses(study: Study, found: Mapping[str, Reading]) -> GuessesPart | None:
    """For one study; None where nothing was drawn."""
    drawn = study.guesses
    if drawn is None:
        return None
    told = headlines(study)
    one = period(study.scenario.run.weeks)
    return GuessesPart(
        finding(study, told),
        about(drawn),
        tuple(_moved(headline, drawn, found[headline.measure.id], one) for headline in told),
        _by_part(drawn),
    )


def _by_part(drawn: Guesses) -> tuple[tuple[str, int], ...]:
    counts = Counter(held.key.split(".")[0] for held in drawn.held if held.why == "no range")
    return tuple((_PARTS.get(part, part), count) for part, count in counts.most_common())


def _moved(headline: Headline, drawn: Guesses, reading: Reading, one: str) -> Moved:
    spread, unit = headline.spread, headline.measure.unit
    margins = (
        ("average", "The average", reading.ci_low, reading.ci_high),
        ("period", f"A {one}", reading.year_low, reading.year_high),
        ("guessed", "Guesses", spread.low, spread.high),
    )
    there = [margin for margin in margins if math.isfinite(margin[2])]
    ends = [end for _, _, low, high in there for end in (low, high)] + [headline.mean]
    least, width = min(ends), max(ends) - min(ends)

    def at(value: float) -> float:
        return round(50.0 if width == 0 else _ROOM + (100 - 2 * _ROOM) * (value - least) / width, 2)

    places = 1 if unit == "%" else decimals(*ends)
    return Moved(
        measure=headline.measure.label,
        written=f"{amount(headline.mean, unit, places)}{'%' if unit == '%' else ' ' + beside(unit)}".rstrip(),
        mark=at(headline.mean),
        bars=tuple(
            Bar(
                style,
                name,
                at(low),
                round(at(high) - at(low), 2),
                span(*_possible(low, high, unit), unit, places),
            )
            for style, name, low, high in there
        ),
        named=tuple(_named(headline, drawn)),
        none="" if headline.drivers else no_driver(headline),
    )


def _possible(low: float, high: float, unit: str) -> tuple[float, float]:
    """An interval of a mean as it is written: no share of less than none or more than all."""
    return (min(max(low, 0.0), 100.0), min(max(high, 0.0), 100.0)) if unit == "%" else (low, high)


def _named(headline: Headline, drawn: Guesses) -> Iterator[Named]:
    for driver in headline.drivers:
        guess = drawn.drawn[driver.guess]
        words = of_driver(guess, driver, headline.measure.unit).replace(" %", "%")
        yield Named(guess.name, words, round(100 * driver.share))
