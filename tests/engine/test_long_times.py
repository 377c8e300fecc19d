"""What takes longer than a run can last takes for ever, however long that is."""

from __future__ import annotations

import pytest
from helpers.build import fixed
from helpers.night import plan_of

from dghsim.engine.plan import NONE
from dghsim.engine.run import run_kernel, run_twin

MINUTES_A_YEAR = 365 * 24 * 60


def check_for_ever(years: int) -> None:
    stage = {
        "chair": {"type": "hold", "place": "chair"},
        "stay": {"type": "delay", "duration": fixed(years * MINUTES_A_YEAR)},
        "home": {"type": "leave"},
    }
    people = ["Mon 08:00", "Mon 09:00"]
    plan, _ = plan_of(stage=stage, place={"chair": {"count": 1}}, people=people)
    kernel = run_kernel(plan)
    assert kernel.leave.tolist() == [NONE, NONE]
    assert kernel.same_as(run_twin(plan))
    # The two arrivals; nobody's delay is over.
    assert kernel.events == 2


def test_a_delay_of_sixty_years_outlasts_the_run() -> None:
    check_for_ever(60)


@pytest.mark.prove
def test_a_delay_of_a_thousand_years_does_too() -> None:
    # More seconds than a timer has bits for, or a narrow table: the kernel is compiled once more for a wide one.
    check_for_ever(1000)
