from typing import Any

import pytest
from helpers.refused import Load, line


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        (("run", "weeks"), 0, "run.weeks: must be at least 1, not 0"),
        (("run", "seed"), 2**32, "run.seed: must be at most 4294967295, not 4294967296"),
        (("run", "weeks"), 4.0, "run.weeks: must be a whole number, not 4.0"),
        (("run", "weeks"), True, "run.weeks: must be a whole number, not true"),
        (("run", "start"), "today", "run.start: must be a date such as 2022-04-04, without quotes, not 'today'"),
        (("run", "end"), "drian", "run.end: must be 'cut' or 'drain', not 'drian'; did you mean drain?"),
        (("hospital", "code"), "abc", "hospital.code: must match ^[A-Z0-9]{1,12}$, not 'abc'"),
        (("rota", "tier", "doctors", "lines"), "smalest",
         "rota.tier.doctors.lines: must be a whole number or 'smallest', not 'smalest'; did you mean smallest?"),
        (("pathway", "stage", "talk", "type"), "wrk",
         "pathway.stage.talk.type: must be one of work, delay, wait_until, hold, release, branch, repeat, fork, join, "
         "end, leave, elsewhere, not 'wrk'; did you mean work?"),
        (("work", "talk", "duration"), {"unit": "hours"},
         "work.talk.duration.family: is missing; must be one of fixed, exponential, lognormal, gamma, "
         "truncated_normal, empirical, attribute"),
        (("work", "talk", "duration", "sigma"), 1,
         "work.talk.duration.sigma: 'sigma' is not a known key; known: family, unit, value"),
        (("demand", "stream", "door", "hour_shares"), [1, 2],
         "demand.stream.door.hour_shares: must have at least 24 entries, not 2"),
        (("pathway", "stage", "talk", "priority"), {"attribute": "age"},
         "pathway.stage.talk.priority.values: is missing"),
        (("place",), [1], "place: must be a table, not a list"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_as_the_planner_wrote_it(
    small: dict[str, Any], load: Load, path: tuple[str, ...], value: object, says: str
) -> None:
    table = small
    for part in path[:-1]:
        table = table[part]
    table[path[-1]] = value
    assert line(load, small) == says


def test_a_misspelt_key_comes_before_the_key_it_leaves_missing(small: dict[str, Any], load: Load) -> None:
    door = small["demand"]["stream"]["door"]
    door["perday"] = door.pop("per_day")
    assert line(load, small) == (
        "demand.stream.door.perday: 'perday' is not a known key; did you mean per_day? (and 1 more)"
    )


def test_a_work_stage_called_like_its_own_tag_keeps_its_key(small: dict[str, Any], load: Load) -> None:
    small["pathway"]["stage"]["talk"]["work"] = 5
    assert line(load, small) == "pathway.stage.talk.work: must be text in quotes, not 5"


def test_one_error_for_a_number_that_might_be_a_table(small: dict[str, Any], load: Load) -> None:
    small["demand"]["attribute"]["sick"] = {"chance": "often"}
    assert line(load, small) == "demand.attribute.sick.chance: must be a number, not 'often'"
    small["demand"]["attribute"]["sick"] = {"by": "age", "chance": {"old": "often"}}
    assert line(load, small) == "demand.attribute.sick.chance.old: must be a number, not 'often'"
