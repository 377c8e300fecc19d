"""How many replications were run and why, for a terminal: at most 100 columns."""

from __future__ import annotations

import textwrap

from dghsim.measures.answers.numbers import printable
from dghsim.measures.answers.text import WIDTH
from dghsim.measures.model import Study
from dghsim.measures.precision.reached import reached
from dghsim.measures.precision.words import finding, finding_of


def text_of_precision(study: Study) -> str:
    """A line for the whole and one for each measure; empty where a number of replications was asked for."""
    found = reached(study)
    if not found:
        return ""
    lines = [_wrapped(f"How many runs? {finding(study, found)}", 0)]
    return "\n".join(lines + [_wrapped(finding_of(one), 3) for one in found])


def _wrapped(words: str, indent: int) -> str:
    space = " " * indent
    return textwrap.fill(
        printable(words), WIDTH, initial_indent=space, subsequent_indent=f"{space}   ", break_on_hyphens=False
    )
