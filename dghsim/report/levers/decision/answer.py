"""The head of the page: what each option is, before any table."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.report.numbers import MINUS
from dghsim.report.text import clean, counted
from dghsim.studies.decide.model import Decision, Judged, Kind
from dghsim.studies.decide.words import best_words, grouped, name_of, sentences

_STYLES: dict[Kind, str] = {
    "better": "yes", "choice": "unsure", "saves": "yes", "nothing": "unsure", "worse": "no",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class OptionCard:
    """One option in a few sentences."""

    name: str
    says: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Options that are alike in what they are, all in all."""

    heading: str
    count: str
    style: str
    options: tuple[OptionCard, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything above the first table."""

    lead: tuple[str, ...]
    groups: tuple[Group, ...]
    notes: tuple[str, ...]


def answer_of(decision: Decision) -> Answer:
    """The decision first."""
    many = len(decision.judged)
    return Answer(
        lead=(
            "Each option against the scenario as it is, on the same patients. Money is pounds a year more than without "
            "it; in brackets the 95 % interval. Better or worse is said only of what is told apart from chance with "
            "everything on this page looked at; what that leaves open is under “How sure”.",
            f"Furthest on the first measure of each aim: {typeset('; '.join(best_words(decision)))}.",
        ),
        groups=tuple(
            Group(
                heading, f"{len(each)} of {counted(many, 'option')}", _STYLES[kind],
                tuple(_card(decision, one) for one in each),
            )
            for heading, kind, each in grouped(decision)
        ),
        notes=tuple(f"Not tried, {clean(called)}: {clean(why)}" for called, why in decision.not_had),
    )  # fmt: skip


def _card(decision: Decision, judged: Judged) -> OptionCard:
    said = tuple(typeset(sentence) for sentence in sentences(decision, judged))
    return OptionCard(clean(name_of(judged.called)), says_of(judged), said)


def says_of(judged: Judged) -> str:
    """What is done."""
    return "; ".join(clean(one.lever.level[one.level].says) for one in judged.tried.pulled)


def typeset(sentence: str) -> str:
    """With a minus that is one, before a number."""
    return clean(sentence).replace(" -", f" {MINUS}").replace("(-", f"({MINUS}")
