"""Whether there is anything to decide in a study, and what it says where there is not."""

from __future__ import annotations

from dghsim.report.study.asked import Asked
from dghsim.report.study.sections import matters_section
from dghsim.studies.reading.cells import NothingToDecideError, factors_of
from dghsim.studies.reading.decide import Decision, decide


def decided(asked: Asked) -> Decision | None:
    """The decision; None where nobody decides what varies, which may be read for what matters all the same.

    Raises:
        InputError: as `decide`; and where nothing varies at all.
    """
    try:
        return decide(
            asked.source, asked.measures[0], zone=asked.zone, confidence=asked.confidence, over=asked.over,
            where=asked.where, first_stage=asked.first_stage,
        )  # fmt: skip
    except NothingToDecideError:
        if not factors_of(asked.source, asked.measures[0], asked.where).varying().axes:
            raise
        return None


def what_matters(asked: Asked) -> tuple[str, ...]:
    """Sentences for a study without a decision."""
    findings = (figure.finding for section in matters_section(asked) for figure in section.figures)
    return ("Nobody decides what varies in this study.", *findings)
