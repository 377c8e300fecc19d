"""Generated problems: every template passes the checker, and the smallest is the smallest by proof.

The checker sees the template as a rota of rows. That one line fewer does not fit is proved twice, by ways that share
only the rules: by arithmetic or by a circulation in HiGHS, and again by CP-SAT on the lines, with neither beforehand.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from helpers.generated_tiers import drawn_tier

from dghsim.rota.checker import check_rota
from dghsim.rota.template.build import build
from dghsim.rota.template.errors import ImpossibleRota, UndecidedRota
from dghsim.rota.template.kept import not_kept
from dghsim.rota.template.outcome import Found, run
from dghsim.rota.template.parameters import IMPROVE, Parameters
from dghsim.rota.template.question import Question, ask
from dghsim.rota.template.shifts import NOMINAL_MONDAY, template_shifts
from dghsim.rota.template.smallest import SmallestTemplate, smallest_template
from dghsim.scenario.rota import Tier

MakeTier = Callable[..., Tier]
EFFORTS = (1.0, 20.0)
"""For a template, which need not be proved the best of its size; more where that leaves the size undecided."""
AGAIN = 20.0
"""The effort for the second proof."""


def confirmed(make_tier: MakeTier, number: int) -> str:
    """`confirmed` where the smallest stands, else what is not decided; fails where anything is wrong."""
    tier = drawn_tier(make_tier, number)
    asked = ask("t", tier)
    try:
        found = smallest(tier)
    except ImpossibleRota:
        return "none" if _infeasible(asked, 24) else "undecided"
    if found is None:
        return "undecided"
    template = found.template
    report = check_rota(
        template_shifts(template, tier),
        asked.rules,
        horizon_start=NOMINAL_MONDAY,
        horizon_weeks=template.lines,
        cyclic=True,
        prospective_cover=asked.leave.prospective_cover,
    )
    assert list(report) == [], number
    assert list(not_kept(tier, template.cells, asked.rules.readings)) == [], number
    return "confirmed" if template.lines == 1 or _infeasible(asked, template.lines - 1) else "undecided"


def smallest(tier: Tier) -> SmallestTemplate | None:
    """The smallest that is proved to be; None where no effort decides."""
    for effort in EFFORTS:
        with suppress(UndecidedRota):
            found = smallest_template("t", tier, effort, explain=False)
            if found.proved:
                return found
    return None


def _infeasible(asked: Question, lines: int) -> bool:
    outcome = run(build(asked, lines), Parameters(AGAIN, seed=7), IMPROVE)
    assert not isinstance(outcome, Found), f"{lines} lines fit after all"
    return outcome.status == "infeasible"


@pytest.mark.parametrize("number", [0, 2, 3, 4, 5])  # the second takes as long as these five together
def test_the_smallest_of_a_few_generated_problems(make_tier: MakeTier, number: int) -> None:
    assert confirmed(make_tier, number) in ("confirmed", "none")


@pytest.mark.prove
@pytest.mark.parametrize("number", range(1000))
def test_every_template_passes_and_no_smaller_one_is_possible(make_tier: MakeTier, number: int) -> None:
    assert confirmed(make_tier, number) in ("confirmed", "none")
