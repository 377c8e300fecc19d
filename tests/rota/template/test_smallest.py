"""The smallest rota that fits, and why no smaller one does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dghsim.rota.template import improve
from dghsim.rota.template.circulation.best import Circulation
from dghsim.rota.template.errors import ImpossibleRota, UndecidedRota
from dghsim.rota.template.smallest import smallest_template
from dghsim.rota.template.solve import solve_template
from dghsim.scenario.rota import Tier

MakeTier = Callable[..., Tier]
DAY_AND_NIGHT = {"day": "08:30-21:00 1111111", "night": "20:30-09:00 1111111"}
RARE_WEEKENDS: dict[str, Any] = {
    "rules": "training-2019",
    "relax": {"weekend_1in3": 1, "weekend_1in2": 1, "avg_48": 80},
    "relax_reason": "to see the other rules",
}


def test_the_weekend_rule_sets_the_floor_of_one_seat_round_the_clock(make_tier: MakeTier) -> None:
    found = smallest_template("t", make_tier("smallest", DAY_AND_NIGHT, rules="training-2019"), 10)
    assert found.template.lines == 6
    assert found.proved
    below, fits = found.attempts
    assert (below.lines, below.verdict) == (5, "does not fit")
    assert "weekend_1in3" in below.reason
    assert (fits.lines, fits.verdict, fits.reason) == (6, "fits", "")


def test_where_arithmetic_allows_more_the_solver_names_the_rule(make_tier: MakeTier) -> None:
    found = smallest_template("t", make_tier("smallest", DAY_AND_NIGHT, **RARE_WEEKENDS), 5)
    assert [(each.lines, each.verdict) for each in found.attempts] == [
        (2, "does not fit"), (3, "does not fit"), (4, "fits"),
    ]  # fmt: skip
    assert found.attempts[1].reason == "proved by the solver; fits without night_rest_46"
    for lines in (2, 3):
        with pytest.raises(ImpossibleRota):
            solve_template("t", make_tier(lines, DAY_AND_NIGHT, **RARE_WEEKENDS), 10)


def test_lines_smallest_gives_that_template(make_tier: MakeTier) -> None:
    tier = make_tier("smallest", ["20:00-08:00 1111111 home=2"], rules="training-2019")
    assert solve_template("t", tier, 10).lines == 6


def test_no_size_fits_a_duty_that_breaks_a_rule(make_tier: MakeTier) -> None:
    tier = make_tier("smallest", {"night": "20:00-09:30 1111111"}, rules="training-2019")
    with pytest.raises(ImpossibleRota, match=r"tier t: no rota of any size fits: duty night lasts 13\.5 h"):
        smallest_template("t", tier, 10)


def test_no_size_up_to_sixty_fits_fifty_doctors_every_weekend(make_tier: MakeTier) -> None:
    tier = make_tier("smallest", ["09:00-17:00 0000099"] * 3, rules="training-2019")
    with pytest.raises(ImpossibleRota, match="up to 60 lines fits: 60 lines give 20 doctor-weekends a week"):
        smallest_template("t", tier, 10)


def test_sizes_left_undecided_are_said(make_tier: MakeTier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(improve, "circulate", lambda *_: Circulation(possible=True))
    tier = make_tier("smallest", ["09:00-17:00 0000099"] * 2 + ["09:00-17:00 0000011"], rules="training-2019")
    with pytest.raises(UndecidedRota, match="4 sizes are undecided, the first 57"):
        smallest_template("t", tier, 1e-9)
