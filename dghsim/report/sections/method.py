"""What was simulated and how, in plain words, and where every number comes from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dghsim.measures.model import Study
from dghsim.report.text import counted, listed, long_date, shortened
from dghsim.scenario.provenance import EVIDENCE, trace

_LONGEST_KEYS = 1500


@dataclass(frozen=True, slots=True)
class Source:
    """One source and the numbers that come from it."""

    evidence: str
    source: str
    count: int
    keys: str


@dataclass(frozen=True, slots=True)
class Method:
    """The last part of the page."""

    about: str
    sentences: tuple[str, ...]
    sources: tuple[Source, ...]


def method(study: Study) -> Method:
    """For one study."""
    return Method(study.scenario.about, _sentences(study), _sources(study))


def _sentences(study: Study) -> tuple[str, ...]:
    scenario = study.scenario
    run = scenario.run
    weeks, times = counted(run.weeks, "week"), counted(len(study.values), "time")
    warming = counted(run.warm_up_weeks, "week")
    sentences = [
        f"The same {weeks} from {long_date(run.start)} were simulated {times}, each time with other patients, other "
        "work and other gaps in the rota.",
        f"The first {warming} of each run fill the empty hospital and are left out of every number."
        if run.warm_up_weeks
        else "Each run begins with an empty hospital, and nothing is left out.",
        "Every doctor on duty does one thing at a time, in the order of urgency that the scenario gives, and goes home "
        "late when work in hand is not finished.",
        "Comparisons use the same patients in both runs, so that a difference comes from the change and not from luck.",
    ]
    rules = sorted({tier.rules for tier in scenario.rota.tier.values()})
    if rules:
        sentences.append(
            f"Rules checked: {listed(rules)}, transcribed from secondary sources; this is not legal advice. "
            "Every day is taken to have 24 hours: the two nights when the clocks change are not."
        )
    return tuple(sentences)


def _sources(study: Study) -> tuple[Source, ...]:
    keys: dict[tuple[str, str], list[str]] = defaultdict(list)
    for number in trace(study.scenario):
        keys[number.evidence or "unmarked", number.source or "no source given"].append(number.key)
    order = {kind: place for place, kind in enumerate(EVIDENCE)}
    return tuple(
        Source(evidence, source, len(found), shortened(", ".join(found), _LONGEST_KEYS))
        for (evidence, source), found in sorted(keys.items(), key=lambda item: order[item[0][0]])
    )
