"""What is printed of a cohort."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dghsim.report.cohort.gained import who_gains_most
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.text import mid_sentence

_QUIET = frozenset({"cannot tell", "beside", "no change"})


def text_of(reading: CohortReading) -> str:
    """Who is told from the middle on the first measure of each aim, what changed, and who was not run."""
    return "\n".join(_lines(reading))


def _lines(reading: CohortReading) -> Iterator[str]:
    yield reading.cohort.name
    for aim in reading.aims:
        for each in aim.standings[:1]:
            verdicts = {name: one.verdict for name, one in each.hospitals.items()}
            told = _told(reading, verdicts) or "none"
            yield f"{aim.aim.title}: {mid_sentence(each.measure.label)}; told from the middle: {told}"
    for tried in reading.tries:
        for found in tried.changes:
            sure = _told(reading, {name: one.verdict for name, one in found.hospitals.items()})
            if sure:
                yield f"{tried.tried.says}: {mid_sentence(found.measure.label)}: {sure}"
        for gain in tried.gains:
            if gain.ranks is not None:
                yield f"{tried.tried.says}: {mid_sentence(gain.measure.label)}: {who_gains_most(reading, gain)}"
    if reading.by_rule:
        yield "Staffing is one rule for all: this compares demand, beds and delays, not the hospitals' own staffing."
    yield from (f"Not run: {name}: {why}" for name, why in reading.failures)
    yield from reading.not_tried


def _told(reading: CohortReading, verdicts: Mapping[str, str]) -> str:
    """Who is told and how, those that do not exist marked so."""
    return ", ".join(
        f"{name}{' (synthetic)' if name in reading.synthetic else ''} {verdict}"
        for name, verdict in verdicts.items()
        if verdict not in _QUIET
    )
