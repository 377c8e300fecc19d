from collections.abc import Callable
from typing import Any

import numpy as np

from dghsim.scenario.load_by_hour import offered_load
from dghsim.scenario.load_by_hour.load import OfferedLoad
from dghsim.scenario.load_by_hour.spells import Spell
from dghsim.scenario.load_by_hour.words import MOST_LINES, endless_lines, spell_lines
from dghsim.scenario.root import Scenario

Load = Callable[..., Scenario]


def told(*spells: Spell) -> list[str]:
    empty = np.zeros((168, 3))
    names = ("clerking", "review", "ward")
    return list(
        spell_lines(OfferedLoad(names, (), empty, empty, empty, empty, empty, empty[:, 0], (), spells, {}))
    )


def spell(
    begins: int, waiting: float = 7.0, *, works: tuple[int, ...] = (0,), long: int = 5, clear: int = 5
) -> Spell:
    return Spell(works, begins, begins + long, begins + long + clear, 2.64, 2.0, waiting)


def test_like_hours_of_several_days_are_one_line_of_the_worst() -> None:
    weekdays = [spell(24 * day + 16 + (day == 1), waiting=6.0 + (day == 4)) for day in range(5)]
    assert told(*weekdays) == [
        "overload by hour: Mon to Fri 16:00-21:00: clerking asks for 2.6 doctors, and 2.0 are there; by 21:00 about "
        "7.0 hours of work wait, cleared by 02:00"
    ]


def test_unlike_hours_are_told_apart_the_most_waiting_first() -> None:
    lines = told(spell(9, 2.0), spell(16, 30.0), spell(24 * 5 + 9, 4.0), spell(24 * 6 + 10, 4.0))
    assert [line.split(": ")[1] for line in lines] == ["Mon 16:00-21:00", "Mon, Sat, Sun 09:00-14:00"]
    assert "about 30 hours" in lines[0]


def test_every_day_midnight_and_days_on_end() -> None:
    (line,) = told(*(spell(24 * day + 22, 4.0) for day in range(7)))
    assert "every day 22:00-03:00" in line
    (line,) = told(spell(9, 4.0, long=40, clear=30))
    assert "Mon 09:00 to Wed 01:00" in line
    assert line.endswith("cleared by Thu 07:00")


def test_nobody_there_is_said() -> None:
    (line,) = told(Spell((1,), 20, 32, 34, 0.04, 0.0, 3.0))
    assert "review asks for less than 0.1 doctors, and nobody who answers it is there; by 08:00" in line


def test_sets_that_smaller_sets_explain_are_left_out() -> None:
    both = spell(16, 8.0, works=(0, 1))
    assert len(told(spell(16, 7.0), both)) == 1
    assert len(told(spell(16, 3.0), both)) == 2
    assert len(told(spell(16, 3.0), spell(16, 4.0, works=(1,)), both)) == 2
    assert len(told(spell(24 * 3, 7.0), both)) == 2, "at another time"


def test_there_is_a_last_line() -> None:
    lines = told(*(spell(begins=24 * day, works=(day % 3,), long=4 + 6 * (day // 3)) for day in range(7)))
    assert len(lines) <= MOST_LINES + 1
    lines = told(*(spell(20 * number, works=(number % 3,), long=1 + 2 * number) for number in range(8)))
    assert lines[-1] == "overload by hour: 2 more such times of the week"


def test_the_endless_are_named_with_duties_and_percent(small: dict[str, Any], load: Load) -> None:
    small["work"]["talk"]["duration"]["value"] = 121
    (line,) = endless_lines(offered_load(load(small)))
    assert line == (
        "offered load above cover: talk: about 141 clinician-hours a week, and duties that answer any of it "
        "(doctors.day) have 84, so they would be 168 % busy; the queue will grow without end"
    )


def test_what_is_done_only_without_breaks_is_said(small: dict[str, Any], load: Load) -> None:
    small["work"]["talk"]["duration"]["value"] = 70  # 81.7 of 84 hours, of which breaks take 7
    small["work"]["rest"] = {
        "category": "own",
        "duration": {"family": "fixed", "unit": "minutes", "value": 30},
    }
    assert list(endless_lines(offered_load(load(small)))) == []
    small["rota"]["breaks"] = {"work": "rest", "minutes": 30}
    (line,) = endless_lines(offered_load(load(small)))
    assert "about 82 clinician-hours a week" in line
    assert "have 77 beside breaks and work of their own; it is done only if those are missed" in line
