"""Levers that two hospitals pull together: what changes here, what changes next door, and never the one alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from dghsim.errors import InputError
from dghsim.scenario.levers import shipped_levers
from dghsim.scenario.levers.at_each import tried_at_each
from dghsim.scenario.levers.model import Lever
from dghsim.scenario.load import load_scenario
from dghsim.scenario.together import refuse_unfit

COHORT = Path(__file__).parents[3] / "scenarios" / "cohort"
YEOVIL, DORCHESTER, BARNSTAPLE = (COHORT / f"{code}.toml" for code in ("ra4", "rbd", "rbz"))
ON_CALL = "rota.tier.consultant.duty.on_call"
ROTA = shipped_levers()["networked_rota"]


def test_the_nights_of_both_make_a_week_at_every_level() -> None:
    for level in ROTA.level:
        here, there = (ROTA.patch(level, next_door=side).set[f"{ON_CALL}.cover"] for side in (False, True))
        assert [one + other for one, other in zip(here, there, strict=True)] == [1] * 7  # type: ignore[call-overload]
        assert sum(here) == ROTA.level[level].dose  # type: ignore[call-overload]


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


def test_hospitals_too_far_apart_are_refused_in_one_line() -> None:
    here = load_scenario(BARNSTAPLE, levers=["networked_rota"], side="here")
    there = load_scenario(DORCHESTER, levers=["networked_rota"], side="next door")
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
