from collections.abc import Callable
from typing import Any

import pytest

from dghsim.errors import InputError
from dghsim.scenario.checks import warnings
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped

Load = Callable[..., Scenario]
Document = dict[str, Any]
HOUR = {"family": "fixed", "unit": "hours", "value": 1}
REFUSED = "place.room.count: must be at least 1: whoever comes to stage room waits for it for ever"


@pytest.fixture
def closed(small: Document) -> Document:
    small["place"] = {"room": {"count": 0}, "hall": {"count": 9}}
    return small


def staged(closed: Document, **stages: Document) -> Document:
    closed["pathway"]["stage"] = stages | {
        "talk": {"type": "work", "work": "talk"},
        "gone": {"type": "leave"},
    }
    closed["demand"]["stream"]["door"]["start"] = next(iter(stages))
    return closed


def told(load: Load, closed: Document) -> list[str]:
    return [line for line in warnings(load(closed)) if line.startswith("place.room.count is 0: ")]


def test_nobody_may_wait_for_ever(closed: Document, load: Load) -> None:
    with pytest.raises(InputError, match=REFUSED):
        load(closed)


@pytest.mark.parametrize(
    ("way", "says"),
    [({"on_full": "leave"}, "leaves"), ({"on_full": "goto", "goto": "gone"}, "goes to gone")],
)
def test_who_has_another_way_takes_it(closed: Document, load: Load, way: Document, says: str) -> None:
    closed["pathway"]["stage"]["room"] |= way
    assert told(load, closed) == [f"place.room.count is 0: whoever asks for it at stage room {says}"]


def test_who_never_comes_to_ask_does_not_wait(closed: Document, load: Load) -> None:
    full = {"place": "room", "free_at_least": 1}
    ward = staged(
        closed,
        hall={"type": "branch", "cases": [{"when": full, "goto": "room"}], "next": "talk"},
        room={"type": "hold", "place": "room"},
    )
    assert told(load, ward) == ["place.room.count is 0: nobody ever comes to ask for it"]
    full["free_at_least"], full["place"] = 9, "hall"
    with pytest.raises(InputError, match=REFUSED):
        load(ward)
    full["free_at_least"] = 10
    assert told(load, ward) != []


def test_a_case_that_always_holds_hides_those_after_it(closed: Document, load: Load) -> None:
    closed["policy"] = {"open": False}
    cases = [{"when": {"policy": "open"}, "goto": "talk"}, {"when": {"chance": 0.5}, "goto": "talk"}]
    ward = staged(closed, look={"type": "branch", "cases": cases}, room={"type": "hold", "place": "room"})
    with pytest.raises(InputError, match=REFUSED):
        load(ward)
    closed["policy"] = {"open": True}
    assert told(load, ward) != []


def test_whoever_would_have_to_give_way_to_a_place_without_room(closed: Document, load: Load) -> None:
    free = {"place": "room", "free_at_least": 1}
    ward = staged(
        closed,
        hall={"type": "hold", "place": "hall"},
        stay={"type": "delay", "duration": HOUR, "next": "talk",
              "gives_way": [{"place": "hall", "when": [free], "goto": "room"}]},
        room={"type": "hold", "place": "room"},
    )  # fmt: skip
    assert told(load, ward) != []
    free["place"] = "hall"
    with pytest.raises(InputError, match=REFUSED):
        load(ward)


def beside(closed: Document, *meanwhile: Document) -> Document:
    """The place is asked for in a side branch; what the patient does meanwhile."""
    return staged(
        closed,
        ask={"type": "fork", "launch": "room"},
        **{f"meanwhile{number}": stage for number, stage in enumerate(meanwhile)},
        away={"type": "leave"},
        room={"type": "hold", "place": "room"},
        over={"type": "end"},
        other={"type": "release", "place": "room"},
        done={"type": "end"},
    )  # fmt: skip


JOIN = {"type": "join", "forks": ["ask"]}
CASES = {
    "nobody waits for the side branch": ([{"type": "delay", "duration": HOUR}], False),
    "the patient waits for it": ([JOIN], True),
    "after asking no more": ([{"type": "release", "place": "room"}, JOIN], False),
    "another branch asks no more": ([{"type": "fork", "launch": "other"}, JOIN], False),
    "asking no more comes too late": ([JOIN, {"type": "release", "place": "room"}], True),
    "some leave before": (
        [{"type": "branch", "cases": [{"when": {"chance": 0.5}, "goto": "away"}]}, JOIN], False,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_in_a_side_branch(closed: Document, load: Load, case: str) -> None:
    stages, stuck = CASES[case]
    made = beside(closed, *stages)
    used = {"other": ["other", "done"], "over": []}["other" if "another" in case else "over"]
    made["pathway"]["stage"] = {
        name: stage
        for name, stage in made["pathway"]["stage"].items()
        if name not in {"other", "done", "talk", "gone"} - set(used)
    }
    made["work"] = {}
    made["rota"]["tier"]["doctors"]["duty"]["day"]["first"] = []
    if stuck:
        with pytest.raises(InputError, match="whoever comes to stage room waits for it for ever"):
            load(made)
    else:
        assert told(load, made)[0].endswith("never gets it, and goes on without it or waits until leaving")


def test_a_join_before_the_fork_waits_for_nothing(closed: Document, load: Load) -> None:
    made = beside(closed)
    stages = {name: made["pathway"]["stage"][name] for name in ("ask", "away", "room", "over")}
    made["pathway"]["stage"] = {"nothing_yet": JOIN} | stages
    made["demand"]["stream"]["door"]["start"] = "nothing_yet"
    made["work"] = {}
    made["rota"]["tier"]["doctors"]["duty"]["day"]["first"] = []
    assert told(load, made) != []


@pytest.mark.parametrize("place", ["amu", "transport"])
def test_the_default_without_a_place_it_needs_is_refused(place: str) -> None:
    with pytest.raises(
        InputError, match=rf"\(--set place.{place}.count\): place.{place}.count: must be at least 1"
    ):
        load_scenario(shipped("hereford"), sets=(f"place.{place}.count=0",))


@pytest.mark.parametrize(
    "sets",
    [
        ("place.amu.count=0", "pathway.stage.amu_wait.place=ward"), ("place.outlying.count=0",),
        ("place.same_day_chairs.count=0",), ("place.high_care.count=0",), ("place.ward.count=0",),
    ],
)  # fmt: skip
def test_the_default_with_a_place_closed_is_told(sets: tuple[str, ...]) -> None:
    lines = warnings(load_scenario(shipped("hereford"), sets=sets))
    assert any(line.startswith(f"{sets[0].removesuffix('=0')} is 0") for line in lines)
