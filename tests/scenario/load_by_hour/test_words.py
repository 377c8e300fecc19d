from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from dghsim.scenario.load_by_hour import offered_load
from dghsim.scenario.load_by_hour.load import OfferedLoad
from dghsim.scenario.load_by_hour.waiting import Waiting
from dghsim.scenario.load_by_hour.words import MOST_LINES, endless_lines, spell_lines
from dghsim.scenario.root import Scenario

Load = Callable[..., Scenario]
Document = dict[str, Any]
NAMES = ("clerking", "review", "ward")


def waiting(target: int | None, *spans: tuple[int, int], there: float = 2.0, high: float = 7.0) -> Waiting:
    """Late in the spans, of hours of the week."""
    left, late = np.zeros(168), np.zeros(168, dtype=np.bool_)
    for begins, ends in spans:
        left[begins:ends], late[begins:ends] = high, True
    return Waiting(np.full(168, 1.0), left, np.full(168, there), target, late)


def told(*kinds: Waiting) -> list[str]:
    empty, each = np.zeros((168, 3)), [*kinds, *[waiting(None)] * (3 - len(kinds))]
    duties = tuple(("tier_1", f"d{number}") for number in range(6))
    cover = np.zeros((168, 6))
    cover[9:14, :5] = 1.0
    made = OfferedLoad(
        NAMES, duties, (tuple(range(6)),) * 3, empty, empty, cover, cover, cover, tuple(each), (), {},
        tuple(name.title() for name in NAMES), tuple(f"Tier 1: Duty {number}" for number in range(6)),
    )  # fmt: skip
    return list(spell_lines(made))


def test_a_line_says_when_what_who_how_much_and_what_it_means() -> None:
    assert told(waiting(60, (9, 12))) == [
        "overload by hour: Mon 09:00-10:00 of an average week: Clerking: 1.0 doctors asked for, and 0.0 are free "
        "for it, of 2.0 there who answer it (Tier 1: Duty 0; Tier 1: Duty 1; Tier 1: Duty 2; Tier 1: Duty 3 and 1 "
        "more); by 10:00 about 7.0 hours of it wait, done by 13:00: longer than the 1 h it may wait"
    ]


def test_nobody_there_is_said() -> None:
    (line,) = told(waiting(45, (20, 30), there=0.0))
    assert "and nobody who answers it (Tier 1: Duty 0; " in line
    assert line.endswith("longer than the 45 min it may wait")


def test_work_without_a_target_comes_last_and_says_so() -> None:
    lines = told(waiting(None, (9, 12), high=30.0), waiting(240, (9, 12)), waiting(15, (40, 42), high=8.0))
    assert [line.split(": ")[2] for line in lines] == ["Ward", "Review", "Clerking"]
    assert lines[-1].endswith("longer than 4 h with somebody there to do it (it has no target)")
    assert "about 30 hours" in lines[-1]


def test_there_is_a_last_line() -> None:
    spans = [(30 * number, 30 * number + 1 + 5 * number) for number in range(5)]
    lines = told(*(waiting(30, *spans) for _ in NAMES))
    assert len(lines) == MOST_LINES + 1
    assert lines[-1] == "overload by hour: 4 more such times of the week", (
        "of four unlike times of three kinds"
    )


def test_the_endless_are_named_with_duties_and_percent(small: Document, load: Load) -> None:
    small["work"]["talk"]["duration"]["value"] = 121
    found = offered_load(load(small))
    (line,) = endless_lines(found)
    assert line == (
        "offered load above cover: talk: about 141 clinician-hours a week, and duties that answer any of it "
        "(Doctors: day) have 84, so they would be 168 % busy; the queue will grow without end"
    )
    assert list(spell_lines(found)) == [], "told already"


@pytest.mark.parametrize("minutes", [60, 70])
def test_what_is_done_only_without_breaks_is_said(small: Document, load: Load, minutes: int) -> None:
    small["work"]["talk"]["duration"]["value"] = minutes  # 70 or 81.7 of 84 hours, of which breaks take 7
    small["work"]["rest"] = {
        "category": "own",
        "duration": {"family": "fixed", "unit": "minutes", "value": 30},
    }
    assert list(endless_lines(offered_load(load(small)))) == []
    small["rota"]["breaks"] = {"work": "rest", "minutes": 30}
    lines = list(endless_lines(offered_load(load(small))))
    assert len(lines) == (minutes == 70)
    for line in lines:
        assert "about 82 clinician-hours a week" in line
        assert "have 77 beside breaks and work of their own; it is done only if those are missed" in line
