"""What the circulation proves is true of the lines, and its choice is mostly a template."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from helpers.generated_tiers import drawn_tier

from dghsim.rota.template.build import build
from dghsim.rota.template.circulation import best
from dghsim.rota.template.circulation.best import circulate
from dghsim.rota.template.circulation.solver import Answer, least_of
from dghsim.rota.template.improve import best_of, improved
from dghsim.rota.template.objective import weights as w
from dghsim.rota.template.outcome import Found, run
from dghsim.rota.template.parameters import FIND, Parameters
from dghsim.rota.template.question import ask
from dghsim.scenario.rota import Tier

MakeTier = Callable[..., Tier]
NORMAL = "09:00-17:00 0000000 normal"
DAY_AND_NIGHT = {"day": "08:30-21:00 1111111", "night": "20:30-09:00 1111111"}


@pytest.mark.parametrize(("hours", "gained"), [
    (39.9, 4 * w.NORMAL_DAY - w.NORMAL_DAYS_UNEVEN),
    (40, 5 * w.NORMAL_DAY),
    (80, 5 * w.NORMAL_DAY),
])  # fmt: skip
def test_as_many_normal_days_as_the_hours_allow_and_as_even(
    make_tier: MakeTier, hours: float, gained: int
) -> None:
    assert circulate(ask("t", make_tier(1, [NORMAL], hours_target=hours, rules="wtr")), 1).then == -gained


def test_weekends_nearer_than_an_even_spread_cost_what_the_lines_say_they_do(make_tier: MakeTier) -> None:
    asked = ask("t", make_tier(7, ["10:00-16:00 0000022"], rules="wtr"))
    assert circulate(asked, 7).first == 2 * w.WEEKEND_WORKED
    three = ask("t", make_tier(7, ["10:00-16:00 0000033"], rules="wtr"))
    assert circulate(three, 7).first == 3 * w.WEEKEND_WORKED
    four = ask("t", make_tier(7, ["10:00-16:00 0000044"], rules="wtr"))
    assert circulate(four, 7).first == 4 * w.WEEKEND_WORKED


def test_one_program_is_enough_where_nothing_but_the_fewest_weekends_costs(
    make_tier: MakeTier, monkeypatch: pytest.MonkeyPatch
) -> None:
    put: list[str] = []

    def counted(*asked: Any) -> Answer:
        put.append("program")
        return least_of(*asked)

    monkeypatch.setattr(best, "least_of", counted)
    whole = circulate(ask("t", make_tier(7, ["10:00-16:00 0000022"], rules="wtr")), 7)
    assert (whole.first, len(put)) == (2 * w.WEEKEND_WORKED, 1)
    midweek = circulate(ask("t", make_tier(4, ["20:30-09:00 1121111"], rules="wtr")), 4)
    assert (midweek.first, len(put)) == (w.WEEKEND_WORKED + w.NIGHTS_BEGIN_MIDWEEK, 1 + 3)


def test_its_choice_comes_to_its_bounds_where_nothing_is_left_out(make_tier: MakeTier) -> None:
    asked = ask("t", make_tier(8, DAY_AND_NIGHT | {"normal": NORMAL}, rules="training-2019", hours_target=46))
    known = circulate(asked, 8)
    assert known.then is not None
    found = best_of(asked, 8, Parameters(5))
    assert isinstance(found, Found)
    assert (found.status, found.objective) == ("optimal", known.first + known.then)
    assert found.choice in known.choices


def test_it_says_so_where_no_week_can_be_filled(make_tier: MakeTier) -> None:
    relax = {"weekend_1in3": 1, "weekend_1in2": 1, "avg_48": 80}
    tier = make_tier(3, DAY_AND_NIGHT, rules="training-2019", relax=relax, relax_reason="x")
    assert not circulate(ask("t", tier), 3).possible
    assert circulate(ask("t", tier), 4).possible


def held(make_tier: MakeTier, number: int, lines: int) -> None:
    """What is known of the best holds of the best that a search of the lines alone proves."""
    asked = ask("t", drawn_tier(make_tier, number))
    grid = build(asked, lines)
    legal = run(grid, Parameters(20), FIND)
    known = circulate(asked, lines)
    assert known.possible or not isinstance(legal, Found)
    if isinstance(legal, Found):
        found = best_of(asked, lines, Parameters(20))
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("dghsim.rota.template.improve.circulate", lambda *_: type(known)(possible=True))
            alone = improved(asked, grid, legal, Parameters(20))
        assert isinstance(found, Found)
        assert found.bound <= alone.objective
        assert alone.bound <= found.objective
        if found.status == alone.status == "optimal":
            assert found.objective == alone.objective


@pytest.mark.parametrize(("number", "lines"), [(2, 6), (5, 6), (22, 4)])
def test_the_lines_alone_come_to_the_same(make_tier: MakeTier, number: int, lines: int) -> None:
    held(make_tier, number, lines)


@pytest.mark.prove
@pytest.mark.parametrize("number", range(100))
def test_the_lines_alone_come_to_the_same_for_many(make_tier: MakeTier, number: int) -> None:
    held(make_tier, number, 4 + number % 7)
