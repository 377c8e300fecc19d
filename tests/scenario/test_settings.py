from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest

from dghsim.errors import InputError
from dghsim.scenario.root import Scenario
from dghsim.scenario.settings import parsed_setting

Load = Callable[..., Scenario]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a.b=3", 3), ("a.b = 3.5", 3.5), ("a.b=true", True), ('a.b="3"', "3"), ("a.b=smallest", "smallest"),
        ("a.b=[1, 2]", [1, 2]), ("a.b={c = 1}", {"c": 1}), ("a.b=", ""), ("a.b=1\ny = 2", "1\ny = 2"),
        ("a.b=" + "[" * 9000, "[" * 9000), ("a.b=" + "9" * 9000, "9" * 9000), ("a.b=1=2", "1=2"),
    ],
)  # fmt: skip
def test_values_are_toml_or_else_text(text: str, value: object) -> None:
    assert parsed_setting(text) == (("a", "b"), value)


@pytest.mark.parametrize("text", ["", "run.weeks", "=3", "a b=3", "\n=3"])
def test_no_setting(text: str) -> None:
    with pytest.raises(InputError, match="--set"):
        parsed_setting(text)


def test_settings_come_last_and_in_order(small: dict[str, Any], load: Load) -> None:
    scenario = load(
        small, sets=("run.weeks=9", "run.weeks=10", "rota.tier.doctors.lines=smallest", "place.room.count=1")
    )
    assert scenario.run.weeks == 10
    assert scenario.rota.tier["doctors"].lines == "smallest"


def test_a_key_that_only_the_schema_has_can_be_set(small: dict[str, Any], load: Load) -> None:
    assert load(small, sets=("standards.ed_hours=6", "run.end=drain")).standards.ed_hours == 6


def test_positions_of_lists_can_be_set(small: dict[str, Any], load: Load) -> None:
    small["demand"]["stream"]["door"]["weekday_factors"] = [1] * 7
    factors = (
        load(small, sets=("demand.stream.door.weekday_factors.6=0.5",)).demand.stream["door"].weekday_factors
    )
    assert factors == [1, 1, 1, 1, 1, 1, 0.5]


def test_a_new_name_comes_whole(small: dict[str, Any], load: Load) -> None:
    scenario = load(small, sets=('place.annexe={count = 2, kind = "chair"}',))
    assert scenario.place["annexe"].count == 2


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ("run.week=4", "--set run.week: 'week' is not a known key; did you mean weeks?"),
        ("place.rom.count=4", "--set place.rom.count: 'rom' is not a known key; did you mean room?"),
        (
            "rota.tier.doctors.grades.imt=4",
            "--set rota.tier.doctors.grades.imt: 'imt' is not a known key; there is none",
        ),
        ("demand.stream.door.hour_shares.24=1", "has no place 24; places are 0 to 23"),
        ("run.weeks.days=4", "--set run.weeks.days: 'days' is not a known key; there is none"),
        ("work.talk.duration.median=4", "'median' is not a known key"),
        ("run.weeks=none", "mine.toml (--set run.weeks): run.weeks: must be a whole number, not 'none'"),
        ("place.room=3", "(--set place.room): place.room: must be a table, not 3"),
        ("extends=x", "'extends' is not a known key"),
        ("a" + ".a" * 3000 + "=1", "has 3001 parts; at most 32"),
        (
            "work.talk.duration.family=gamma",
            "(--set work.talk.duration.family): work.talk.duration.unit: is missing",
        ),
    ],
)
def test_wrong_setting_is_named(small: dict[str, Any], load: Load, setting: str, says: str) -> None:
    with pytest.raises(InputError) as refused:
        load(small, sets=(setting,))
    assert says in str(refused.value)
    assert len(str(refused.value)) < 600


TOGETHER = [
    ("rota.tier.doctors.lines=2", "rota.tier.doctors.in_post=2"),
    (
        "work.talk.duration.family=exponential",
        "work.talk.duration.unit=minutes",
        "work.talk.duration.mean=20",
    ),
    ("place.annexe={count = 2}", "place.annexe.kind=chair", "pathway.stage.room.place=annexe"),
    ("demand.stream.door.weekday_factors=[1, 1, 1, 1, 1, 1, 1]", "run.weeks=9"),
]


@pytest.mark.parametrize("sets", [order for sets in TOGETHER for order in permutations(sets)])
def test_settings_that_only_fit_together_fit_in_any_order(
    small: dict[str, Any], load: Load, sets: tuple[str, ...]
) -> None:
    load(small, sets=sets)


def test_one_of_them_alone_does_not_fit(small: dict[str, Any], load: Load) -> None:
    with pytest.raises(
        InputError, match=r"mine.toml \(--set rota.tier.doctors.lines\): rota.tier.doctors: in_post"
    ):
        load(small, sets=("run.weeks=9", "rota.tier.doctors.lines=2"))


def test_settings_make_whole_a_file_that_is_not(small: dict[str, Any], load: Load) -> None:
    del small["run"]["weeks"]
    assert load(small, sets=("run.weeks=9",)).run.weeks == 9


def test_a_position_of_a_list_that_is_set_too(small: dict[str, Any], load: Load) -> None:
    factors = "demand.stream.door.weekday_factors"
    scenario = load(small, sets=(f"{factors}=[1, 1, 1, 1, 1, 1, 1]", f"{factors}.6=0.5"))
    assert scenario.demand.stream["door"].weekday_factors == [1, 1, 1, 1, 1, 1, 0.5]


COVER = "rota.tier.doctors.duty.day.cover=[9, 1, 1, 1, 1, 1, 1]"


def test_the_option_at_fault_is_named_though_the_key_is_another(small: dict[str, Any], load: Load) -> None:
    with pytest.raises(InputError) as refused:
        load(small, sets=("run.weeks=9", COVER, "place.room.count=4"))
    assert (
        "mine.toml (--set rota.tier.doctors.duty.day.cover): rota.tier.doctors.lines: must be at least 9"
        in str(refused.value)
    )


def test_of_two_that_are_at_fault_only_together_both_are_named(small: dict[str, Any], load: Load) -> None:
    duties = small["rota"]["tier"]["doctors"]["duty"]
    duties["eve"] = duties["day"] | {"code": "E"}
    with pytest.raises(InputError) as refused:
        load(small, sets=("rota.tier.doctors.duty.day.cover.0=2", "rota.tier.doctors.duty.eve.cover.0=3"))
    named = "(--set rota.tier.doctors.duty.day.cover.0 and --set rota.tier.doctors.duty.eve.cover.0)"
    assert f"{named}: rota.tier.doctors.lines: must be at least 5" in str(refused.value)


def test_what_is_wrong_without_them_is_no_option_s_fault(small: dict[str, Any], load: Load) -> None:
    small["rota"]["tier"]["doctors"]["duty"]["day"]["cover"] = [9] * 7
    with pytest.raises(InputError, match=r"mine.toml: rota.tier.doctors.lines: must be at least 9"):
        load(small, sets=("run.weeks=9",))
