"""A plan on which the engines part, made smaller while they still do."""

from __future__ import annotations

import re

import numpy as np
import pytest
from helpers.broken import forgets, install

from dghsim.engine.plan import Plan
from dghsim.studies.verify.generated.hospital import generate
from dghsim.studies.verify.parity import difference, run_both, shrunk
from dghsim.studies.verify.smaller import smaller

INTERRUPTS = 50
"""A hospital of hundreds of arrivals in which somebody is interrupted."""


def test_a_difference_is_told_on_as_few_as_show_it(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, forgets("works", "interrupts"))
    made = generate(INTERRUPTS)
    assert difference(made, *run_both(made))
    told = shrunk(made)
    sizes = re.match(
        r"hospital of seed 50, left with (\d+) of (\d+) who may come and (\d+) of (\d+) duties", told
    )
    assert sizes is not None, told
    coming, all_coming, duties, all_duties = map(int, sizes.groups())
    # One piece of work, and one clinician, who is interrupted for it in what it does for itself or has in hand.
    assert (coming, duties) == (1, 1)
    assert all_coming > 100
    assert all_duties > 20
    assert "  > " in told
    assert "interrupted by duty" in told
    assert "a second before:" in told


def test_engines_that_agree_are_said_to() -> None:
    assert shrunk(generate(INTERRUPTS)) == ""


def test_only_what_is_needed_is_kept() -> None:
    plan = generate(INTERRUPTS).plan
    wanted = {int(plan.arrivals[3]), int(plan.arrivals[40])}

    def parts(fewer: Plan) -> bool:
        return wanted <= set(fewer.arrivals.tolist()) and bool(fewer.duties["start"][5] < fewer.end)

    left = smaller(plan, parts)
    assert set(left.arrivals.tolist()) == wanted
    assert np.flatnonzero(left.duties["start"] < left.end).tolist() == [5]
    assert set(left.owns["duty"][left.owns["latest"] < left.end].tolist()) <= {5}
    # Out of tries it stops with what it has, which still parts the engines.
    assert parts(smaller(plan, parts, tries=3))
    # The plan itself is as it was.
    assert len(plan.arrivals) > 100
    assert plan.duties["start"][5] < plan.end
