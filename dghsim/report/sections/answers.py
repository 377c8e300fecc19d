"""The five answers in words, and the numbers behind each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dghsim.measures.answers import Answer, Detail

_DECIDING = {"no": ("no",), "unsure": ("unsure", "no"), "yes": ("yes",)}


@dataclass(frozen=True, slots=True)
class Behind:
    """One number behind an answer."""

    what: str
    value: str
    margin: str
    against: str
    style: str
    verdict: str


@dataclass(frozen=True, slots=True)
class AnswerCard:
    """One answer as the page shows it."""

    question: str
    verdict: str
    style: str
    """yes, no or unsure; a class of page.css."""
    words: str
    margin: str
    """Of the number that decided, where it has one."""
    behind: tuple[Behind, ...]


def answer_cards(answers: Sequence[Answer]) -> tuple[AnswerCard, ...]:
    """One card an answer, in order."""
    return tuple(_card(answer) for answer in answers)


def _card(answer: Answer) -> AnswerCard:
    return AnswerCard(
        question=answer.question,
        verdict=answer.verdict[:1].upper() + answer.verdict[1:],
        style=answer.style,
        words=_tight(answer.words),
        margin=_margin(answer),
        behind=tuple(_behind(row) for row in answer.rows),
    )


def _margin(answer: Answer) -> str:
    for row in answer.rows:
        if row.margin and row.style in _DECIDING[answer.style]:
            return _tight(f"{row.what}: {row.value} ({row.margin}).")
    return ""


def _behind(row: Detail) -> Behind:
    return Behind(
        row.what, _tight(row.value), _tight(row.margin), _tight(row.against), row.style, row.verdict
    )


def _tight(text: str) -> str:
    """Percent signs as the rest of the page sets them."""
    return text.replace(" %", "%")
