"""Whether there is anything to decide in a study, and what it says where there is not."""

from __future__ import annotations

from dghsim.report.study.asked import Asked
from dghsim.report.study.sections import matters_section
from dghsim.studies.reading.cells import NothingToDecideError, factors_of
from dghsim.studies.reading.decide import Decision, decide


def decided(asked: Asked) -> tuple[Decision | None, str]:
    """The decision; where there are no options none, with why: what varies may be read for what matters all the same.

    Raises:
        InputError: as `decide`; and where nothing varies at all.
    """
    try:
        found = decide(
            asked.source, asked.measures[0], zone=asked.zone, confidence=asked.confidence, over=asked.over,
            where=asked.where, first_stage=asked.first_stage,
        )  # fmt: skip
    except NothingToDecideError as nothing:
        if not factors_of(asked.source, asked.measures[0], asked.where).varying().axes:
            raise
        return None, f"{nothing}".removeprefix("the study: ")
    return found, ""


def what_matters(asked: Asked, why: str) -> tuple[str, ...]:
    """Sentences for a study without a decision, and why there is none."""
    findings = (figure.finding for section in matters_section(asked) for figure in section.figures)
    return (f"{why[:1].upper()}{why[1:]}.", *findings)
