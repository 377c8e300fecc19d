"""What is assumed or not known of practices: who asks more, posts that stand vacant, and what is only assumed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from helpers.practices import RUN, home, practices
from hypothesis import given
from hypothesis import strategies as st

from dghsim.scenario.practices import Prescribing, Vacancies
from dghsim.studies.practices.book import Answer
from dghsim.studies.practices.figures import figures_of
from dghsim.studies.practices.unknown import Unknown, unknown_of
from dghsim.studies.practices.vacant import filled
from dghsim.studies.practices.worlds import Home, World, worlds_of

VACANT = Vacancies(filled_share=0.7, vacant_weeks=13, hours_a_post=25)


def both(one: Home, **changes: object) -> tuple[World, World]:
    return worlds_of(practices(**changes), RUN, one, hospital="RLQ")


def figure(world: World, name: str) -> float:
    return float(figures_of(practices(), world)[name].mean())


def asking(one: Home, elasticity: float) -> Home:
    return replace(one, unknown=Unknown(elasticity=elasticity))


def test_shorter_waits_bring_more_and_so_fall_less() -> None:
    helped = home(hours_per_week={"pharmacist": 20.0})
    without, as_many = both(helped)
    worlds = [both(asking(helped, elasticity)) for elasticity in (0.1, 0.3)]
    asked = [
        figure(world, "asked_per_person_year") for world in (without, as_many, *(each[1] for each in worlds))
    ]
    waits = [figure(world, "wait_days") for world in (without, as_many, *(each[1] for each in worlds))]
    assert asked[0] == asked[1] < asked[2] < asked[3]
    assert waits[1] < waits[2] < waits[3] < waits[0]
    assert all(figure(each[0], "wait_days") == waits[0] for each in worlds)


def test_who_asks_only_because_the_wait_is_short_is_referred_as_those_who_give_up() -> None:
    helped = home(hours_per_week={"pharmacist": 20.0, "gp": 20.0})
    as_many, more = both(helped)[1], both(asking(helped, 0.3))[1]

    def letters(world: World, factor: float) -> float:
        found = figures_of(practices(give_up_refer_factor=factor), world)["referrals_per_1000_year"]
        return float(found.mean())

    none, whole = (letters(more, factor) - letters(as_many, factor) for factor in (0.0, 1.0))
    assert whole > 5
    assert -0.3 * whole < none <= 0  # the others wait longer, and some of them are not seen by the end


def test_longer_waits_keep_some_away() -> None:
    taken = home(meeting_hours=3.0, meeting_gps=5.0, gp_hours_per_week=10.0)
    as_many, fewer = both(taken)[1], both(asking(taken, 0.3))[1]
    assert figure(fewer, "asked_per_person_year") < figure(as_many, "asked_per_person_year")
    assert figure(fewer, "wait_days") < figure(as_many, "wait_days")


def test_a_home_that_changes_no_wait_brings_nobody_to_the_bit() -> None:
    without, with_home = both(asking(home(), 0.3))
    assert (without.book.seen == with_home.book.seen).all()
    assert (without.book.waiting_by_day == with_home.book.waiting_by_day).all()


def test_nobody_is_lost_of_those_who_come_besides() -> None:
    book = both(asking(home(hours_per_week={"pharmacist": 30.0}), 0.3))[1].book
    gone = book.seen.sum(axis=(1, 2)) + book.lapsed.sum(axis=1) - book.sent_back.sum(axis=1)
    came = book.asked.sum(axis=1) + book.before.sum(axis=1)
    assert (came == gone + book.after.sum(axis=1)).all()


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0, 1))
def test_requests_rise_where_the_wait_falls_and_below_a_day_no_more(
    before: float, now: float, power: float
) -> None:
    factor = Answer(np.array([[before]]), np.array([power])).factor(0, np.array([now]))[0]
    assert factor == pytest.approx((max(before, 1) / max(now, 1)) ** power)
    assert (factor >= 1) == (max(now, 1) <= max(before, 1)) or power == 0 or factor == pytest.approx(1)


def test_posts_are_filled_for_the_share_of_time_and_stand_vacant_as_long_as_is_said() -> None:
    share = np.full(60, 0.7)
    found = filled(VACANT, share, 50, 3000, seed=1, stream="RLQ/home/north", who="pharmacist")
    assert set(np.unique(found)) == {0.0, 0.5, 1.0}
    assert found.mean() == pytest.approx(0.7, abs=0.03)
    one = filled(VACANT, share, 25, 3000, seed=1, stream="RLQ/home/north", who="pharmacist")
    begun = ((one[:, :-1] == 1) & (one[:, 1:] == 0)).sum()
    assert (one == 0).sum() / begun == pytest.approx(7 * 13, rel=0.15)
    full = filled(VACANT, np.ones(3), 25, 500, seed=1, stream="RLQ/home/north", who="pharmacist")
    assert (full == 1).all()


def test_a_vacant_post_sees_nobody_run_by_run() -> None:
    brings = home(hours_per_week={"pharmacist": 20.0})
    some = replace(brings, unknown=Unknown(filled_share=np.array([1.0, 0.5, 0.1])))
    _, with_home = both(some, vacancies=VACANT.model_dump())
    seen = figures_of(practices(), with_home)["contacts_pharmacist_per_week"]
    there = with_home.staffed["pharmacist"][:, with_home.begin :].mean(axis=1)
    alone = figures_of(practices(), both(brings)[1])["contacts_pharmacist_per_week"]
    assert there[0] == 1
    assert there[2] < 0.5
    assert seen[0] == alone[0]
    assert (seen < alone)[there < 1].all()


def test_prescribing_falls_only_where_that_is_assumed_and_as_the_home_grows() -> None:
    spent = {
        (there, saves): figure(
            both(replace(home(there), unknown=Unknown(saves_prescribing=saves)))[1],
            "prescribing_gbp_per_person_year",
        )
        for there, saves in ((1.0, 0.0), (1.0, 4.0), (0.5, 4.0))
    }
    assert spent[1.0, 0.0] == 150
    assert spent[1.0, 4.0] == pytest.approx(146)
    assert spent[0.5, 4.0] == pytest.approx(148)


def test_what_is_drawn_stands_in_for_what_is_written() -> None:
    said = practices(
        asks_more={"elasticity": 0.2},
        vacancies=VACANT.model_dump(),
        prescribing={"saves_gbp_per_person_year": 4},
    )
    drawn = {"practices.asks_more.elasticity": np.array([0.1, 0.3])}
    found = unknown_of(said, drawn)
    assert np.array_equal(np.asarray(found.elasticity), [0.1, 0.3])
    assert found.filled_share == 0.7
    assert found.saves_prescribing == 0
    assumed = said.model_copy(update={"prescribing": Prescribing(saves_gbp_per_person_year=4, assumed=True)})
    assert unknown_of(assumed, {}).saves_prescribing == 4
