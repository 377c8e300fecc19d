"""Whether the warm-up is long enough, for a terminal: at most 100 columns."""

from __future__ import annotations

import textwrap

from dghsim.measures.answers.text import WIDTH
from dghsim.measures.model import Study
from dghsim.measures.warming.check import warm_up
from dghsim.measures.warming.growth import queues
from dghsim.measures.warming.words import answer, reason


def text_of_warm_up(study: Study) -> str:
    """One sentence or two, and whether a queue grows to the end; empty where nothing was kept of the first weeks."""
    found = warm_up(study)
    if found is None:
        return ""
    said = f"{answer(found)} {reason(found)} {queues(study)}".rstrip()
    return textwrap.fill(said, WIDTH, subsequent_indent="   ", break_on_hyphens=False)
