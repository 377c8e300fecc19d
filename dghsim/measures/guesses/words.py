"""What the draws come to, in a planner's words: the same in the terminal and in the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dghsim.measures.answers.numbers import amount, counted, printable
from dghsim.measures.guesses.drivers import FEWEST, Driver
from dghsim.measures.guesses.headlines import Headline
from dghsim.measures.guesses.model import Guess, Guesses
from dghsim.measures.model import Study
from dghsim.measures.statistics import YEAR

_HELD = {
    "decided": "is of what is decided and not guessed",
    "profile": "is of a list of numbers",
    "one value": "leaves one value only",
}
_MOSTLY_CHANCE = 0.8
_FEW = 64


def about(guesses: Guesses) -> tuple[str, ...]:
    """What was drawn, what was not, and what that leaves unsaid; a sentence each."""
    return tuple(_about(guesses))


def _about(guesses: Guesses) -> Iterator[str]:
    run, times = len(guesses.points), counted(guesses.replications, "time")
    yield (
        f"{counted(len(guesses.drawn), 'guess has', 'guesses have')} a range "
        f"({counted(guesses.numbers, 'number')} of the scenario). All were drawn at once, {run} times, every value in "
        f"a range as likely as any other; for each draw the hospital was simulated {times}, with the rota it has, and "
        "held against the same runs as written."
    )
    if guesses.replications == 1:
        yield "One simulation a draw cannot tell chance from guesses: the ranges here hold both, and are too wide."
    if run < FEWEST:
        yield f"So few draws show ranges in outline only; to name inputs it takes {FEWEST} or more."
    if guesses.without_range:
        yield (
            f"{counted(guesses.without_range, 'assumed number')} without a range stayed as written: what it would mean "
            "if they are wrong is in no margin."
        )
    counts = Counter(held.why for held in guesses.held)
    for why, words in _HELD.items():
        if counts[why]:  # type: ignore[index]
            yield f"{counted(counts[why], 'number')} stayed as written because the range {words}."  # type: ignore[index]
    if guesses.left_out:
        first = printable(next(iter(guesses.left_out.values())))
        yield (
            f"{len(guesses.left_out)} of {counted(guesses.asked, 'draw')} gave no scenario that can work and are left "
            f"out: the ranges here are those of the rest. The first: {first}."
        )


def finding(study: Study, found: Sequence[Headline]) -> str:
    """How many of the measures guesses move by more than luck moves a year."""
    one = "year" if study.scenario.run.weeks == 52 else "run"
    if len(study.values) < 2:
        return f"With one {one} simulated there is nothing to hold the guesses against."
    wider = sum(
        headline.spread.high - headline.spread.low > _year_width(study, headline) for headline in found
    )
    return f"Guesses move {wider} of these {counted(len(found), 'measure')} by more than luck moves a {one}."


def _year_width(study: Study, headline: Headline) -> float:
    low, high = study.values[headline.measure.id].quantile([share / 100 for share in YEAR])
    return float(high - low)


def of_driver(guess: Guess, driver: Driver, unit: str) -> str:
    """`25.7 to 31.4: about 96 % to 91 %`."""
    return f"{guess.low:g} to {guess.high:g}: about {amount(driver.near_low, unit)} to {amount(driver.near_high, unit)}"


def no_driver(headline: Headline) -> str:
    """Why no input is named."""
    spread = headline.spread
    if spread.means.min() == spread.means.max():
        return "None of these guesses moves it."
    if spread.share_of_chance > _MOSTLY_CHANCE:
        return "What differs between draws is mostly chance."
    return f"No single input stands out{' in so few draws' if len(spread.means) < _FEW else ''}."
