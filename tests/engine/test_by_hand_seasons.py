"""Beds that open for a season, worked out by hand: the first instant, the end, those still in use, who gives way.

The run begins on Monday 4 April 2022, so 04-05 is its Tuesday.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from helpers.build import Comes, fixed
from helpers.night import Night, play

from dghsim.engine.run import Engine

TUESDAY = {"beds": 1, "first_day": "04-05", "last_day": "04-05"}
DAY = 24 * 60


def ward(count: int = 1, *, hold: dict[str, Any] | None = None, **season: Any) -> dict[str, Any]:
    """Ask for a bed, stay as long as one has to, go."""
    return {
        "stage": {
            "ask": {"type": "hold", "place": "ward"} | (hold or {}),
            "stay": {"type": "delay", "duration": {"family": "attribute", "attribute": "stay"}},
            "home": {"type": "leave"},
        },
        "place": {"ward": {"count": count, "season": season or {"tuesday": TUESDAY}}},
        "attribute": {"stay": {"distribution": fixed(60)}},
    }


def stayed(engine: Engine, case: dict[str, Any], people: Sequence[tuple[str, float]]) -> Night:
    """Who comes when, and stays for how many minutes."""
    coming = [Comes(at, knows={"stay": round(60 * minutes)}) for at, minutes in people]
    return play(engine, **case, people=coming)


def test_a_bed_of_the_season_is_given_from_its_first_instant(engine: Engine) -> None:
    # Patient 0 has the one bed of the year until Thursday. Patient 1 waits from 20:00 for midnight, when bed 1 opens.
    night = stayed(engine, ward(), [("Mon 08:00", 3 * DAY), ("Mon 20:00", 60)])
    assert night.stays == ["0 ward 0: Mon 08:00 - Thu 08:00", "1 ward 1: Tue 00:00 - Tue 01:00"]


def test_who_comes_at_that_instant_finds_it_open(engine: Engine) -> None:
    case = ward(hold={"on_full": "leave"})
    night = stayed(engine, case, [("Mon 08:00", 3 * DAY), ("Mon 23:59:59", 60), ("Tue 00:00", 60)])
    assert night.left == ["home Thu 08:00", "left Mon 23:59:59", "home Tue 01:00"]


def test_after_the_end_it_is_given_to_nobody(engine: Engine) -> None:
    # Bed 1 is empty at the end of Tuesday: at the last second it may still be given, at midnight no more.
    case = ward(hold={"on_full": "leave"})
    night = stayed(engine, case, [("Mon 08:00", 3 * DAY), ("Wed 00:00", 60), ("Wed 12:00", 60)])
    assert night.left == ["home Thu 08:00", "left Wed 00:00", "left Wed 12:00"]
    night = stayed(engine, case, [("Mon 08:00", 3 * DAY), ("Tue 23:59:59", 60), ("Wed 00:59:59", 60)])
    assert night.left == ["home Thu 08:00", "home Wed 00:59:59", "left Wed 00:59:59"]


def test_in_use_it_closes_when_its_patient_leaves(engine: Engine) -> None:
    # Patient 1 keeps bed 1 until Wednesday 10:00. Patient 2 waits from Tuesday 12:00 and is not given it then, but has
    # bed 0 on Thursday.
    people = [("Mon 08:00", 3 * DAY), ("Tue 10:00", DAY), ("Tue 12:00", 60)]
    night = stayed(engine, ward(), people)
    assert night.stays == [
        "0 ward 0: Mon 08:00 - Thu 08:00", "1 ward 1: Tue 10:00 - Wed 10:00", "2 ward 0: Thu 08:00 - Thu 09:00"
    ]  # fmt: skip


def test_given_back_the_second_the_season_ends_it_is_closed(engine: Engine) -> None:
    # Patient 1 leaves at midnight: the season is over before anything else that falls due then.
    people = [("Mon 08:00", 3 * DAY), ("Tue 10:00", 14 * 60), ("Tue 12:00", 60)]
    night = stayed(engine, ward(), people)
    assert night.stays[1:] == ["1 ward 1: Tue 10:00 - Wed 00:00", "2 ward 0: Thu 08:00 - Thu 09:00"]


def test_beds_of_the_year_go_out_first(engine: Engine) -> None:
    # Bed 0 is free again on Tuesday 02:00: patient 2 has it, and bed 1, of the season, is free still.
    people = [("Tue 00:00", 120), ("Tue 01:00", DAY), ("Tue 02:00", 60), ("Tue 02:30", 60)]
    night = stayed(engine, ward(2), people)
    assert [stay.split(":")[0] for stay in night.stays] == ["0 ward 0", "1 ward 1", "2 ward 0", "3 ward 2"]


def test_it_may_go_over_new_year_and_be_open_when_the_run_begins(engine: Engine) -> None:
    # From Monday 26 December: a season to the 27th, in which the run begins, and one from the 31st, a Saturday, to the
    # 1st of January. There is no bed all year.
    case = ward(
        0, before={"beds": 1, "first_day": "12-01", "last_day": "12-27"},
        after={"beds": 2, "first_day": "12-31", "last_day": "01-01"},
    )  # fmt: skip
    people = [("Mon 00:00", 60), ("Tue 23:30", 60), ("Wed 08:00", 60), ("Sun 22:00", 60)]
    night = stayed(engine, case | {"start": datetime.date(2022, 12, 26)}, people)
    assert night.stays == [
        "0 ward 0: Mon 00:00 - Mon 01:00", "1 ward 0: Tue 23:30 - Wed 00:30", "2 ward 0: Sat 00:00 - Sat 01:00",
        "3 ward 0: Sun 22:00 - Sun 23:00",
    ]  # fmt: skip


def test_who_is_in_it_when_the_next_season_begins_has_a_bed_of_that(engine: Engine) -> None:
    # Patient 1 has bed 1 from Tuesday to Friday 10:00 and patient 2 waits from Wednesday. On Thursday bed 1 is open
    # again, and in use; on Friday it is given on, and on Saturday, after patient 2, to nobody.
    case = ward(tuesday=TUESDAY, later={"beds": 1, "first_day": "04-07", "last_day": "04-08"})
    people = [("Mon 08:00", 6 * DAY), ("Tue 10:00", 3 * DAY), ("Wed 12:00", DAY), ("Fri 12:00", 60)]
    night = stayed(engine, case, people)
    assert night.stays[1:] == [
        "1 ward 1: Tue 10:00 - Fri 10:00", "2 ward 1: Fri 10:00 - Sat 10:00", "3 ward 0: Sun 08:00 - Sun 09:00"
    ]  # fmt: skip


def test_in_the_next_season_the_lowest_number_goes_out_first_again(engine: Engine) -> None:
    # Beds 1 and 2 are in use on Tuesday, and closed when they are given back on Wednesday. On Thursday both are open;
    # patient 3 has bed 1.
    case = ward(tuesday=TUESDAY | {"beds": 2}, later={"beds": 2, "first_day": "04-07", "last_day": "04-08"})
    people = [("Mon 08:00", 6 * DAY), ("Tue 10:00", DAY), ("Tue 10:01", DAY), ("Wed 12:00", 60)]
    night = stayed(engine, case, people)
    assert night.stays[1:] == [
        "1 ward 1: Tue 10:00 - Wed 10:00", "2 ward 2: Tue 10:01 - Wed 10:01", "3 ward 1: Thu 00:00 - Thu 01:00"
    ]  # fmt: skip


def test_seasons_at_one_time_add_up(engine: Engine) -> None:
    case = ward(0, one=TUESDAY, two={"beds": 2, "first_day": "04-04", "last_day": "04-06"})
    night = stayed(engine, case, [("Mon 08:00", 7 * DAY)] * 4)
    assert night.stays == [
        "0 ward 0: Mon 08:00 - never", "1 ward 1: Mon 08:00 - never", "2 ward 2: Tue 00:00 - never"
    ]  # fmt: skip
    assert night.wanting == ["3 ward since Mon 08:00"]


def sorted_by(when: dict[str, Any], goto: str = "away", otherwise: str = "ask") -> dict[str, Any]:
    """Those for whom a condition holds on coming go elsewhere, or to the ward and the others elsewhere."""
    case = ward()
    case["stage"] = {
        "which": {"type": "branch", "cases": [{"when": when, "goto": goto}], "next": otherwise},
        **case["stage"],
        "away": {"type": "leave", "outcome": "transferred"},
    }
    return case


def test_a_bed_that_closes_is_in_use_and_is_not_free(engine: Engine) -> None:
    # On Wednesday bed 0 is free again at 08:00, and bed 1 in use until 12:00, though it may be given no more.
    people = [
        ("Tue 08:00", DAY),
        ("Tue 08:00", DAY + 240),
        ("Wed 07:00", 1),
        ("Wed 09:00", 1),
        ("Wed 12:00", 1),
    ]
    used = stayed(engine, sorted_by({"place": "ward", "occupied_at_least": 2}), people)
    assert used.left[2:] == ["transferred Wed 07:00", "home Wed 09:01", "home Wed 12:01"]
    free = stayed(engine, sorted_by({"place": "ward", "free_at_least": 1}, "ask", "away"), people)
    assert free.left == [
        "home Wed 08:00", "home Wed 12:00", "transferred Wed 07:00", "home Wed 09:01", "home Wed 12:01"
    ]  # fmt: skip


def test_the_share_in_use_is_of_the_beds_that_are_open(engine: Engine) -> None:
    # Patient 1 is in bed 1, which closes; bed 0 is free: one of two is in use. Of 30 who then come about half go away.
    case = sorted_by({"place": "ward", "in_proportion": True})
    people = [("Mon 08:00", 3 * DAY), ("Tue 08:00", 5 * DAY)]
    coming = [(f"Fri {8 + at // 12:02d}:{5 * (at % 12):02d}", 1) for at in range(30)]
    night = stayed(engine, case, people + coming)
    away = sum(left.startswith("transferred") for left in night.left[2:])
    assert 5 < away < 25


def test_who_is_in_a_bed_that_closes_does_not_give_way(engine: Engine) -> None:
    # Patient 1 has least of the delay left, but nobody would have bed 1: patient 0 goes, and patient 2 has bed 0.
    case = ward()
    case["stage"]["stay"]["gives_way"] = [{"place": "ward"}]
    people = [("Mon 08:00", 4 * DAY), ("Tue 10:00", DAY + 60), ("Wed 08:00", 60)]
    night = stayed(engine, case, people)
    assert night.stays == [
        "0 ward 0: Mon 08:00 - Wed 08:00", "1 ward 1: Tue 10:00 - Wed 11:00", "2 ward 0: Wed 08:00 - Wed 09:00"
    ]  # fmt: skip
