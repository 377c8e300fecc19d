"""What was assumed of every hospital, in words, where verdicts and ranks stand."""

from __future__ import annotations

from dghsim.measures.aims import ON_SHARES
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.text import listed, mid_sentence

_OF = {"admissions": "emergency admissions", "beds": "general and acute beds"}


def assumed_words(reading: CohortReading) -> str:
    """What the intervals of some measures hold beside chance; empty where no share was assumed of any hospital."""
    known = [study.scenario.hospital.medical_share for study in reading.studies.values()]
    parts = []
    for name, of in _OF.items():
        ranges = {tuple(ends) for each in known if (ends := getattr(each, name)) is not None}
        if ranges:
            least, most = min(low for low, _ in ranges), max(high for _, high in ranges)
            parts.append(f"{100 * least:.0f} to {100 * most:.0f} % of {of}")
    labels = dict.fromkeys(
        mid_sentence(each.measure.label)
        for aim in reading.aims
        for each in aim.standings
        if each.measure.id in ON_SHARES
    )
    if not parts or not labels:
        return ""
    return (
        f"On {listed(list(labels))} the intervals, and all that is told by them, also hold what is not known of each "
        f"hospital by itself: medicine's share, {listed(parts)}. On all else they are chance alone."
    )
