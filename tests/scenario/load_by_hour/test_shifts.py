from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from dghsim.scenario.load_by_hour.shifts import breaks_due, by_hour, shifts
from dghsim.scenario.root import Scenario

Load = Callable[..., Scenario]
Document = dict[str, Any]


def the_duty(small: Document) -> Document:
    return small["rota"]["tier"]["doctors"]["duty"]["day"]


def with_own(small: Document, **own: int) -> None:
    small["work"]["round"] = {
        "category": "own",
        "duration": {"family": "fixed", "unit": "minutes", "value": 30},
    }
    the_duty(small)["own"] = [{"work": "round", "minutes": 30, **own}]


def test_a_night_runs_into_the_next_day_and_the_next_week(small: Document, load: Load) -> None:
    the_duty(small).update(start="20:30", end="08:00", cover=[0, 0, 0, 0, 0, 0, 2])
    (shift,) = shifts(load(small))
    hours = by_hour(shift.there)
    sunday = 24 * 6
    assert hours[sunday + 19 : sunday + 24].tolist() == [0, 1, 2, 2, 2]
    assert hours[:9].tolist() == [2] * 8 + [0]
    assert hours.sum() == pytest.approx(2 * 11.5)


def test_own_work_is_taken_off_when_it_is_due(small: Document, load: Load) -> None:
    with_own(small, after_minutes=0)
    (shift,) = shifts(load(small))
    assert np.flatnonzero(by_hour(shift.away)[:24]).tolist() == [8]
    assert by_hour(shift.away)[8] == pytest.approx(0.5)
    with_own(small, before_end_minutes=45)
    (shift,) = shifts(load(small))
    assert by_hour(shift.away)[19] == pytest.approx(0.5)


def test_own_work_ends_with_the_shift(small: Document, load: Load) -> None:
    with_own(small, before_end_minutes=10)
    the_duty(small)["end"] = "08:00"  # the next shift is there when it ends
    (shift,) = shifts(load(small))
    assert by_hour(shift.away).sum() == pytest.approx(7 * 10 / 60)


@pytest.mark.parametrize(
    ("rules", "start", "end", "due"),
    [
        ("training-2019", "09:00", "14:00", 0),
        ("training-2019", "09:00", "18:00", 1),
        ("training-2019", "08:30", "21:00", 2),
        ("training-2019", "20:30", "09:00", 3),
        ("training-2019", "20:30", "08:00", 2),
        ("consultant-2003", "08:00", "20:00", 1),
        ("consultant-2003", "08:00", "14:00", 0),
        ("none", "08:00", "20:00", 0),
    ],
)
def test_breaks_due(small: Document, load: Load, rules: str, start: str, end: str, due: int) -> None:
    the_duty(small).update(start=start, end=end)
    small["rota"]["tier"]["doctors"]["rules"] = rules
    tier = load(small).rota.tier["doctors"]
    assert breaks_due(tier, tier.duty["day"]) == due


def test_breaks_are_spread_over_the_shift_and_none_is_due_at_home(small: Document, load: Load) -> None:
    small["work"]["rest"] = {
        "category": "own",
        "duration": {"family": "fixed", "unit": "minutes", "value": 30},
    }
    small["rota"]["breaks"] = {"work": "rest", "minutes": 30}
    (shift,) = shifts(load(small))
    assert by_hour(shift.away)[:24] == pytest.approx([0] * 8 + [1 / 12] * 12 + [0] * 4)
    the_duty(small)["at"] = "home"
    (shift,) = shifts(load(small))
    assert not shift.away.any()
