"""What figures of a planner's own may be: each bound from both sides, written a second time."""

from __future__ import annotations

import math

import pytest

from dghsim.errors import InputError
from dghsim.rota.rules import RULE_SETS, get_rule_set, parse_overrides
from dghsim.rota.rules.load import _clock
from dghsim.rota.rules.local import local_rule
from dghsim.rota.rules.parameters import RANGES, figure_of

WHOLE = {"after": (1, 366), "days": (1, 366), "low_intensity_limit": (1, 366), "night_from": (0, 1440),
         "night_to": (0, 1440), "reference_weeks": (1, 520)}  # fmt: skip
ANY = {"daily_hours": (0, 168), "days_a_week": (1, 7), "fortnight_hours": (1, 336), "hours": (1, 8784),
       "low_intensity_hours": (0, 24), "night_hours": (0, 24), "night_share": (0, 1), "rest_hours": (0, 24),
       "something_else": (0, 9999)}  # fmt: skip


@pytest.mark.parametrize(("name", "bounds"), [*WHOLE.items(), *ANY.items()], ids=[*WHOLE, *ANY])
def test_a_parameter_lies_within_its_bounds_and_they_are_said(name: str, bounds: tuple[int, int]) -> None:
    least, most = bounds
    kind = "whole number" if name in WHOLE else "number"
    assert [figure_of(name, bound, "x") for bound in bounds] == [least, most]
    for outside in (least - 0.5, most + 0.5, least - 1, most + 1, math.inf, -math.inf, "1", True, None):
        with pytest.raises(InputError, match=f"allowed: a {kind} from {least} to {most}$"):
            figure_of(name, outside, "x")
    assert {*WHOLE, *ANY} - set(RANGES) == {"something_else"}


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_counted_is_whole(name: str) -> None:
    with pytest.raises(InputError, match=r"x is 2.5; allowed: a whole number"):
        figure_of(name, 2.5, "x")


@pytest.mark.parametrize("name", ANY)
def test_what_is_measured_need_not_be(name: str) -> None:
    middle = sum(ANY[name]) / 2 + 0.25
    assert figure_of(name, middle, "x") == middle


def test_only_what_an_opt_out_allows_may_be_without_end() -> None:
    assert figure_of("opt_out_limit", math.inf, "x") == math.inf
    assert figure_of("opt_out_limit", 56, "x") == 56
    for value in (-math.inf, math.nan, -0.5, 9999.5):
        with pytest.raises(InputError, match="allowed: a number from 0 to 9999"):
            figure_of("opt_out_limit", value, "x")


@pytest.mark.parametrize("limit", [0.5, 1, 9999.5])
def test_limits_that_may_be(limit: float) -> None:
    assert get_rule_set("wtr").with_overrides({"wtr_avg_48": limit})["wtr_avg_48"].limit == limit
    assert local_rule("own", "average_hours", limit, "forum").limit == limit
    assert get_rule_set("wtr").with_overrides({"long_hours": limit}).readings.long_hours == limit


@pytest.mark.parametrize("limit", [0, -0.5, 10_000, 10_000.5])
def test_limits_that_may_not_be(limit: float) -> None:
    for key in ("wtr_avg_48", "long_hours"):
        with pytest.raises(InputError, match="allowed: a number above 0 and below 10000, on or off"):
            get_rule_set("wtr").with_overrides({key: limit})
    with pytest.raises(InputError, match="allowed: a number above 0 and below 10000"):
        local_rule("own", "average_hours", limit, "forum")


def test_a_check_without_parameters_says_that_it_has_none() -> None:
    with pytest.raises(InputError, match=r"'after' is no parameter of the check.*; allowed: none$"):
        local_rule("own", "rest_between", 11, "forum", parameters={"after": 2})
    with pytest.raises(InputError, match=r"allowed: of, after$"):
        local_rule("own", "rest_after_run", 11, "forum", parameters={"x": 2})


def test_figures_of_the_sets_that_ship_are_numbers_and_times_are_minutes() -> None:
    assert all(type(rule.limit) is float for name in RULE_SETS for rule in get_rule_set(name))
    assert (_clock("06:30"), _clock("23:05"), _clock(7)) == (390, 1385, 7)


@pytest.mark.parametrize(
    ("word", "on"),
    [("on", True), ("TRUE", True), ("Yes", True), ("off", False), ("false", False), ("NO", False)],
)
def test_words_that_switch_a_rule_or_a_reading(word: str, on: bool) -> None:
    assert parse_overrides(f"rest_11={word}", "here") == {"rest_11": {"limit": on, "reason": ""}}
    rules = get_rule_set("training-2019").with_overrides({"rest_11": word, "long_nights_count": word})
    assert rules["rest_11"].checked is on
    assert rules.readings.long_nights_count is on


def test_a_parameter_that_is_a_word_is_read_from_a_cell() -> None:
    overrides = parse_overrides("max_72_in_168.from=midnight (forum)", "here")
    assert get_rule_set("training-2019").with_overrides(overrides)["max_72_in_168"].word("from") == "midnight"
