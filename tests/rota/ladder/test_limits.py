"""Which rules of a tier bind one more duty: of several on the same thing, the one that allows least."""

from __future__ import annotations

import math

import pytest

from dghsim.rota.ladder.limits import limits_of
from dghsim.scenario.agreed import LocalRule
from dghsim.scenario.rota import Duty, Tier

NIGHT = Duty(code="N", start="22:00", end="07:00", cover=[1] * 7)


@pytest.mark.parametrize(("own", "hours"), [(10, 11), (12, 12)])
def test_a_local_rest_counts_where_it_is_longer(own: float, hours: int) -> None:
    local = {"mine": LocalRule(check="rest_between", limit=own, approved="forum")}
    tier = Tier(
        label="T",
        level=1,
        rules="training-2019",
        lines=8,
        in_post=8,
        leave_days=0,
        most_away=1,
        duty={"n": NIGHT},
        local=local,
    )
    assert limits_of(tier).rest == hours * 3600


def test_every_limit_on_average_hours_counts() -> None:
    local = {
        "month": LocalRule(
            check="average_hours", limit=50, approved="forum", parameters={"reference_weeks": 4}
        )
    }
    fields = {
        "label": "T",
        "level": 1,
        "lines": 8,
        "in_post": 8,
        "leave_days": 0,
        "most_away": 1,
        "duty": {"n": NIGHT},
    }
    tier = Tier.model_validate({**fields, "rules": "training-2019", "local": local})
    assert limits_of(tier).averages == ((48 * 60, 26), (50 * 60, 4))
    assert limits_of(tier.model_copy(update={"rules": "none", "local": {}})).averages == ((math.inf, 1),)
