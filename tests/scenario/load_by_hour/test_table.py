from collections.abc import Callable
from typing import Any

from dghsim.scenario.load_by_hour import offered_load
from dghsim.scenario.load_by_hour.table import load_lines
from dghsim.scenario.load_by_hour.words import spell_lines
from dghsim.scenario.root import Scenario

Load = Callable[..., Scenario]
Document = dict[str, Any]


def lines_of(load: Load, small: Document) -> list[str]:
    return list(load_lines(offered_load(load(small))))


def test_duties_and_work_by_the_week(small: Document, load: Load) -> None:
    small["work"]["rest"] = {
        "category": "own",
        "duration": {"family": "fixed", "unit": "minutes", "value": 30},
    }
    small["rota"]["breaks"] = {"work": "rest", "minutes": 60}
    small["rota"]["tier"]["doctors"]["duty"]["deaf"] = {
        "code": "X", "start": "08:00", "end": "16:00", "cover": [1] * 7
    }  # fmt: skip
    lines = lines_of(load, small)
    assert "  doctors.day       84           14      35   50 %" in lines
    assert (
        "  talk       70      35      4 h*  5 at 08:00 every day, nobody there from 20:00, done by 12:00"
        in lines
    )
    assert not any("deaf" in line for line in lines), "it answers nothing"


def strip(lines: list[str], duty: str) -> str:
    return next(line for line in lines[lines.index("") :] if line.startswith(f"  {duty} "))[4 + len(duty) :]


def rush(small: Document) -> Document:
    small["demand"]["stream"]["door"] |= {
        "hour_shares": [0] * 8 + [6.2, 4.2, 0.1] + [0] * 6 + [1.5] + [0] * 6, "per_day": 12, "envelope_per_day": 500,
    }  # fmt: skip
    return small


def test_the_strip_tells_hour_by_hour_and_duty_by_duty(small: Document, load: Load) -> None:
    """3.1 and 2.1 hours' work by 10:00 for one doctor, who is through with it by 13:15; three quarters at 17:00."""
    lines = lines_of(load, rush(small))
    assert strip(lines, "doctors.day")[:24] == " " * 8 + "+++++.   -" + " " * 6
    assert "  talk       84      42      4 h*  6 at 10:00 every day, done by 14:00" in lines


def test_what_may_not_wait_is_marked_and_warned_of_alike(small: Document, load: Load) -> None:
    rush(small)["work"]["talk"]["target_minutes"] = 150
    lines = lines_of(load, small)
    assert strip(lines, "doctors.day") == " " * 8 + "+#+++.   -" + " " * 6 + "  " + " " * 8 + "+#+++.   -"
    assert "  talk       84      42   150 min  6 at 10:00 every day, done by 14:00, TOO LATE" in lines
    (line,) = spell_lines(offered_load(load(small)))
    assert (
        "every day 08:00-10:00 of an average week: talk: 2.6 doctors asked for, and 1.0 are free for it"
        in line
    )
    assert "by 10:00 about 3.2 hours of it wait, done by 14:00: longer than the 150 min it may wait" in line


def test_the_fullest_day_is_marked_the_weekend_apart(small: Document, load: Load) -> None:
    duty = small["rota"]["tier"]["doctors"]["duty"]["day"]
    duty["cover"] = [2, 2, 1, 2, 2, 2, 2]
    lines = lines_of(load, small)
    assert strip(lines, "doctors.day") == " " * 8 + "+++........." + " " * 4 + "  " + " " * 8 + "+..........."
    duty["cover"] = [2, 2, 2, 2, 2, 2, 2]
    assert strip(lines_of(load, small), "doctors.day")[:12] == " " * 8 + "+..."


def test_it_says_which_week_it_is(small: Document, load: Load) -> None:
    head = " ".join(lines_of(load, small)[:3])
    assert "an average week, every duty filled" in head
    assert "Where cover is a range, and of normal days, it is the least: the rota may have more." in head
    assert "No bank holiday, sickness, gap or newcomer is in it" in head


def test_nothing_to_say_without_work(small: Document, load: Load) -> None:
    small["rota"]["tier"] = {}
    assert lines_of(load, small) == []
