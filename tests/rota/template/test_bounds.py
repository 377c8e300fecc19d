"""What the arithmetic says before any solving."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dghsim.errors import InputError
from dghsim.rota.template.bounds import lower_bounds
from dghsim.rota.template.errors import ImpossibleRota
from dghsim.rota.template.nights_bound import days_after_nights
from dghsim.rota.template.question import ask
from dghsim.rota.template.solve import solve_template
from dghsim.scenario.rota import Tier

MakeTier = Callable[..., Tier]
DAY_AND_NIGHT = {"day": "08:30-21:00 1111111", "night": "20:30-09:00 1111111"}


def bound_of(tier: Tier, reason: str) -> int:
    return {bound.reason: bound.lines for bound in lower_bounds("t", tier)}[reason]


def test_three_lines_at_46_hours_do_not_fill_a_seat_round_the_clock(make_tier: MakeTier) -> None:
    tier = make_tier(3, DAY_AND_NIGHT, rules="training-2019", hours_target=46)
    with pytest.raises(ImpossibleRota) as caught:
        solve_template("registrar", tier, 5)
    assert str(caught.value) == (
        "tier registrar: no rota of 3 lines fits: 3 lines give 1 doctor-weekends a week, cover needs 2 (weekend_1in3)"
    )
    assert bound_of(tier, "hours_target") == 4
    relaxed = make_tier(
        3, DAY_AND_NIGHT, rules="training-2019", hours_target=46, relax={"weekend_1in3": 1, "weekend_1in2": 1},
        relax_reason="x",
    )  # fmt: skip
    with pytest.raises(InputError, match="3 lines give 138 hours a week, cover needs 175 \\(hours_target\\)"):
        solve_template("registrar", relaxed, 5)


def test_each_doctor_weekend_takes_three_lines_at_1_in_3(make_tier: MakeTier) -> None:
    duties = DAY_AND_NIGHT | {"late": "14:00-23:30 1111111"}
    assert bound_of(make_tier(9, duties, rules="training-2019"), "weekend_1in3") == 9
    assert bound_of(make_tier(9, duties, rules="training-2019"), "weekend_1in2") == 6


def test_on_call_from_home_that_counts_as_rest_loses_no_days_after_nights(make_tier: MakeTier) -> None:
    def lost(breaks: bool) -> int:
        relax = {"on_call_breaks_rest": breaks}
        duties = ["21:00-09:00 1111111", "09:00-09:00 1111111 home=1"]
        tier = make_tier(2, duties, rules="training-2019", relax=relax, relax_reason="x")
        return days_after_nights(ask("t", tier))[0]

    assert (lost(True), lost(False)) == (4, 0)


def test_friday_nights_are_weekend_work_and_friday_evenings_are_not(make_tier: MakeTier) -> None:
    night = make_tier(9, ["20:30-09:00 1111300"], rules="training-2019")
    evening = make_tier(9, ["13:30-00:00 1111300"], rules="training-2019")
    assert bound_of(night, "weekend_1in3") == 9
    assert "weekend_1in3" not in {bound.reason for bound in lower_bounds("t", evening)}


def test_covered_leave_takes_hours_from_the_template(make_tier: MakeTier) -> None:
    duties = ["09:00-17:00 5555500 normal", "08:00-16:00 1111100"]
    assert bound_of(make_tier(9, duties, rules="training-2019"), "avg_48") == 5
    assert bound_of(make_tier(9, ["08:00-20:00 4444000"], rules="training-2019"), "avg_48") == 4
    assert (
        bound_of(make_tier(9, ["08:00-20:00 4444000"], rules="training-2019", leave_days=35), "avg_48") == 5
    )


def test_the_busiest_day_needs_its_doctors_and_nights_need_rest(make_tier: MakeTier) -> None:
    tier = make_tier(9, DAY_AND_NIGHT | {"clinic": "09:00-13:00 0070000"}, rules="training-2019")
    assert bound_of(tier, "cover") == 9
    nights = make_tier(9, DAY_AND_NIGHT, rules="training-2019")
    assert bound_of(nights, "night_rest_46") == 3
    assert "18" in next(b.says(2) for b in lower_bounds("t", nights) if b.reason == "night_rest_46")


def test_no_hours_at_all_are_never_enough(make_tier: MakeTier) -> None:
    tier = make_tier(60, ["09:00-17:00 1111100"], rules="training-2019", hours_target=0)
    with pytest.raises(ImpossibleRota, match="60 lines give 0 hours a week, cover needs 40"):
        solve_template("t", tier, 5)


def test_without_rules_the_cover_may_take_more_than_the_target(make_tier: MakeTier) -> None:
    template = solve_template("t", make_tier(1, ["00:00-00:00 1111111"], hours_target=46), 5)
    assert template.cells == (("d0",) * 7,)


def test_a_duty_that_breaks_a_rule_by_itself_is_said_to(make_tier: MakeTier) -> None:
    tier = make_tier(20, {"night": "20:00-09:30 1111111"}, rules="training-2019")
    with pytest.raises(ImpossibleRota, match=r"duty night lasts 13.5 h, shift_max_13 allows 13 h"):
        solve_template("t", tier, 5)
    call = make_tier(20, {"call": "17:00-09:00 1111111 home=12"}, rules="training-2019")
    with pytest.raises(ImpossibleRota, match="duty call leaves less rest than nroc_rest_8_5"):
        solve_template("t", call, 5)
