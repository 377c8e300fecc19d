"""One post, where one mechanism alone decides what becomes of it."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from dghsim.rota.workforce.draws import Pairs
from dghsim.rota.workforce.life import Fate, life_of
from dghsim.rota.workforce.model import LONG_KNOWN
from dghsim.rota.workforce.terms import Terms

DAYS = 1000
NOTHING = Terms(
    leavers_per_day=0.0,
    notice=0,
    advert_chance=1.0,
    advert=90,
    pause=0,
    hire=np.full(4, 60.0),
    convert_after=0,
    convert=np.full(4, 200.0),
    changes=(),
    rotates=False,
    fill_chance=1.0,
    changeover_known=42,
    sick_share=0.0,
    sick_spell=1.0,
    new_days=28,
    slowness=1.2,
)
FIRST_LEAVES = math.exp(-1)


def pairs(*given: tuple[float, float], after: tuple[float, float] = (1e-9, 0.5)) -> Pairs:
    place = {visit: visit for visit in range(len(given))}
    return Pairs(place, [one for one, _ in given], [other for _, other in given], lambda _: after)


def fate(
    holder: float = FIRST_LEAVES, advert: float = 0.5, phase: float = 0.0, **change: tuple[float, float]
) -> Fate:
    """The first holder leaves after the mean time, the next ones stay; each advert draws the same."""
    dates = {int(date[1:]): pair for date, pair in change.items()}
    return Fate(pairs((holder, 0.5)), pairs(after=(advert, 0.5)), dates, phase)


def having(**changes: object) -> Terms:
    return dataclasses.replace(NOTHING, **changes)


def test_post_that_nobody_leaves_is_held_throughout() -> None:
    life = life_of(NOTHING, True, DAYS, fate())
    assert (life.held, life.vacant, life.events) == ([(0, DAYS, False)], [], [])


def test_leaver_is_followed_after_one_round_and_the_time_to_hire() -> None:
    life = life_of(having(leavers_per_day=1 / 100), True, DAYS, fate())
    assert life.held == [(0, 100, False), (250, DAYS, True)]
    assert life.vacant == [(100, 250, 100)]
    assert life.events == [("leavers", 100), ("adverts", 100), ("appointments", 250)]


def test_notice_opens_the_advert_before_the_last_day() -> None:
    life = life_of(having(leavers_per_day=1 / 100, notice=91), True, DAYS, fate())
    assert life.vacant == [(100, 159, 9)]
    assert ("adverts", 9) in life.events


def test_a_newcomer_gives_no_notice_before_the_first_day() -> None:
    soon = (math.exp(-0.3), 0.5)
    twice = Fate(pairs((FIRST_LEAVES, 0.5), (0.5, 0.5), soon), pairs(after=(0.5, 0.5)), {}, 0.0)
    life = life_of(having(leavers_per_day=1 / 100, notice=91), True, DAYS, twice)
    assert life.held[:2] == [(0, 100, False), (159, 189, True)]
    assert life.vacant == [(100, 159, 9), (189, 159 + 90 + 60, 159)]


def test_somebody_found_within_the_notice_leaves_no_gap() -> None:
    life = life_of(
        having(leavers_per_day=1 / 100, notice=95, advert=14, hire=np.full(4, 30.0)), True, DAYS, fate()
    )
    assert [(start, end) for start, end, _ in life.held] == [(0, 100), (100, DAYS)]
    assert life.vacant == [(100, 100, 5)]


def test_advert_that_never_succeeds_leaves_the_post_vacant() -> None:
    life = life_of(having(leavers_per_day=1 / 100, advert_chance=0.0, pause=10), True, DAYS, fate())
    assert life.vacant == [(100, DAYS, 100)]
    assert [day for what, day in life.events if what == "adverts"] == list(range(100, DAYS, 100))
    assert [day for what, day in life.events if what == "failed_adverts"] == list(range(190, DAYS, 100))


def test_after_two_failed_rounds_somebody_is_hired_for_certain() -> None:
    life = life_of(having(leavers_per_day=1 / 100, advert_chance=0.0, convert_after=2), True, DAYS, fate())
    assert life.vacant == [(100, 100 + 2 * 90 + 200, 100)]


def test_post_vacant_from_the_start_is_somewhere_within_a_round() -> None:
    life = life_of(NOTHING, False, DAYS, fate(phase=0.5))
    assert life.vacant == [(0, 90 - 45 + 60, LONG_KNOWN)]
    assert life.held == [(105, DAYS, True)]


def test_changeover_brings_somebody_new_or_nobody_until_the_next() -> None:
    terms = having(changes=((50, 1, 1.0), (200, 2, 1.0), (400, 3, 1.0)), rotates=True, fill_chance=0.9)
    life = life_of(terms, True, DAYS, fate(d1=(0.5, 0.1), d2=(0.5, 0.95), d3=(0.5, 0.1)))
    assert life.held == [(0, 50, False), (50, 200, True), (400, DAYS, True)]
    assert life.vacant == [(200, 400, 158)]
    assert life.events == [("unfilled_changeovers", 200)]


def test_every_changeover_that_brings_nobody_is_counted() -> None:
    terms = having(changes=((50, 1, 1.0), (200, 2, 1.0), (400, 3, 1.0)), rotates=True, fill_chance=0.9)
    life = life_of(terms, True, DAYS, fate(d1=(0.5, 0.95), d2=(0.5, 0.95), d3=(0.5, 0.1)))
    assert life.vacant == [(50, 400, 8)]
    assert life.events == [("unfilled_changeovers", 50), ("unfilled_changeovers", 200)]


def test_only_the_share_that_rotates_changes_hands() -> None:
    terms = having(changes=((50, 1, 0.2), (200, 2, 0.8)), rotates=True)
    life = life_of(terms, True, DAYS, fate(d1=(0.5, 0.1), d2=(0.5, 0.1)))
    assert life.held == [(0, 200, False), (200, DAYS, True)]


def test_trainee_who_leaves_between_is_missed_until_the_changeover() -> None:
    terms = having(leavers_per_day=1 / 100, changes=((300, 1, 1.0),), rotates=True)
    life = life_of(terms, True, DAYS, fate(d1=(0.5, 0.1)))
    assert life.vacant == [(100, 300, 100)]
    assert life.events == [("leavers", 100)]


@pytest.mark.parametrize("rate", [50 / 365.25, 1.0])
def test_leaving_at_any_rate_comes_to_an_end(rate: float) -> None:
    life = life_of(
        having(leavers_per_day=rate, advert=1, hire=np.zeros(4)), True, DAYS, fate(holder=0.999999)
    )
    assert (
        sum(end - start for start, end, _ in life.held) + sum(end - start for start, end, _ in life.vacant)
        == DAYS
    )
