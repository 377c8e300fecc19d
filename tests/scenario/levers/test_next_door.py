"""Levers that two hospitals pull together: what changes here, what changes next door, and never the one alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from dghsim.errors import InputError
from dghsim.scenario.levers import shipped_levers
from dghsim.scenario.levers.at_each import tried_at_each
from dghsim.scenario.levers.model import Lever
from dghsim.scenario.load import load_scenario
from dghsim.scenario.rota import Duty
from dghsim.scenario.together import refuse_unfit

COHORT = Path(__file__).parents[3] / "scenarios" / "cohort"
YEOVIL, DORCHESTER, BARNSTAPLE = (COHORT / f"{code}.toml" for code in ("ra4", "rbd", "rbz"))
ON_CALL = "rota.tier.consultant.duty.on_call"
ROTA, SHARED = (shipped_levers()[name] for name in ("networked_rota", "shared_consultant"))


def test_the_nights_of_both_make_a_week_at_every_level() -> None:
    for level in ROTA.level:
        here, there = (ROTA.patch(level, next_door=side).set[f"{ON_CALL}.cover"] for side in (False, True))
        assert [one + other for one, other in zip(here, there, strict=True)] == [1] * 7  # type: ignore[call-overload]
        assert sum(here) == ROTA.level[level].dose  # type: ignore[call-overload]


def duties_with(level: str) -> tuple[dict[str, Duty], dict[str, Duty]]:
    """The consultants' duties at Yeovil and at Dorchester with a consultant shared by day."""
    levers = [f"shared_consultant={level}"]
    here = load_scenario(YEOVIL, levers=levers, side="here")
    there = load_scenario(DORCHESTER, levers=levers, side="next door")
    refuse_unfit({"here": here, "next": there})
    return here.rota.tier["consultant"].duty, there.rota.tier["consultant"].duty


@pytest.mark.parametrize("level", SHARED.level)
def test_each_day_each_hospital_has_one_of_its_own_or_one_of_the_two_covers_both(level: str) -> None:
    here, there = duties_with(level)
    for shared, own in (
        ("shared_unit", "amu_day"),
        ("shared_take", "take_day"),
        ("shared_on_call", "on_call"),
    ):
        by_either = [one + other for one, other in zip(here[shared].cover, there[shared].cover, strict=True)]
        assert set(by_either) <= {0, 1}
        assert here[own].cover == there[own].cover == [1 - one for one in by_either]
        assert sum(here[shared].cover) == sum(there[shared].cover)


@pytest.mark.parametrize("level", SHARED.level)
def test_the_dose_is_the_hours_for_which_one_covers_both_by_day(level: str) -> None:
    shared = [each[name] for each in duties_with(level) for name in ("shared_unit", "shared_take")]
    assert sum(duty.minutes * sum(duty.cover) for duty in shared) == 60 * SHARED.level[level].dose


def test_who_is_shared_by_day_answers_what_the_own_one_does() -> None:
    for duties in duties_with("weekend"):
        for shared, own in (
            ("shared_unit", "amu_day"),
            ("shared_take", "take_day"),
            ("shared_on_call", "on_call"),
        ):
            before, after = duties[own], duties[shared]
            assert (after.first, after.second, after.own) == (before.first, before.second, before.own)
            assert (after.start, after.end, after.at) == (before.start, before.end, before.at)
            assert after.also is not None
            assert after.also.resident == (after.at == "site")


def test_each_hospital_gets_its_own_part() -> None:
    here = load_scenario(YEOVIL, levers=["networked_rota=3"], side="here")
    there = load_scenario(DORCHESTER, levers=["networked_rota=3"], side="next door")
    duties = [one.rota.tier["consultant"].duty["on_call"] for one in (here, there)]
    assert [duty.cover for duty in duties] == [[0, 1, 0, 1, 0, 1, 0], [1, 0, 1, 0, 1, 0, 1]]
    assert [duty.also.at for duty in duties if duty.also is not None] == [["next"], ["here"]]
    assert here.levers == ["networked_rota=3"]
    assert there.levers == []
    grades = [
        one.rota.workforce.grade["consultant"] for one in (here, there) if one.rota.workforce is not None
    ]
    assert [grade.advert_factor for grade in grades] == [1.15, 1.15]
    refuse_unfit({"here": here, "next": there})


def test_what_is_not_known_may_be_drawn_next_door_too() -> None:
    there = load_scenario(DORCHESTER, levers=["networked_rota@high"], side="next door")
    assert there.rota.workforce is not None
    assert there.rota.workforce.grade["consultant"].advert_factor == 1.3


@pytest.mark.parametrize("side", ["alone", "next door"])
def test_a_lever_of_one_hospital_changes_nothing_next_door(side: str) -> None:
    plain = load_scenario(DORCHESTER)
    there = load_scenario(DORCHESTER, levers=["twilight=1"], side=side)  # type: ignore[arg-type]
    assert (there.rota == plain.rota) == (side == "next door")


def test_one_hospital_alone_does_not_pull_it(tmp_path: Path) -> None:
    says = (
        "changes the hospital next door too; allowed: compare FILE --lever networked_rota=4 --neighbour FILE"
    )
    with pytest.raises(InputError, match=says):
        load_scenario(YEOVIL, levers=["networked_rota"])
    with pytest.raises(InputError, match=says):
        tried_at_each(["twilight=1", "networked_rota=4"])
    named = tmp_path / "named.toml"
    named.write_text(f'extends = "{YEOVIL}"\nlevers = ["networked_rota"]\n', encoding="utf-8")
    with pytest.raises(InputError, match=says):
        load_scenario(named, side="next door")


@pytest.mark.parametrize("lever", ["networked_rota", "shared_consultant"])
def test_hospitals_too_far_apart_are_refused_in_one_line(lever: str) -> None:
    here = load_scenario(BARNSTAPLE, levers=[lever], side="here")
    there = load_scenario(DORCHESTER, levers=[lever], side="next door")
    with pytest.raises(
        InputError, match="it is 144 minutes by road to 'RBD'; allowed: at most 45"
    ) as refused:
        refuse_unfit({"here": here, "next": there})
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("neighbour", "says"),
    [
        ({"level": {"9": {}}}, "neighbour.level.9: there is no such level"),
        ({"common": {"scale": {"a.b": "prior.gone"}}}, "prior.gone is named by a change"),
        (
            {"common": {"set": {"a.b": 1}}, "level": {"4": {"set": {"a.b": 2}}}},
            "level 4 changes a.b that common changes too",
        ),
    ],
)
def test_a_neighbour_s_part_that_does_not_fit_is_refused(neighbour: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Lever.model_validate(ROTA.model_dump() | {"prior": {}, "common": {}, "neighbour": neighbour})
