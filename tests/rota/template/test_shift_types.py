"""Duties as the solver sees them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dghsim.errors import InputError
from dghsim.rota.rules import get_rule_set
from dghsim.rota.template.question import ask
from dghsim.rota.template.shift_types import shift_types
from dghsim.rota.template.spans import Span
from dghsim.rota.template.traits import of_kind
from dghsim.scenario.rota import Tier

MakeTier = Callable[..., Tier]
LATE = "14:00-22:00 1111111"
READINGS = get_rule_set("training-2019").readings


def test_duties_with_the_same_hours_are_one_type_with_their_cover_added(make_tier: MakeTier) -> None:
    first, second = shift_types(
        make_tier(
            9, {"take": "08:30-21:00 2222222", "wards": "08:30-21:00 1111100", "night": "21:00-08:30 1111111"}
        )
    )
    assert first.duties == ("take", "wards")
    assert first.cover == (3, 3, 3, 3, 3, 2, 2)
    assert second.spans[6] == (Span(1260, 1950, "shift", 690),)


def test_a_normal_day_with_the_hours_of_a_take_duty_makes_its_type_open_ended(make_tier: MakeTier) -> None:
    (both,) = shift_types(
        make_tier(9, {"amu": "09:00-17:00 1111111", "normal": "09:00-17:00 2222200 normal"})
    )
    assert both.cover == (3, 3, 3, 3, 3, 1, 1)
    assert both.spare == (True, True, True, True, True, False, False)


def test_a_normal_day_is_given_at_the_weekend_only_where_it_has_cover(make_tier: MakeTier) -> None:
    (normal,) = shift_types(make_tier(9, ["09:00-17:00 0000010 normal"]))
    assert [bool(spans) for spans in normal.spans] == [True, True, True, True, True, True, False]


def test_a_follower_is_worked_with_the_duty_it_follows_on_its_own_days(make_tier: MakeTier) -> None:
    tier = make_tier(9, {"take": "08:00-20:00 1111111", "call": "20:00-08:00 1111100 home=2 follows=take"})
    (take,) = shift_types(tier)
    assert take.spans[0] == (Span(480, 1200, "shift", 720), Span(1200, 1920, "nroc", 120))
    assert take.spans[5] == (Span(480, 1200, "shift", 720),)
    assert take.minutes(0) == 840


def test_a_resident_follower_makes_one_long_shift(make_tier: MakeTier) -> None:
    tier = make_tier(9, {"day": "08:00-16:00 1111111", "late": "16:00-22:00 1111111 follows=day"})
    assert shift_types(tier)[0].spans[0] == (Span(480, 1320, "shift", 840),)


@pytest.mark.parametrize(("duties", "says"), [
    ({"a": "08:00-16:00 1111111 follows=b", "b": "16:00-20:00 1111111 follows=a", "c": LATE}, "follows itself"),
    ({"a": "08:00-16:00 1111111 follows=b", "b": "16:00-20:00 1111111 follows=a"}, "every duty follows another"),
    ({"a": "08:00-16:00 2222222", "b": "16:00-20:00 1111111 follows=a"}, "its cover on mon is 1; allowed: 0 or 2"),
    ({"a": "08:00-16:00 1111111", "b": "15:00-20:00 1111111 follows=a"}, "one at a time"),
])  # fmt: skip
def test_followers_that_cannot_be_worked_are_refused_by_name(
    make_tier: MakeTier, duties: dict[str, str], says: str
) -> None:
    with pytest.raises(InputError, match=says) as caught:
        ask("consultant", make_tier(9, duties))
    assert "tier consultant" in str(caught.value)


def test_an_agreement_on_an_unknown_rule_is_refused(make_tier: MakeTier) -> None:
    tier = make_tier(
        9, ["09:00-17:00 1111100"], rules="training-2019", relax={"rest_12": 10}, relax_reason="x"
    )
    with pytest.raises(InputError, match=r"tier registrar: .*rest_12"):
        ask("registrar", tier)


def test_more_leave_than_the_formula_can_bear_is_refused(make_tier: MakeTier) -> None:
    with pytest.raises(InputError, match="at most 200"):
        ask("registrar", make_tier(9, ["09:00-17:00 1111100"], leave_days=201))


@pytest.mark.parametrize(("start", "hours", "kinds"), [
    ("08:30", 12.5, {"long"}),
    ("08:00", 10, set()),
    ("13:00", 10.5, {"long", "long_evening"}),
    ("16:00", 10.5, {"long", "night"}),
    ("17:00", 9, {"night"}),
    ("16:30", 9, set()),
    ("20:30", 12.5, {"long", "night"}),
    ("02:00", 8, {"night"}),
])  # fmt: skip
def test_what_a_shift_is(start: str, hours: float, kinds: set[str]) -> None:
    opens = int(start[:2]) * 60 + int(start[3:])
    shift = Span(opens, opens + round(hours * 60), "shift", round(hours * 60))
    found = {kind for kind in ("long", "long_evening", "night") if of_kind(kind, (shift,), READINGS)}
    assert found == kinds
    assert of_kind("any", (shift,), READINGS)
