import numpy as np
import pytest

from dghsim.scenario.load_by_hour.bottlenecks import Bottleneck, carried
from dghsim.scenario.load_by_hour.spells import Spell, spells


def made(load: dict[int, float], free: dict[int, float]) -> Bottleneck:
    asked, there = np.zeros(168), np.zeros(168)
    asked[list(load)], there[list(free)] = list(load.values()), list(free.values())
    return Bottleneck((0,), (0,), asked, there, float(there.sum()), carried(asked, there))


BUSY = made({9: 3.0, 10: 3.0, 11: 1.0}, dict.fromkeys(range(9, 18), 1.5))
"""At 11:00 three hours of work wait; by 12:00 2.5, then 1.5 less each hour: none from 14:00."""


def test_a_spell_says_when_how_much_and_until_when() -> None:
    (spell,) = spells(BUSY, [60])
    assert spell == Spell((0,), begins=9, peaks=11, clears=14, asked=3.0, there=1.5, waiting=3.0)


def test_work_that_waits_no_longer_than_its_target_is_no_spell() -> None:
    assert list(spells(BUSY, [119])) != [], "what is asked for by 11:00 waits two hours"
    assert list(spells(BUSY, [121])) == []


def test_without_a_target_hours_with_nobody_there_do_not_count() -> None:
    night = made({20: 2.0}, dict.fromkeys(range(32, 40), 1.0))
    assert list(spells(night, [None])) == [], "asked for at 20:00, done two hours after somebody comes"
    (spell,) = spells(night, [600])
    assert (spell.begins, spell.peaks, spell.clears, spell.there) == (20, 21, 34, 0)


def test_a_spell_may_run_into_the_next_week() -> None:
    (spell,) = spells(made({166: 4.0, 167: 4.0}, {0: 3.0, 1: 3.0, 2: 3.0}), [30])
    assert (spell.begins, spell.peaks, spell.clears) == (166, 168, 171)


def test_a_crumb_is_no_spell() -> None:
    assert list(spells(made({20: 0.2}, {60: 1.0}), [15])) == []


def test_the_longest_target_counts_for_several_kinds() -> None:
    two = Bottleneck((0, 1), (0,), BUSY.load, BUSY.free, BUSY.there, BUSY.backlog)
    assert list(spells(two, [15, 240])) == []
    assert list(spells(two, [15, 60])) != []
    assert pytest.approx(3.0) == BUSY.backlog[10]
