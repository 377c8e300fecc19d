"""Who asks for what and when, against arithmetic and against walks one by one."""

import random
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from dghsim.scenario.load_by_hour import walk as walk_module
from dghsim.scenario.load_by_hour.walk import Asked, walk
from dghsim.scenario.load_by_hour.windows import WEEK, Openings
from dghsim.scenario.root import Scenario

Load = Callable[..., Scenario]
Document = dict[str, Any]
LEAVE = {"type": "leave"}


def fixed(hours: float) -> Document:
    return {"family": "fixed", "unit": "hours", "value": hours}


def works(document: Document, *names: str) -> None:
    document["work"] = {name: {"duration": fixed(0.5)} for name in ("talk", *names)}
    document["rota"]["tier"]["doctors"]["duty"]["day"]["first"] = ["talk", *names]


def asked(load: Load, document: Document, stage: Document) -> Asked:
    document["pathway"]["stage"] = stage
    return walk(load(document), (), {}, {})


def talk(work: str = "talk", **more: Any) -> Document:
    return {"type": "work", "work": work, **more}


def test_chances_windows_loops_and_forks_count(small: Document, load: Load) -> None:
    works(small, "other", "side")
    small["window"] = {"half": {"days": {"mon": ["00:00-24:00"], "tue": ["00:00-24:00"], "wed": ["00:00-24:00"], "thu": ["00:00-12:00"]}}}  # fmt: skip  # noqa: E501
    found = asked(load, small, {
        "room": {"type": "branch", "cases": [{"when": {"chance": 0.2}, "goto": "gone"}]},
        "open": {"type": "branch", "cases": [{"when": {"window": "half"}, "goto": "gone"}]},
        "talk": talk(),
        "again": {"type": "repeat", "back_to": "talk", "until": {"chance": 0.25}},
        "split": {"type": "fork", "launch": "side"},
        "joined": {"type": "join", "forks": ["split"]},
        "other": talk("other"),
        "gone": LEAVE,
        "side": talk("side"),
        "over": {"type": "end"},
    })  # fmt: skip
    assert found.times.sum(axis=0) == pytest.approx([28 * 4, 28, 28], rel=0.02)
    assert found.hours.sum(axis=0) == pytest.approx([14 * 4, 14, 14], rel=0.02)


def test_a_walk_one_by_one_counts_the_same(small: Document, load: Load) -> None:
    dice = random.Random(1)
    found = asked(load, small, {
        "room": {
            "type": "branch",
            "cases": [{"when": {"chance": 0.3}, "goto": "talk"}, {"when": {"chance": 0.5}, "goto": "gone"}],
        },
        "talk": talk(),
        "again": {"type": "repeat", "back_to": "room", "until": {"chance": 0.6}},
        "gone": LEAVE,
    })  # fmt: skip
    talks = 0
    for _ in range(20_000):
        while True:
            first = dice.random() < 0.3
            if not first and dice.random() < 0.5:
                break
            talks += 1
            if dice.random() < 0.6:
                break
    assert found.times.sum() == pytest.approx(70 * talks / 20_000, rel=0.03)


def test_work_after_a_delay_is_asked_for_later(small: Document, load: Load) -> None:
    small["demand"]["stream"]["door"] |= {
        "per_day": 1, "hour_shares": [0] * 9 + [1] + [0] * 14, "weekday_factors": [7, *[0] * 6],
        "envelope_per_day": 400,
    }  # fmt: skip
    stages = {"room": {"type": "delay", "duration": fixed(3)}, "talk": talk(), "gone": LEAVE}
    found = asked(load, small, stages)
    assert np.flatnonzero(found.times[:, 0]).tolist() == [12]
    assert found.times[12, 0] == pytest.approx(7)
    stages = {"room": {"type": "delay", "duration": fixed(7 * 24 - 10)}, "talk": talk(), "gone": LEAVE}
    assert np.flatnonzero(asked(load, small, stages).times[:, 0]).tolist() == [167], "the week comes round"


def test_a_join_waits_for_the_side_branch(small: Document, load: Load) -> None:
    small["demand"]["stream"]["door"] |= {"hour_shares": [1] + [0] * 23, "envelope_per_day": 600}
    found = asked(load, small, {
        "room": {"type": "fork", "launch": "tests"}, "first": {"type": "delay", "duration": fixed(1)},
        "back": {"type": "join", "forks": ["room"]}, "talk": talk(), "gone": LEAVE,
        "tests": {"type": "delay", "duration": fixed(6)}, "done": {"type": "end"},
    })  # fmt: skip
    assert set(np.flatnonzero(found.times[:, 0]) % 24) == {6}


def test_a_side_branch_lasts_as_long_as_its_patient(small: Document, load: Load) -> None:
    """Reviewed every two hours until gone after seven, in a bed that the leaving gives back."""
    works(small, "side")
    small["place"]["bed"] = {"count": 100}
    found = asked(load, small, {
        "room": {"type": "fork", "launch": "bed"},
        "talk": talk(),
        "stay": {"type": "delay", "duration": fixed(6.5)},
        "gone": LEAVE,
        "bed": {"type": "hold", "place": "bed"},
        "rest": {"type": "delay", "duration": fixed(1.5)},
        "side": talk("side"),
        "again": {"type": "repeat", "back_to": "rest", "until": {"chance": 0}},
        "over": {"type": "end"},
    })  # fmt: skip
    assert found.times.sum(axis=0) == pytest.approx([70, 70 * 3], rel=0.02)
    assert found.inside["bed"] == pytest.approx(70 * 7 / 168, rel=0.02)


def test_windows_push_work_to_their_opening(small: Document, load: Load) -> None:
    small["window"] = {"late": {"days": {"tue": ["14:00-20:00"]}}}
    stages = {"room": {"type": "wait_until", "window": "late"}, "talk": talk(), "gone": LEAVE}
    found = asked(load, small, stages)
    tuesday = 24
    assert found.times[tuesday + 14, 0] == pytest.approx(70 - 70 * 5 / 168, rel=0.01)
    assert found.times[tuesday + 15 : tuesday + 20, 0] == pytest.approx([70 / 168] * 5, rel=0.01)
    assert found.times[:, 0].sum() == pytest.approx(70)


def test_one_attribute_asked_for_twice_is_the_same_patient(small: Document, load: Load) -> None:
    works(small, "other")
    small["demand"]["attribute"]["ill"] = {"shares": {"very": 0.1, "some": 0.3, "not": 0.6}}
    ill = {"attribute": "ill", "is_one_of": ["very", "some"]}
    found = asked(load, small, {
        "room": {"type": "branch", "cases": [{"when": ill, "goto": "talk"}]},
        "well": LEAVE,
        "talk": talk(),
        "which": {"type": "branch", "cases": [{"when": {"attribute": "ill", "equals": "some"}, "goto": "gone"}]},
        "other": talk("other"),
        "gone": LEAVE,
    })  # fmt: skip
    assert found.times.sum(axis=0) == pytest.approx([28, 7], rel=0.03), "not 28 and 28 * 0.7"


def test_a_stay_counted_from_arrival_is_over_then(small: Document, load: Load) -> None:
    small["demand"]["attribute"]["stay"] = {"distribution": fixed(10)}
    small["demand"]["stream"]["door"] |= {"hour_shares": [1] + [0] * 23, "envelope_per_day": 600}
    stay = {"type": "delay", "duration": {"family": "attribute", "attribute": "stay", "since": "arrival"}}
    found = asked(load, small, {
        "room": {"type": "delay", "duration": fixed(4)}, "stay": stay, "talk": talk(), "gone": LEAVE,
    })  # fmt: skip
    assert set(np.flatnonzero(found.times[:, 0]) % 24) == {10}


def test_the_patient_goes_on_at_once_where_nobody_waits(small: Document, load: Load) -> None:
    works(small, "escort")
    small["demand"]["stream"]["door"] |= {"hour_shares": [1] + [0] * 23, "envelope_per_day": 600}
    small["work"]["escort"] = {"duration": fixed(5), "patient_waits": False}
    stages = {"room": talk("escort"), "talk": talk(), "gone": LEAVE}
    assert set(np.flatnonzero(asked(load, small, stages).times[:, 0]) % 24) == {0}
    small["work"]["escort"]["patient_waits"] = True
    assert set(np.flatnonzero(asked(load, small, stages).times[:, 0]) % 24) == {5}


def test_switches_and_who_saw_the_patient_choose_the_way(small: Document, load: Load) -> None:
    works(small, "other", "third")
    small["policy"] = {"short": True}
    small["pathway"]["stage"] = {
        "room": {"type": "branch", "cases": [{"when": {"policy": "short"}, "goto": "talk"}]},
        "other": talk("other"),
        "talk": talk(),
        "by": {"type": "branch", "cases": [{"when": {"seen_by": ["old"]}, "goto": "gone"}]},
        "third": talk("third"),
        "gone": LEAVE,
    }
    small["rota"]["tier"]["doctors"]["grades"] = {"young": 3, "old": 1}
    mix = {"talk": (np.array([0, 1]), np.array([0.75, 0.25]))}
    assert walk(load(small), ("young", "old"), mix, {}).times.sum(axis=0) == pytest.approx(
        [70, 0, 52.5], rel=0.02
    )
    small["policy"]["short"] = False
    assert walk(load(small), ("young", "old"), mix, {}).times.sum(axis=0)[1] == pytest.approx(70)


def test_places_hold_arrivals_times_mean_stay(small: Document, load: Load) -> None:
    found = asked(load, small, {
        "room": {"type": "hold", "place": "room"}, "stay": {"type": "delay", "duration": fixed(12)}, "talk": talk(),
        "back": {"type": "release", "place": "room"}, "more": {"type": "delay", "duration": fixed(9)}, "gone": LEAVE,
    })  # fmt: skip
    assert found.inside == {"room": pytest.approx(10 * 12.5 / 24)}


def test_a_place_with_another_way_is_not_waited_for(small: Document, load: Load) -> None:
    stages = {
        "room": {"type": "hold", "place": "room", "on_full": "leave"}, "talk": talk(), "gone": LEAVE,
    }  # fmt: skip
    assert asked(load, small, stages).inside == {"room": 0}


def test_long_rounds_are_walked_by_fewer(small: Document, load: Load) -> None:
    stages = {
        "room": talk(),
        "again": {"type": "repeat", "back_to": "room", "until": {"chance": 0.01}},
        "gone": LEAVE,
    }
    assert asked(load, small, stages).times.sum() == pytest.approx(70 * 100, rel=0.05)


def test_rounds_without_end_are_given_up(
    small: Document, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk_module, "MOST_PASSES", 1_000_000)
    found = asked(load, small, {
        "room": talk(), "again": {"type": "repeat", "back_to": "room", "until": {"chance": 0}}, "gone": LEAVE,
    })  # fmt: skip
    assert found.times.sum() > 70 * 50


def test_the_same_scenario_gives_the_same_numbers(small: Document, load: Load) -> None:
    first, second = (walk(load(small), (), {}, {}) for _ in range(2))
    assert np.array_equal(first.hours, second.hours)


def test_work_goes_on_when_somebody_who_does_it_comes(small: Document, load: Load) -> None:
    """Asked for round the clock, done from 08:00 to 20:00; what comes after is asked for then, or at once."""
    works(small, "write")
    small["pathway"]["stage"] = {"room": talk(), "write": talk("write"), "gone": {"type": "leave"}}
    there = {
        "talk": Openings(*np.array([(day + 28800, day + 72000) for day in range(0, WEEK, 86400)], float).T)
    }
    scenario = load(small)
    found = walk(scenario, (), {}, there).times
    assert found[:24, 0] == pytest.approx(np.full(24, 10 / 24), rel=0.03)
    nightly = 12 * 10 / 24
    assert found[24:48, 1] == pytest.approx(
        np.array([0] * 8 + [nightly + 10 / 48] + [10 / 24] * 11 + [10 / 48] + [0] * 3), abs=0.25
    ), "what was asked for by night all at once in the morning, half an hour's work after it began"
    small["work"]["talk"]["patient_waits"] = False
    found = walk(load(small), (), {}, there).times
    assert found[24 + 8, 1] == pytest.approx(nightly + 10 / 24, rel=0.05), "goes on as soon as it is begun"
