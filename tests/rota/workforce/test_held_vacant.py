"""Posts held vacant: never advertised, never filled at a changeover, and nobody else's fate is another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dghsim.errors import InputError
from dghsim.rota.dated import date_rota
from dghsim.rota.files import write_rota
from dghsim.rota.gaps import fill_gaps, prepare_duties
from dghsim.rota.own import read_own_rota
from dghsim.rota.table import rota_rows
from dghsim.rota.workforce.lines import lines_of
from dghsim.rota.workforce.states import states_of
from dghsim.studies.what_if import one_fewer

MEASURED = 7 * 26
TO_APRIL = 86
"""Days from Monday 5 January to Wednesday 1 April 2026."""
FILLED_AT_ONCE = {"advert_chance": 1.0, "hire_months": 0.0}
GRADES: dict[str, Any] = {
    "registrar": {"changeover": {"apr": 1.0}, "fill_chance": 1.0},
    "specialty_doctor": {"leavers_per_year": 1.0, "advert_chance": 0.6, "sick_share": 0.02},
    "consultant": FILLED_AT_ONCE,
    "imt": {"changeover": {"feb": 1.0, "apr": 1.0}, "fill_chance": 0.8, "leavers_per_year": 0.5},
    "fy2": {"changeover": {"feb": 0.5, "apr": 0.5}, "fill_chance": 0.8, "sick_share": 0.02},
}
CHANGES: dict[str, Any] = {
    "run.warm_up_weeks": 0,
    "rota.gaps": {},
    "rota.ladder": {"agency": {"by": "agency", "chance": 0.5, "notice_days": 30}},
    "rota.workforce": {"grade": GRADES},
}


def year(make_scenario, templates, **held: int):
    """Of the small hospital: 1 of 6, 2 of 9 and 1 of 6 lines are vacant."""
    scenario = make_scenario(CHANGES | {f"rota.tier.{name}.held_vacant": n for name, n in held.items()})
    table = fill_gaps(prepare_duties(scenario, date_rota(scenario, templates)), 0)
    assert table.workforce is not None
    return table.workforce


@pytest.mark.parametrize(
    ("held", "days"),
    [(0, 2 * TO_APRIL), (1, TO_APRIL + MEASURED), (2, 2 * MEASURED)],
    ids=["both filled in April", "one filled in April", "neither"],
)
def test_changeover_fills_no_post_held_vacant(make_scenario, templates, held: int, days: int) -> None:
    quiet = GRADES | {"specialty_doctor": {}}
    scenario = make_scenario(
        CHANGES | {"rota.workforce": {"grade": quiet}, "rota.tier.registrar.held_vacant": held}
    )
    found = fill_gaps(prepare_duties(scenario, date_rota(scenario, templates)), 0).workforce
    assert found is not None
    assert found.vacant_days[1] == days
    assert found.unfilled_changeovers[1] == 0
    assert found.in_post[1].tolist()[:3] == [7, 7, 7]
    assert found.in_post[1, 3] == pytest.approx(9 - held)


def test_post_held_vacant_is_not_advertised(make_scenario, templates) -> None:
    open_, frozen = (year(make_scenario, templates, consultant=held) for held in (0, 1))
    assert (open_.appointments[2], open_.vacant_days[2] < 91) == (1, True)
    assert (frozen.adverts[2], frozen.appointments[2], frozen.vacant_days[2]) == (0, 0, MEASURED)
    assert frozen.in_post[2].tolist() == [5] * 7


def test_one_fewer_is_one_fewer_every_day_and_changes_nobody_else(make_scenario, templates) -> None:
    base = make_scenario(CHANGES)
    for name, tier in base.rota.tier.items():
        leaver = one_fewer(name, tier)
        assert leaver is not None
        fewer = make_scenario(CHANGES | leaver.changes)
        posts = [prepare_duties(each, date_rota(each, templates)).posts for each in (base, fewer)]
        (gone,) = [at for at, line in enumerate(posts[1].lines) if line.frozen]
        assert posts[0].lines[gone].held
        others = np.arange(len(posts[0].lines)) != gone
        for replication in range(5):
            before, after = (states_of(each, replication) for each in posts)
            assert not after.held[gone].any()
            for what in ("held", "sick", "new", "known"):
                np.testing.assert_array_equal(getattr(before, what)[others], getattr(after, what)[others])
            happened = {what: set(events.post.tolist()) for what, events in after.events.items()}
            assert all(gone not in posts_of_event for posts_of_event in happened.values())


def test_gap_of_a_post_held_vacant_has_been_known_for_long(make_scenario, templates) -> None:
    scenario = make_scenario(
        CHANGES | {"rota.tier.registrar.held_vacant": 2, "rota.tier.registrar.grades": {"registrar": 7}}
    )
    table = fill_gaps(prepare_duties(scenario, date_rota(scenario, templates)), 0)
    registrars = np.array([table.kinds[kind][0] == "registrar" for kind in table.kind])
    gaps = registrars & (table.why == 1)
    assert gaps.any()
    assert (table.asked[gaps] == 1).all()


def test_without_a_workforce_it_changes_nothing(make_scenario, templates) -> None:
    tables = []
    for held in (0, 2):
        scenario = make_scenario({"rota.tier.registrar.held_vacant": held})
        tables.append(fill_gaps(prepare_duties(scenario, date_rota(scenario, templates)), 1))
    for column in ("start", "doctor", "grade", "filled_by", "why", "rung", "asked"):
        np.testing.assert_array_equal(getattr(tables[0], column), getattr(tables[1], column))


def test_own_rota_freezes_the_last_of_its_vacant_posts(tmp_path: Path, make_scenario, rota) -> None:
    write_rota(rota_rows(rota), tmp_path / "mine.csv")
    own = CHANGES | {"rota.own": {"file": "mine.csv"}, "rota.tier.registrar.in_post": 0}
    own |= {"rota.tier.registrar.grades": {}}
    scenario = make_scenario(own | {"rota.tier.registrar.held_vacant": 1})
    read = read_own_rota(scenario, tmp_path)
    vacant = [line for line in lines_of(scenario, read) if line.tier == "registrar" and not line.held]
    assert [line.frozen for line in vacant] == [False, True]
    too_many = make_scenario(own | {"rota.tier.registrar.held_vacant": 3})
    with pytest.raises(InputError, match=r"registrar\.held_vacant is 3; allowed: at most 2"):
        lines_of(too_many, read)


def test_smallest_rota_has_no_more_to_hold_vacant_than_its_lines(make_scenario, templates) -> None:
    changes = {"rota.tier.registrar.lines": "smallest", "rota.tier.registrar.held_vacant": 2}
    date_rota(make_scenario(changes), templates)
    scenario = make_scenario(changes | {"rota.tier.registrar.held_vacant": 3})
    with pytest.raises(InputError, match="held_vacant is 3, but the smallest template has 9 lines"):
        date_rota(scenario, templates)
