"""A duty that no number of lines could work, because it breaks a rule by itself or what is asked beside it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from dghsim.rota.template.contradictions import contradictions
from dghsim.rota.template.expected_rest import too_little_rest
from dghsim.rota.template.question import Question
from dghsim.rota.template.traits import of_kind


def impossible_duty(question: Question) -> str | None:
    """One line on the first duty that breaks a rule by itself, or first thing asked that cover rules out; else None."""
    return next(chain(_broken(question), contradictions(question)), None)


def _broken(question: Question) -> Iterator[str]:
    for rule in question.walls:
        for each in question.types:
            for day in range(7):
                spans = each.spans[day] if each.cover[day] > 0 else ()
                what = rule.word("of") if rule.check == "duty_length" else "nroc"
                for span in of_kind(what, spans, question.rules.readings):
                    if rule.check == "duty_length" and span.length > rule.limit * 60:
                        hours = f"lasts {span.length / 60:g} h"
                        yield f"duty {each.duties[0]} {hours}, {rule.id} allows {rule.limit:g} h"
                    if rule.check == "on_call_rest" and too_little_rest(span, rule, rule.limit):
                        yield f"duty {each.duties[0]} leaves less rest than {rule.id} asks for"
