"""The head of the page: which hospital, which years, and what the numbers rest on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dghsim.measures.model import Difference, Study
from dghsim.report.text import clean, listed, simulated
from dghsim.scenario.root import Scenario

_EVIDENCE = {
    "public": "public",
    "published": "from published ranges",
    "illustrative": "illustrative",
    "yours": "yours",
    "unmarked": "not marked",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and a value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class EvidencePart:
    """One stretch of the bar of evidence."""

    style: str
    count: int
    words: str


@dataclass(frozen=True, slots=True)
class Opening:
    """Everything above the answers, and the last line of the page."""

    title: str
    kicker: str
    heading: str
    under: str
    facts: tuple[Fact, ...]
    notice: str
    evidence: tuple[EvidencePart, ...]
    evidence_words: str
    made: str


def report_opening(study: Study, evidence: Mapping[str, int]) -> Opening:
    """For the report of one scenario."""
    scenario = study.scenario
    runs = simulated(len(study.values), scenario.run.weeks)
    return Opening(
        title=f"{scenario.name}: rota and acute take",
        kicker="The rota and the acute take, simulated together",
        heading=scenario.name,
        under=_under(scenario),
        facts=(*_eras(scenario), Fact("Measured over", runs), *_levers(scenario)),
        notice=_notice(scenario),
        evidence=_parts(evidence),
        evidence_words=_words(evidence),
        made=_made(study),
    )


def comparison_opening(differences: Sequence[Difference], evidence: Mapping[str, int]) -> Opening:
    """For a page of paired differences from one base."""
    base = differences[0].base
    scenario = base.scenario
    others = (difference.changed.scenario for difference in differences)
    real = next((each for each in (scenario, *others) if each.hospital.real), scenario)
    return Opening(
        title=f"{scenario.name}: compared",
        kicker="A comparison, run with the same patients",
        heading=scenario.name,
        under=_under(scenario),
        facts=(*_eras(scenario), Fact("Against", listed([difference.name for difference in differences]))),
        notice=_notice(real),
        evidence=_parts(evidence),
        evidence_words=_words(evidence),
        made=_made(base),
    )


def trials_opening(base: Study, tried: Sequence[str], evidence: Mapping[str, int]) -> Opening:
    """For a page of levers, each tried at one scenario."""
    scenario = base.scenario
    return Opening(
        title=f"{scenario.name}: levers",
        kicker="Levers, each tried on the same patients",
        heading=scenario.name,
        under=_under(scenario),
        facts=(
            *_eras(scenario),
            Fact("Measured over", simulated(len(base.values), scenario.run.weeks)),
            Fact("Tried", listed(list(tried))),
        ),
        notice=_notice(scenario),
        evidence=_parts(evidence),
        evidence_words=_words(evidence),
        made=_made(base),
    )


def homes_opening(changed: Study, evidence: Mapping[str, int]) -> Opening:
    """For a page of Primary Care Homes; the study is with them."""
    scenario = changed.scenario
    people = sum(home.registered for home in scenario.home.values())
    return Opening(
        title=f"{scenario.name}: homes",
        kicker="Primary Care Homes, with and without on the same patients",
        heading=scenario.name,
        under=_under(scenario),
        facts=(
            *_eras(scenario),
            Fact("Measured over", simulated(len(changed.values), scenario.run.weeks)),
            Fact("Homes", f"{len(scenario.home)}, with {people:,} registered people"),
        ),
        notice=_notice(scenario),
        evidence=_parts(evidence),
        evidence_words=_words(evidence),
        made=_made(changed),
    )


def _under(scenario: Scenario) -> str:
    return f"{scenario.hospital.trust} ({scenario.hospital.code})" if scenario.hospital.trust else ""


def _eras(scenario: Scenario) -> tuple[Fact, ...]:
    era = scenario.era
    return Fact("Patients of", era.demand), Fact("Rules", era.rules), Fact("Pay of", era.pay_year)


def _levers(scenario: Scenario) -> tuple[Fact, ...]:
    return (
        (Fact("Levers pulled", listed([clean(name) for name in scenario.levers])),) if scenario.levers else ()
    )


def _notice(scenario: Scenario) -> str:
    given = scenario.hospital.imputed
    words = [word for word, what in (("beds", "beds"), ("delays", "delay")) if what in given]
    imputed = (
        f" Its {listed(words)} are imputed from other hospitals: what rests on them is no finding about it."
        if words
        else ""
    )
    return f"{_staffing_notice(scenario)}{imputed}".strip()


def _staffing_notice(scenario: Scenario) -> str:
    if not scenario.hospital.real:
        return ""
    whose = scenario.hospital.trust or scenario.name
    if scenario.rota.own is not None:
        return (
            f"The rota was read from a planner's file ({scenario.rota.own.file}). Nothing says that it is {whose}'s "
            "own, and staffing numbers not marked as yours are illustrative."
        )
    return f"The staffing is illustrative and not {whose}'s own: nothing here is a finding about its staff or its rota."


def _parts(evidence: Mapping[str, int]) -> tuple[EvidencePart, ...]:
    return tuple(
        EvidencePart(kind, evidence[kind], f"{evidence[kind]:,} {words}")
        for kind, words in _EVIDENCE.items()
        if evidence.get(kind)
    )


def _words(evidence: Mapping[str, int]) -> str:
    kinds = [kind for kind in _EVIDENCE if kind != "unmarked" or evidence.get(kind)]
    total = sum(evidence.get(kind, 0) for kind in kinds)
    return f"What the {total:,} numbers behind this page rest on:"


def _made(study: Study) -> str:
    run = study.scenario.run
    return (
        f"Made by dghsim. Seed {run.seed}, {simulated(len(study.values), run.weeks)}, rota {study.rota.hash[:12]}. "
        "The same file, seed and rota give the same page."
    )
