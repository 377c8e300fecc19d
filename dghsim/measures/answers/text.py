"""The answers for a terminal: aligned plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from dghsim.measures.answers.answer import Answer, Detail
from dghsim.measures.answers.ask import answers
from dghsim.measures.answers.numbers import counted, printable
from dghsim.measures.answers.reading import readings
from dghsim.measures.answers.waiting import Wait, has_take, waits_found
from dghsim.measures.model import Study

WIDTH = 100
NONE_ASKED = (
    "None of the five questions can be asked: the scenario sets no rules, clocks or budget for them. The report has "
    "what was measured."
)
WAITS = "How long is waited, on average over what was asked for"
_SIGN = {"yes": "+", "no": "x", "unsure": "?", "": " "}


def text(study: Study) -> str:
    """At most 100 columns."""
    run = study.scenario.run
    head = (
        f"{printable(study.scenario.name)}: {counted(len(study.values), 'replication')} of {run.weeks} weeks; "
        f"{run.warm_up_weeks} weeks of warm-up left out"
    )
    blocks = [_wrapped(head, "", "  ")]
    found = answers(study)
    blocks += [_block(number, answer) for number, answer in enumerate(found, start=1)]
    if not found:
        blocks.append(_wrapped(NONE_ASKED, "", ""))
    if not has_take(study.scenario):
        blocks += _waits(waits_found(study, readings(study)))
    return "\n\n".join(blocks)


def _block(number: int, answer: Answer) -> str:
    head = f"{number}. {answer.question}  {answer.verdict.upper()}"
    lines = [_wrapped(head, "", "   "), _wrapped(printable(answer.words), "   ", "   ")]
    return "\n".join([*lines, *_rows(answer.rows)])


def _waits(waits: Sequence[Wait]) -> list[str]:
    return ["\n".join([WAITS, *_rows([wait.detail for wait in waits])])] if waits else []


def _rows(rows: Sequence[Detail]) -> list[str]:
    widest = min(max((len(row.what) for row in rows), default=0), 46)
    return [_row(row, widest) for row in rows]


def _row(row: Detail, widest: int) -> str:
    """Sign, name, value with margin, and what it is held against; what does not fit goes on below the value."""
    value = f"{row.value} ({row.margin})" if row.margin else row.value
    held = f"; {row.against}" if row.against else ""
    what = printable(row.what)
    name = what if len(what) <= widest else what[: widest - 3] + "..."
    first = f"   {_SIGN[row.style]} {name:<{widest}}  "
    return _wrapped(printable(value + held), first, " " * len(first))


def _wrapped(words: str, first: str, after: str) -> str:
    return textwrap.fill(
        words,
        WIDTH,
        initial_indent=first,
        subsequent_indent=after,
        break_long_words=True,
        break_on_hyphens=False,
    )
