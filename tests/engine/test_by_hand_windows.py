"""Windows of the week, worked out by hand, across midnight and the end of the week."""

from __future__ import annotations

from typing import Any

import pytest
from helpers.build import fixed
from helpers.night import play

from dghsim.engine.run import Engine

WEEKEND_NIGHT = {"open": {"sun": ["20:00-24:00"], "mon": ["00:00-06:00"]}}
OFFICE = {"open": {day: ["08:00-12:00", "13:00-17:00"] for day in ("mon", "tue", "wed", "thu", "fri")}}
TO_MIDNIGHT = {"open": {"tue": ["09:00-24:00"]}}


def leaves(engine: Engine, window: dict[str, Any], at: str, *, bank_holidays: bool = False) -> str:
    stage = {"wait": {"type": "wait_until", "window": "open"}, "home": {"type": "leave"}}
    night = play(engine, stage=stage, window=window, people=[at], weeks=3, bank_holidays=bank_holidays)
    return night.left[0].removeprefix("home ")


@pytest.mark.parametrize(
    ("window", "come", "leave"),
    [
        (WEEKEND_NIGHT, "Sun 19:59:59", "Sun 20:00"),
        (WEEKEND_NIGHT, "Sun 20:00", "Sun 20:00"),
        (WEEKEND_NIGHT, "Sun 23:59:59", "Sun 23:59:59"),
        (WEEKEND_NIGHT, "2Mon 00:00", "2Mon 00:00"),
        (WEEKEND_NIGHT, "2Mon 05:59:59", "2Mon 05:59:59"),
        (WEEKEND_NIGHT, "2Mon 06:00", "2Sun 20:00"),
        (OFFICE, "Mon 07:00", "Mon 08:00"),
        (OFFICE, "Mon 12:00", "Mon 13:00"),
        (OFFICE, "Fri 16:59:59", "Fri 16:59:59"),
        (OFFICE, "Fri 17:00", "2Mon 08:00"),
        (TO_MIDNIGHT, "Tue 23:59:59", "Tue 23:59:59"),
        (TO_MIDNIGHT, "Wed 00:00", "2Tue 09:00"),
        (TO_MIDNIGHT, "Mon 23:00", "Tue 09:00"),
    ],
)
def test_a_patient_waits_for_the_window(
    engine: Engine, window: dict[str, Any], come: str, leave: str
) -> None:
    assert leaves(engine, window, come) == leave


@pytest.mark.parametrize(
    ("come", "outcome"),
    [
        ("Sun 19:59:59", "home"),
        ("Sun 20:00", "transferred"),
        ("2Mon 00:00", "transferred"),
        ("2Mon 06:00", "home"),
    ],
)
def test_a_branch_looks_at_the_window_as_it_is_now(engine: Engine, come: str, outcome: str) -> None:
    stage = {
        "which": {"type": "branch", "cases": [{"when": {"window": "open"}, "goto": "away"}]},
        "home": {"type": "leave"},
        "away": {"type": "leave", "outcome": "transferred"},
    }
    assert play(engine, stage=stage, window=WEEKEND_NIGHT, people=[come], weeks=2).left == [
        f"{outcome} {come}"
    ]


def test_a_round_is_repeated_until_the_window_is_open(engine: Engine) -> None:
    # From 06:30 every half hour: 07:00, 07:30, and at 08:00 the window is open, from its first second.
    stage = {
        "wait": {"type": "delay", "duration": fixed(30)},
        "again": {"type": "repeat", "back_to": "wait", "until": {"window": "open"}},
        "home": {"type": "leave"},
    }
    assert play(engine, stage=stage, window=OFFICE, people=["Mon 06:30", "Mon 07:45"]).left == [
        "home Mon 08:00", "home Mon 08:15"
    ]  # fmt: skip


SUNDAY_TOO = {"open": {"fri": ["08:00-12:00"], "sun": ["10:00-11:00"]}}


@pytest.mark.parametrize(
    ("window", "come", "kept", "leave"),
    [
        (OFFICE, "2Fri 09:00", False, "2Fri 09:00"),
        (OFFICE, "2Fri 09:00", True, "3Tue 08:00"),
        (OFFICE, "2Thu 17:00", True, "3Tue 08:00"),
        (SUNDAY_TOO, "2Fri 09:00", True, "2Fri 10:00"),
        (SUNDAY_TOO, "2Fri 11:00", True, "2Sun 10:00"),
        (SUNDAY_TOO, "2Sun 11:00", True, "3Mon 10:00"),
    ],
)
def test_a_bank_holiday_is_a_sunday_to_windows(
    engine: Engine, window: dict[str, Any], come: str, kept: bool, leave: str
) -> None:
    # Good Friday is the second Friday, 15 April 2022, and Easter Monday the third Monday.
    assert leaves(engine, window, come, bank_holidays=kept) == leave
