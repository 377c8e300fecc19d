"""Attributes: each kind drawn as the scenario says, and one line for each way to ask amiss."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from dghsim.demand.draw import draw_arrivals
from dghsim.errors import InputError
from dghsim.scenario.root import Scenario

Build = Callable[..., Scenario]

MANY = {"front_door": {"per_day": 2400, "envelope_per_day": 2400}}


def drawn(small: Build, **attribute: Any) -> dict[str, np.ndarray]:
    return draw_arrivals(small(stream=MANY, attribute=attribute, weeks=2), 0).attributes


def test_shares_and_chances_by_category_come_out_in_their_proportions(small: Build) -> None:
    other = {"other": 0.2, "falls": 0.8}
    values = drawn(
        small,
        ill={"chance": 0.25},
        group={"by": "ill", "shares": {"no": {"chest": 0.5, "other": 0.5}, "yes": other}},
        home={"by": "group", "chance": {"chest": 0.0, "falls": 1.0, "other": 0.3}},
    )
    ill, group, home = values["ill"], values["group"], values["home"]
    # 33,600 patients: standard errors up to 0.3 % of everyone, 0.6 % of the ill.
    assert ill.mean() == pytest.approx(0.25, abs=0.011)
    assert np.bincount(group[ill == 0], minlength=3) / (ill == 0).sum() == pytest.approx(
        [0.5, 0.5, 0], abs=0.015
    )
    assert np.bincount(group[ill == 1], minlength=3) / (ill == 1).sum() == pytest.approx(
        [0, 0.2, 0.8], abs=0.02
    )
    assert [home[group == label].mean() for label in range(3)] == pytest.approx([0, 0.3, 1], abs=0.02)
    assert home[group == 2].min() == 1
    assert home[group == 0].max() == 0


def test_labels_are_in_order_of_first_mention(small: Build) -> None:
    attribute = {
        "ill": {"chance": 0.5},
        "group": {"by": "ill", "shares": {"yes": {"b": 0.5, "c": 0.5}, "no": {"a": 1.0}}},
        "age": {"distribution": {"family": "fixed", "unit": "years", "value": 70}},
    }
    assert draw_arrivals(small(attribute=attribute), 0).labels == {
        "ill": ("no", "yes"),
        "group": ("a", "b", "c"),
        "age": (),
    }


def test_a_label_of_no_share_is_never_drawn_even_last(small: Build) -> None:
    values = drawn(small, group={"shares": {"a": 0.1, "b": 0.2, "c": 0.7, "d": 0.0}})
    assert set(values["group"]) == {0, 1, 2}


def test_numbers_follow_their_table_by_category(small: Build) -> None:
    stay = {
        "long": {"family": "exponential", "unit": "days", "mean": 10},
        "short": {"family": "fixed", "unit": "days", "value": 1},
    }
    values = drawn(
        small,
        kind={"shares": {"short": 0.5, "long": 0.5}},
        stay={"by": "kind", "distribution": stay},
    )
    assert set(values["stay"][values["kind"] == 0]) == {86400}
    # 16,800 exponentials: a standard error of 0.8 %.
    assert values["stay"][values["kind"] == 1].mean() == pytest.approx(864_000, rel=0.03)


def test_bands_cut_in_the_numbers_own_unit_with_limits_inside_their_band(small: Build) -> None:
    values = drawn(
        small,
        wait={"distribution": {"family": "empirical", "unit": "hours", "values": [1, 2, 3, 4]}},
        band={"of": "wait", "bands": {"low": 2, "middle": 3, "high": 3.5}},
    )
    by_wait = {int(wait): set(values["band"][values["wait"] == wait]) for wait in np.unique(values["wait"])}
    assert by_wait == {3600: {0}, 7200: {0}, 10800: {1}, 14400: {2}}


def test_differences_stop_at_their_floor(small: Build) -> None:
    values = drawn(
        small,
        stay={"distribution": {"family": "empirical", "unit": "days", "values": [1, 2]}},
        delay={"distribution": {"family": "empirical", "unit": "hours", "values": [12, 36]}},
        ready={"minus": ["stay", "delay"], "at_least": 6, "unit": "hours"},
        bare={"minus": ["stay", "delay"]},
        half={"of": "ready", "bands": {"under": 0, "over": 12}},
    )
    rows = zip(*(values[name].tolist() for name in ("stay", "delay", "ready", "bare", "half")), strict=True)
    hours = {(s // 3600, d // 3600): (r / 3600, b / 3600, h) for s, d, r, b, h in rows}
    assert hours == {(24, 12): (12, 12, 1), (24, 36): (6, 0, 0), (48, 12): (36, 36, 1), (48, 36): (12, 12, 1)}


def test_attributes_are_independent_of_each_other_and_of_the_stream_they_join(small: Build) -> None:
    scale = {"family": "empirical", "unit": "points", "values": list(range(64))}
    values = drawn(small, one={"distribution": scale}, two={"distribution": scale})
    # 33,600 pairs: a standard error of 0.55 %.
    assert abs(np.corrcoef(values["one"], values["two"])[0, 1]) < 0.025


AGE = {"distribution": {"family": "fixed", "unit": "years", "value": 70}}
STAY = {"distribution": {"family": "fixed", "unit": "days", "value": 7}}
GROUP = {"shares": {"a": 0.5, "b": 0.5}}


@pytest.mark.parametrize(
    ("attribute", "line"),
    [
        ({"x": {"by": "group", "chance": {"a": 0.1}}, "group": GROUP}, "x.by: 'group' is not a"),
        ({"age": AGE, "x": {"by": "age", "chance": {"a": 0.1}}}, "x.by: 'age' is not a category"),
        ({"g": GROUP, "x": {"by": "g", "chance": {"a": 0.1}}}, "x.chance: no entry for 'b' of g"),
        (
            {"g": GROUP, "x": {"by": "g", "chance": {"a": 0.1, "b": 0.1, "c": 0.1}}},
            "x.chance: 'c' is no label of g; its labels are 'a, b'",
        ),
        ({"x": {"of": "group", "bands": {"a": 1}}}, "x.of: 'group' is not a number drawn before x"),
        ({"g": GROUP, "x": {"of": "g", "bands": {"a": 1}}}, "x.of: 'g' is not a number"),
        ({"age": AGE, "x": {"of": "age", "bands": {"a": 1, "b": 1}}}, "x.bands: lower limits must"),
        ({"age": AGE, "stay": STAY, "x": {"minus": ["stay", "age"]}}, "x.minus: times and other"),
        (
            {"age": AGE, "x": {"minus": ["age", "age"], "at_least": 1, "unit": "days"}},
            "x.minus: times and other",
        ),
        (
            {
                "g": GROUP,
                "x": {"by": "g", "distribution": {"a": STAY["distribution"], "b": AGE["distribution"]}},
            },
            "x.distribution: one unit for all, not days and years",
        ),
    ],
)
def test_an_attribute_that_cannot_be_drawn_is_named(small: Build, attribute: Any, line: str) -> None:
    with pytest.raises(InputError) as refused:
        draw_arrivals(small(attribute=attribute), 0)
    assert str(refused.value).startswith(f"demand.attribute.{line}")
