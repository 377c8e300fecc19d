"""What counting alone says that no template can better."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dghsim.rota.template.objective import weights as w
from dghsim.rota.template.objective.counting import least_then
from dghsim.rota.template.question import ask
from dghsim.rota.template.solve import solve_template
from dghsim.scenario.rota import Tier

MakeTier = Callable[..., Tier]
NORMAL = "09:00-17:00 0000000 normal"


@pytest.mark.parametrize(("hours", "gained"), [
    (39.9, 4 * w.NORMAL_DAY - w.NORMAL_DAYS_UNEVEN),
    (40, 5 * w.NORMAL_DAY),
    (80, 5 * w.NORMAL_DAY),
])  # fmt: skip
def test_as_many_normal_days_as_the_hours_allow_and_as_even(
    make_tier: MakeTier, hours: float, gained: int
) -> None:
    assert least_then(ask("t", make_tier(1, [NORMAL], hours_target=hours, rules="wtr")), 1) == -gained


def test_days_that_cannot_be_shared_out_evenly_are_not_all_given(make_tier: MakeTier) -> None:
    tier = make_tier(2, [NORMAL], hours_target=24, rules="wtr")
    assert least_then(ask("t", tier), 2) == -max(5 * w.NORMAL_DAY, 6 * w.NORMAL_DAY - w.NORMAL_DAYS_UNEVEN)


def test_hours_that_cover_alone_breaks_have_no_answer(make_tier: MakeTier) -> None:
    tier = make_tier(1, ["09:00-17:00 1111111", NORMAL], hours_target=48, rules="wtr")
    assert least_then(ask("t", tier), 1) is None


def test_a_template_of_many_lines_comes_to_it_and_is_proved(make_tier: MakeTier) -> None:
    duties = {"day": "08:30-21:00 1111111", "night": "20:30-09:00 1111111", "normal": NORMAL}
    tier = make_tier(13, duties, rules="training-2019", hours_target=30)
    template = solve_template("t", tier, 20)
    assert (template.status, template.bound) == ("optimal", template.objective)
    least = least_then(ask("t", tier), 13)
    assert least is not None
    assert template.objective == 2 * w.WEEKEND_WORKED + least
