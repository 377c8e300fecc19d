"""What tuning refuses to touch, and which figures it refuses to be led by."""

from __future__ import annotations

from typing import Any

import pytest
from studies.tuning.small_ward import KEY, lever, ward

from dghsim.errors import InputError
from dghsim.studies.tuning.allowed import bounds_of, movable, target_of


def test_an_assumption_may_be_moved() -> None:
    assert [number.key for number in movable(lever(), ward())] == [KEY]


@pytest.mark.parametrize("evidence", ["public", "published", "yours"])
def test_what_rests_on_a_source_may_not(evidence: str) -> None:
    with pytest.raises(InputError, match=f"is {evidence}; only numbers marked illustrative may be moved"):
        movable(lever(), ward(evidence))


def test_what_is_not_marked_may_not() -> None:
    made = ward().model_copy(update={"provenance": []})
    with pytest.raises(InputError, match="is not marked"):
        movable(lever(), made)


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("rota.tier.t1.in_post", "staffing, money and limits are for people to set"),
        ("rota.**", "may not be moved"),
        ("run.weeks", "may not be moved"),
        ("standards.*", "may not be moved"),
        ("**", "may not be moved"),
        ("demand.stream.door.hour_shares", "is a profile, not one number"),
    ],
)
def test_only_the_models_own_single_numbers_are_moved(key: str, says: str) -> None:
    made = ward()
    document = made.model_dump(exclude_unset=True)
    document["demand"]["stream"]["door"]["hour_shares"] = [1.0] * 24
    document["standards"] = {"ed_hours": 4.0}
    with pytest.raises(InputError, match=says):
        movable(lever(keys=[key]), type(made).model_validate(document))


def test_a_lever_of_another_scenario_moves_nothing() -> None:
    assert movable(lever(keys=["pathway.stage.elsewhere.cases.0.when.chance"]), ward()) == []


@pytest.mark.parametrize(
    ("figure", "era", "says"),
    [
        ("nothing", "2017/18", "not one of those"),
        ("bed_wait_4_hours", "2022/23", "held back"),
        ("samba_ews", "2022/23", "no counterpart"),
        ("bed_days_each", "2022/23", "not of this scenario's years and patients"),
        ("nights_overnight", "1999/00", "not of this scenario's years and patients"),
    ],
)
def test_a_figure_must_be_alike_and_not_held_back(figure: str, era: str, says: str) -> None:
    made = ward()
    made = made.model_copy(update={"era": made.era.model_copy(update={"demand": era})})
    with pytest.raises(InputError, match=says):
        target_of(lever(figure=figure), made)


def test_the_figure_it_may_be_led_by() -> None:
    figure, published = target_of(lever(), ward())
    assert (figure.id, published.value, published.status) == ("same_day", 33, "calibrated_to")


@pytest.mark.parametrize(
    ("changes", "plausible", "bounds"),
    [
        ({}, {}, (0.05, 0.95)),
        ({}, {"low": 0.3, "high": 0.7}, (0.3, 0.7)),
        ({"by": "factor", "low": 0.1, "high": 3}, {"low": 0.3, "high": 1.2}, (0.5, 2.0)),
        ({"low": 0.4, "high": 0.5}, {"low": 0.3, "high": 0.7}, (0.4, 0.5)),
    ],
)
def test_bounds_lie_within_what_is_plausible(
    changes: dict[str, Any], plausible: dict[str, float], bounds: tuple[float, float]
) -> None:
    one, made = lever(**changes), ward(**plausible)
    assert bounds_of(one, movable(one, made)) == pytest.approx(bounds)


def test_bounds_outside_what_is_plausible_are_refused() -> None:
    made = ward(low=0.6, high=0.7)
    with pytest.raises(InputError, match="outside the plausible range"):
        bounds_of(lever(high=0.5), movable(lever(), made))
