from collections.abc import Callable
from typing import Any

import pytest

from dghsim.errors import InputError
from dghsim.scenario.root import Scenario

Load = Callable[..., Scenario]


def ready(small: dict[str, Any], **changes: dict[str, Any]) -> dict[str, Any]:
    """The clinic with interventions that lie ready."""
    small["intervention"] = {
        name: {"says": name, "evidence": "a guess"} | change for name, change in changes.items()
    }
    return small


def test_nothing_changes_until_it_is_applied(small: dict[str, Any], load: Load) -> None:
    assert load(ready(small, wide={"set": {"place.room.count": 9}})).place["room"].count == 3


def test_file_and_caller_switch_on_in_that_order(small: dict[str, Any], load: Load) -> None:
    ready(small, wide={"set": {"place.room.count": 9}}, long={"set": {"run.weeks": 8}})
    small["apply"] = ["long"]
    scenario = load(small, apply=("wide", "long"))
    assert scenario.apply == ["long", "wide"]
    assert (scenario.place["room"].count, scenario.run.weeks) == (9, 8)


def test_settings_override_interventions_and_may_choose_them(small: dict[str, Any], load: Load) -> None:
    ready(small, wide={"set": {"place.room.count": 9}})
    small["apply"] = ["wide"]
    assert load(small, sets=("place.room.count=4",)).place["room"].count == 4
    assert load(small, sets=("apply=[]",)).place["room"].count == 3


def test_dotted_keys_and_tables_mean_the_same(small: dict[str, Any], load: Load) -> None:
    ready(small, dotted={"set": {"place.room.count": 9}}, tables={"set": {"place": {"room": {"count": 9}}}})
    assert load(small, apply=("dotted",)).place == load(small, apply=("tables",)).place
    assert load(small, apply=("dotted", "tables")).place["room"].count == 9


def test_a_duty_may_be_added_and_then_changed(small: dict[str, Any], load: Load) -> None:
    late = {"code": "L", "start": "12:00", "end": "22:00", "cover": [1] * 7, "first": ["talk"]}
    ready(
        small,
        late={"set": {"rota.tier.doctors.duty.late": late}},
        later={"set": {"rota.tier.doctors.duty.late.end": "23:00"}},
    )
    assert list(load(small, apply=("late",)).rota.tier["doctors"].duty) == ["day", "late"]
    with pytest.raises(InputError, match="late and later both change"):
        load(small, apply=("late", "later"))


def test_a_stage_may_be_removed(small: dict[str, Any], load: Load) -> None:
    small["pathway"]["stage"]["room"]["next"] = "pause"
    pause = {"type": "delay", "duration": {"family": "fixed", "unit": "minutes", "value": 5}, "next": "talk"}
    small["pathway"]["stage"]["pause"] = pause
    ready(small, brisk={"remove": ["pathway.stage.pause"], "set": {"pathway.stage.room.next": "talk"}})
    assert list(load(small).pathway.stage) == ["room", "talk", "gone", "pause"]
    assert list(load(small, apply=("brisk",)).pathway.stage) == ["room", "talk", "gone"]


def test_a_table_may_be_replaced(small: dict[str, Any], load: Load) -> None:
    shares = {"demand.attribute.sex.shares": {"woman": 0.5, "man": 0.5}}
    small["demand"]["attribute"]["sex"] = {"shares": {"f": 0.6, "m": 0.4}}
    ready(small, other={"remove": ["demand.attribute.sex.shares"], "set": shares}, half={"set": shares})
    assert load(small, apply=("other",)).demand.attribute["sex"].shares == {"woman": 0.5, "man": 0.5}
    with pytest.raises(InputError, match="shares must add up to 1, here 2"):
        load(small, apply=("half",))


@pytest.mark.parametrize(
    ("one", "two", "clash"),
    [
        ({"set": {"run.weeks": 5}}, {"set": {"run.weeks": 6}}, "one and two both change run.weeks"),
        ({"remove": ["place.room"]}, {"set": {"place.room.count": 6}}, "both change place.room.count"),
        (
            {"set": {"place.room": {"count": 4}}},
            {"set": {"place.room.count": 6}},
            "both change place.room.count",
        ),
    ],
)
def test_two_that_change_the_same_key_are_refused(
    small: dict[str, Any], load: Load, one: dict[str, Any], two: dict[str, Any], clash: str
) -> None:
    with pytest.raises(InputError, match=clash):
        load(ready(small, one=one, two=two), apply=("one", "two"))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            {"set": {"run.week": 5}},
            "intervention.x: run.week: 'week' is not a known key; did you mean weeks?",
        ),
        ({"remove": ["place.rom"]}, "'rom' is not a known key; did you mean room?"),
        ({"remove": ["standards.ed_hours"]}, "standards.ed_hours: is not there to remove"),
        ({"set": {"no key": 5}}, "'no key' is not a dotted key"),
        ({"set": {"run.weeks": 0}}, "(intervention x): run.weeks: must be at least 1, not 0"),
        (
            {"set": {"work.talk.duration": {"family": "fixed", "unit": "years", "value": 1}}},
            "must be a unit of time",
        ),
    ],
)
def test_wrong_intervention_is_named(
    small: dict[str, Any], load: Load, change: dict[str, Any], says: str
) -> None:
    with pytest.raises(InputError) as refused:
        load(ready(small, x=change), apply=("x",))
    assert says in str(refused.value)


def test_unknown_intervention_is_named_with_the_nearest(small: dict[str, Any], load: Load) -> None:
    with pytest.raises(InputError, match=r"apply: 'wyde' is not a known intervention; did you mean wide\?"):
        load(ready(small, wide={"set": {"place.room.count": 9}}), apply=("wyde",))
