"""How much rests on guesses, for a terminal: at most 100 columns."""

from __future__ import annotations

import textwrap

from dghsim.measures.answers.numbers import plain, printable, span
from dghsim.measures.answers.text import WIDTH
from dghsim.measures.guesses.headlines import Headline, headlines
from dghsim.measures.guesses.model import Guesses
from dghsim.measures.guesses.words import about, finding, no_driver, of_driver
from dghsim.measures.model import Study


def text_of_guesses(study: Study) -> str:
    """Of a study with guesses drawn; empty without."""
    guesses = study.guesses
    if guesses is None:
        return ""
    found = headlines(study)
    lines = ["How much rests on guesses?"]
    lines += [_wrapped(f"{finding(study, found)} {' '.join(about(guesses))}", 3)]
    for headline in found:
        lines += _of(headline, guesses)
    return "\n".join(lines)


def _of(headline: Headline, guesses: Guesses) -> list[str]:
    unit, spread = headline.measure.unit, headline.spread
    beside = "" if unit.startswith("pounds") else f" {unit}"
    ends = span(spread.low, spread.high, unit) if spread.low < spread.high else plain(spread.low, 1)
    lines = [_wrapped(f"{headline.measure.label}: {ends}{beside}", 3)]
    for driver in headline.drivers:
        guess = guesses.drawn[driver.guess]
        lines.append(_wrapped(f"{driver.share:3.0%}  {guess.name}, {of_driver(guess, driver, unit)}", 6))
    return lines if headline.drivers else [*lines, _wrapped(no_driver(headline), 6)]


def _wrapped(words: str, indent: int) -> str:
    space = " " * indent
    return textwrap.fill(
        printable(words), WIDTH, initial_indent=space, subsequent_indent=f"{space}  ", break_on_hyphens=False
    )
