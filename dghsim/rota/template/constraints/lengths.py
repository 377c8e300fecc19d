"""How long one duty may be, and the rest expected in a period on call: either holds for a duty or does not."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.rota.rules import Rule
from dghsim.rota.template.expected_rest import too_little_rest
from dghsim.rota.template.grid import Grid
from dghsim.rota.template.limits import AtMost, at_most


def duty_length(grid: Grid, rule: Rule) -> Iterator[AtMost]:
    """No shift, or no period on call, longer than the limit."""
    for position in grid.positions:
        for kind, literal in grid.at(position).items():
            spans = grid.kind_spans(rule.word("of"), kind, position)
            if any(span.length > rule.limit * 60 for span in spans):
                yield at_most(0, [literal])


def on_call_rest(grid: Grid, rule: Rule) -> Iterator[AtMost]:
    """No period on call in which too little rest is expected."""
    for position in grid.positions:
        for kind, literal in grid.at(position).items():
            spans = grid.kind_spans("nroc", kind, position)
            if any(too_little_rest(span, rule, rule.limit) for span in spans):
                yield at_most(0, [literal])
