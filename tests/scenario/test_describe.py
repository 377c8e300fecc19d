from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dghsim.errors import InputError
from dghsim.scenario.describe import MOST_DIFFERENCES, describe_file
from dghsim.scenario.load import load_scenario, scenario_hash
from dghsim.scenario.shipped import shipped

Write = Callable[..., Path]


def test_it_says_what_the_scenario_comes_to(small: dict[str, Any], write: Write) -> None:
    file = write(small)
    text = describe_file(file)
    assert scenario_hash(load_scenario(file)) in text
    assert "door: 10.0 a day, from stage room" in text
    assert "doctors: 4 lines, 4 in post, rules training-2019" in text
    assert "0 yours" in text
    assert "numbers are not marked with a source" in text
    assert "Differs" not in text


def test_it_says_what_differs_from_the_base(small: dict[str, Any], write: Write) -> None:
    write(small, "base.toml")
    text = describe_file(
        write(
            'extends = "base.toml"\nremove = ["demand.attribute.age"]\n[place.room]\ncount = 5\nlabel = "Room"\n'
        ),
        sets=("run.weeks=6", "hospital.real=true"),
    )
    differences = text.split("Differs from base.toml:\n")[1].splitlines()
    assert sorted(map(str.strip, differences)) == [
        "demand.attribute.age: a table of distribution -> not given",
        "hospital.real: not given -> true",
        "place.room.count: 3 -> 5",
        "place.room.label: not given -> 'Room'",
        "run.weeks: 4 -> 6",
    ]


def test_settings_alone_are_told_against_the_file(small: dict[str, Any], write: Write) -> None:
    text = describe_file(write(small), sets=("run.weeks=6",))
    assert "run.weeks: 4 -> 6" in text


def test_many_differences_are_counted(small: dict[str, Any], write: Write) -> None:
    write(small, "base.toml")
    places = "".join(f"[place.p{number}]\ncount = 1\n" for number in range(MOST_DIFFERENCES + 5))
    assert "and 5 more" in describe_file(write('extends = "base.toml"\n' + places))


def test_an_intervention_that_cannot_work_is_a_warning(small: dict[str, Any], write: Write) -> None:
    small["intervention"] = {
        "good": {"says": "x", "evidence": "x", "set": {"run.weeks": 5}},
        "bad": {"says": "x", "evidence": "x", "set": {"run.week": 5}},
    }
    text = describe_file(write(small))
    assert "intervention bad cannot be applied" in text
    assert "intervention good" not in text


def test_a_bad_file_is_refused(small: dict[str, Any], write: Write) -> None:
    del small["run"]
    with pytest.raises(InputError, match="run: is missing"):
        describe_file(write(small))


def test_the_default_warns_of_going_home_at_the_weekend_alone() -> None:
    """In runs of it, letters asked for on a weekend morning wait 4 to 5 hours, and the reviews before them of those who
    are ready by the morning are begun two and a half hours after 08:00, one on a weekday. Nothing else is late."""
    letters, reviews = describe_file(shipped("hereford")).split("Warnings:\n")[1].splitlines()
    assert letters.startswith(
        "  overload by hour: Sat, Sun 08:00-12:00 of an average week: Letter and medicines"
    )
    assert reviews.startswith(
        "  overload by hour: Fri, Sat 21:00-10:00 of an average week: Review before going home"
    )
