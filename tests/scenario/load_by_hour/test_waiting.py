import numpy as np
import pytest

from dghsim.scenario.load_by_hour.waiting import Spell, Waiting, spells


def made(
    asked: dict[int, float], there: dict[int, float], target: int | None, *, crowd: float = 1.0
) -> Waiting:
    """So many hours of work asked for, done by those there as soon as they can, round the week."""
    comes, goes = np.zeros(168), np.zeros(168)
    comes[list(asked)], goes[list(there)] = list(asked.values()), list(there.values())
    left, carried = np.zeros(168), 0.0
    for hour in range(2 * 168):
        left[hour % 168] = carried = max(carried + comes[hour % 168] - goes[hour % 168], 0.0)
    return Waiting.of(comes, left, crowd * goes, target)


RUSH, CLINIC = {9: 3.0, 10: 3.0, 11: 1.0}, dict.fromkeys(range(9, 18), 1.5)
"""At 11:00 three hours of work wait; by 12:00 2.5, then 1.5 less each hour: none from 14:00."""


def test_a_spell_says_when_how_much_and_until_when() -> None:
    (spell,) = spells(made(RUSH, CLINIC, 60))
    assert spell == Spell(
        begins=9, peaks=11, clears=14, asked=3.0, done=1.5, there=1.5, waiting=3.0, late=True
    )


def test_work_that_waits_no_longer_than_its_target_is_not_late() -> None:
    assert [spell.late for spell in spells(made(RUSH, CLINIC, 119))] == [True], (
        "asked for by 11:00 it waits two hours"
    )
    assert [spell.late for spell in spells(made(RUSH, CLINIC, 121))] == [False]


NIGHT, MORNING = {20: 2.0}, dict.fromkeys(range(32, 40), 1.0)


def test_without_a_target_hours_with_nobody_there_do_not_count() -> None:
    (spell,) = spells(made(NIGHT, MORNING, None))
    assert not spell.late, "asked for at 20:00, done two hours after somebody comes"
    (spell,) = spells(made(NIGHT, MORNING, 600))
    assert (spell.begins, spell.peaks, spell.clears, spell.there, spell.late) == (20, 21, 34, 0, True)


def test_half_a_doctor_counts_for_half_an_hour() -> None:
    long = dict.fromkeys(range(32, 50), 0.25)
    assert [one.late for one in spells(made(NIGHT, long, None, crowd=4.0))] == [True], (
        "eight hours of a doctor there"
    )
    assert [one.late for one in spells(made(NIGHT, long, None))] == [False], "two hours' worth of one"


def test_a_spell_may_run_into_the_next_week() -> None:
    (spell,) = spells(made({166: 4.0, 167: 4.0}, {0: 3.0, 1: 3.0, 2: 3.0}, 30))
    assert (spell.begins, spell.peaks, spell.clears) == (166, 168, 171)


def test_a_crumb_is_no_spell_unless_it_cannot_wait_and_nobody_is_there() -> None:
    assert list(spells(made({9: 1.2}, CLINIC | {9: 1.0}, 15))) == []
    assert list(spells(made({20: 0.2}, MORNING, None))) == []
    (spell,) = spells(made({20: 0.2}, MORNING, 600))
    assert (spell.peaks, spell.late) == (21, True)


def test_what_is_never_all_done_has_no_end() -> None:
    (spell,) = spells(made(dict.fromkeys(range(168), 1.0), dict.fromkeys(range(168), 0.9), None))
    assert (spell.clears, spell.late) == (None, True)


def test_nothing_waits() -> None:
    waiting = made({9: 1.0}, CLINIC, None)
    assert list(spells(waiting)) == []
    assert pytest.approx(0) == waiting.left.sum()
