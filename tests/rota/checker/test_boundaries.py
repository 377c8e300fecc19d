"""Each absolute rule at its limit, and a quarter of an hour or a shift over: dated and across wraps."""

from __future__ import annotations

from collections.abc import Callable

import pytest

LONG = "{} 08:00-20:30"
DAY = "{} 09:00-17:00"
WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def days(pattern: str, *names: str) -> str:
    return "; ".join(pattern.format(name) for name in names)


NIGHT_10 = "{} 22:00-08:00"
LATE = "{} 12:30-23:30"
SIX_TWELVES = days("{} 07:30-19:30", "Mon", "Tue", "Wed") + "; " + days("{} 07:30-19:30", "Fri", "Sat", "Sun")
FROM_AFTERNOON = (
    "Mon 14:00-23:45; " + days("{} 10:45-22:00", "Tue", "Wed", "Fri", "Sat") + "; Sun 09:00-20:15"
)

KEPT = {
    "a shift of 13 h": "Mon 08:00-21:00",
    "72 h in 168": SIX_TWELVES,
    "72 h in the 168 h from Monday, and more just after them": SIX_TWELVES + "; 2Mon 07:30-15:30",
    "72 h in the window from Monday 14:00": FROM_AFTERNOON + "; 2Mon 07:15-13:15",
    "four long shifts in a row": days(LONG, *WEEK[:4]),
    "48 h after four long shifts": days(LONG, *WEEK[:4]) + "; Sat 20:30-23:00",
    "five shifts of 9 h 45 are not long": days("{} 08:00-17:45", *WEEK[:5]),
    "two long, a day off, two long, and so on": days(LONG, "Mon", "Tue", "Thu", "Fri", "Sun"),
    "four long evenings": days(LATE, *WEEK[:4]),
    "48 h after four long evenings": days(LATE, *WEEK[:4]) + "; Sat 23:30-01:30",
    "three long evenings and soon a day": days(LATE, *WEEK[:3]) + "; Fri 10:30-18:00",
    "four nights in a row are four days, not five": days(NIGHT_10, *WEEK[:4]),
    "46 h after four nights of 10 h": days(NIGHT_10, *WEEK[:4]) + "; Sun 06:00-14:00",
    "46 h after one night": "Mon 22:00-08:00; Thu 06:00-14:00",
    "seven days in a row": days(DAY, *WEEK),
    "48 h after seven days": days(DAY, *WEEK) + "; 2Tue 17:00-21:00",
    "six days, one off, six days": days(DAY, *WEEK[:6]) + "; 2Mon 09:00-17:00",
    "11 h between shifts": "Mon 09:00-21:00; Tue 08:00-16:00",
    "a twilight of 2 h 45 at night needs no 46 h": "Mon 16:30-01:45; Tue 13:00-20:00",
    "23:00 to 06:00 less than 3 h from the morning side": "Mon 03:15-12:00; Tue 03:15-12:00",
    "sessions that abut are one shift": "Mon 09:00-13:00; Mon 13:00-17:00",
    "sessions that abut for 13 h are one shift": "Mon 08:00-12:00; Mon 12:00-17:00; Mon 17:00-21:00",
    "a night cut at midnight is one night": "Mon 21:00-00:00; Tue 00:00-09:00; Thu 07:00-15:00",
    "24 h on call": "Mon 09:00-09:00 nroc",
    "Saturday and Sunday on call": "Sat 09:00-09:00 nroc; Sun 09:00-09:00 nroc",
    "three on call in 7 days, the fourth on day 8": "Mon 17:00-09:00 nroc; Wed 17:00-09:00 nroc; "
    "Fri 17:00-09:00 nroc; 2Mon 17:00-09:00 nroc",
    "10 h the day after on call": "Mon 17:00-08:00 nroc; Tue 08:00-18:00",
    "on call asks no 11 h and is no night": "Mon 09:00-17:00; Mon 17:00-09:00 nroc; Tue 09:00-17:00",
    "12 h on the Sunday of a pair on call": "Sat 17:00-08:00 nroc; Sun 08:00-20:00; Sun 20:00-08:00 nroc",
    "on call of 24 h counts its work alone": days("{} 08:00-18:00", "Mon", "Wed", "Fri")
    + "; Mon 18:00-08:00 nroc 4; Wed 18:00-08:00 nroc 4; Fri 18:00-08:00 nroc 4",
    "16 h of work in 24 on call leave 8 h, 5 h at night": "Mon 09:00-09:00 nroc 16",
    "5 h after on call without the rest": "Mon 17:00-08:00 nroc 8; Tue 08:00-13:00",
}

BROKEN = {
    "a shift of 13 h 15": ("Mon 08:00-21:15", {"shift_max_13"}),
    "72 h 15 in 168": (SIX_TWELVES.replace("Sun 07:30-19:30", "Sun 07:30-19:45"), {"max_72_in_168"}),
    "72 h 15 where only a window from Monday 14:00 shows it": (
        FROM_AFTERNOON + "; 2Mon 07:15-13:30",
        {"max_72_in_168"},
    ),
    "five long shifts in a row": (days(LONG, *WEEK[:5]), {"long_max_4"}),
    "five shifts of 10 h 15 in a row": (days("{} 08:00-18:15", *WEEK[:5]), {"long_max_4"}),
    "a long day and four long nights in a row": (
        "Mon 08:00-18:15; " + days("{} 21:00-07:15", *WEEK[1:5]),
        {"long_max_4"},
    ),
    "47 h 45 after four long shifts": (days(LONG, *WEEK[:4]) + "; Sat 20:15-23:00", {"long_rest_48"}),
    "a short day after four long shifts": (days(LONG, *WEEK[:4]) + "; Fri 09:00-17:00", {"long_rest_48"}),
    "46 h after four long nights": (
        days("{} 20:30-09:00", *WEEK[:4]) + "; Sun 07:00-15:00",
        {"long_rest_48"},
    ),
    "five long evenings": (days(LATE, *WEEK[:5]), {"long_max_4", "long_eve_max_4"}),
    "47 h 45 after four long evenings": (
        days(LATE, *WEEK[:4]) + "; Sat 23:15-01:15",
        {"long_rest_48", "long_eve_rest_48"},
    ),
    "five nights in a row": (days(NIGHT_10, *WEEK[:5]), {"night_max_4"}),
    "45 h 45 after four nights of 10 h": (days(NIGHT_10, *WEEK[:4]) + "; Sun 05:45-14:00", {"night_rest_46"}),
    "45 h 45 after one night": ("Mon 22:00-08:00; Thu 05:45-14:00", {"night_rest_46"}),
    "36 h between two separated nights": ("Mon 21:00-09:00; Wed 21:00-07:00", {"night_rest_46"}),
    "3 h at night make a night": ("Mon 17:00-02:00; Tue 14:00-20:00", {"night_rest_46"}),
    "3 h at night on the morning side": ("Mon 03:00-12:00; Tue 14:00-20:00", {"night_rest_46"}),
    "eight days in a row": (days(DAY, *WEEK) + "; 2Mon 09:00-17:00", {"consec_max_7"}),
    "47 h 45 after seven days": (days(DAY, *WEEK) + "; 2Tue 16:45-21:00", {"consec_rest_48"}),
    "a day off is not 48 h": (days(DAY, *WEEK) + "; 2Tue 09:00-17:00", {"consec_rest_48"}),
    "on call fills a run of days": (
        days(DAY, *WEEK[:5]) + "; Sat 09:00-09:00 nroc; Sun 09:00-09:00 nroc; 2Mon 09:00-17:00",
        {"consec_max_7"},
    ),
    "10 h 45 between the last two shifts": ("Mon 09:00-17:00; Tue 09:00-21:15; Wed 08:00-16:00", {"rest_11"}),
    "10 h 45 between shifts on one date": ("Mon 00:30-08:00; Mon 18:45-22:00", {"rest_11", "night_rest_46"}),
    "shifts that abut for 13 h 15 are two without rest": ("Mon 08:00-15:00; Mon 15:00-21:15", {"rest_11"}),
    "shifts that abut for 13 h 01 are two without rest": ("Mon 08:00-15:00; Mon 15:00-21:01", {"rest_11"}),
    "a night and the day that begins as it ends are two shifts": (
        "Mon 21:00-09:00; Tue 09:00-17:00",
        {"rest_11", "night_rest_46"},
    ),
    "24 h 15 on call": ("Mon 09:00-09:15 nroc".replace("-09:15", "-09:15+1"), {"nroc_max_24"}),
    "on call two days running": ("Mon 17:00-08:00 nroc; Tue 17:00-08:00 nroc", {"nroc_consec"}),
    "Sunday and Monday on call": ("Sun 17:00-08:00 nroc; 2Mon 17:00-08:00 nroc", {"nroc_consec"}),
    "a third day after a weekend on call": (
        "Sat 09:00-09:00 nroc; Sun 09:00-09:00 nroc; 2Mon 09:00-09:00 nroc",
        {"nroc_consec"},
    ),
    "four on call in 7 days": (
        "Mon 17:00-08:00 nroc; Wed 17:00-08:00 nroc; Fri 17:00-08:00 nroc; Sun 17:00-08:00 nroc",
        {"nroc_max_3_in_7"},
    ),
    "10 h 15 the day after on call": ("Mon 17:00-08:00 nroc; Tue 08:00-18:15", {"nroc_next_day_10"}),
    "10 h 15 after the last of a weekend pair": (
        "Sat 09:00-09:00 nroc; Sun 09:00-08:00 nroc; 2Mon 08:00-18:15",
        {"nroc_next_day_10"},
    ),
    "10 h 15 after a Saturday alone": ("Sat 17:00-08:00 nroc; Sun 08:00-18:15", {"nroc_next_day_10"}),
    "two shifts the day after on call add up": (
        "Mon 12:00-23:00 nroc; Tue 04:00-09:00; Tue 20:00-01:15",
        {"nroc_next_day_10"},
    ),
    "more than 16 h of work in 24 on call": ("Mon 09:00-09:00 nroc 16.25", {"nroc_rest_8_5"}),
    "work that leaves 4 h 45 of the night": ("Mon 22:00-07:00 nroc 4.25", {"nroc_rest_8_5"}),
    "5 h 15 after on call without the rest": (
        "Mon 22:00-07:00 nroc 4.25; Tue 08:00-13:15",
        {"nroc_rest_8_5", "nroc_next_day_5"},
    ),
    "on call ends the rest after a night": ("Mon 22:00-08:00; Wed 17:00-08:00 nroc", {"night_rest_46"}),
    "on call does not hide 10 h 45 between shifts": (
        "Mon 09:00-21:15; Mon 21:15-08:00 nroc; Tue 08:00-16:00",
        {"rest_11"},
    ),
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_at_the_limit_no_breach(text: str, broken: Callable[..., set[str]]) -> None:
    assert broken(text) == set()


@pytest.mark.parametrize(("text", "rules"), BROKEN.values(), ids=BROKEN)
def test_over_the_limit_just_the_rules_broken(
    text: str, rules: set[str], broken: Callable[..., set[str]]
) -> None:
    assert broken(text) == rules


MINUTE = {
    "shift_max_13": "Mon 08:00-21:01",
    "rest_11": "Mon 09:00-21:01; Tue 08:00-16:00",
    "night_rest_46": "Mon 22:00-08:00; Thu 05:59-14:00",
    "long_rest_48": days(LONG, *WEEK[:4]) + "; Sat 20:29-23:00",
    "consec_rest_48": days(DAY, *WEEK) + "; 2Tue 16:59-21:00",
    "long_max_4": days("{} 08:00-18:01", *WEEK[:5]),
    "long_eve_max_4": days("{} 12:30-23:01", *WEEK[:5]),
    "max_72_in_168": SIX_TWELVES.replace("Sun 07:30-19:30", "Sun 07:30-19:31"),
    "nroc_max_24": "Mon 09:00-09:01+1 nroc",
    "nroc_next_day_10": "Mon 17:00-08:00 nroc; Tue 08:00-18:01",
    "nroc_rest_8_5": "Mon 09:00-09:00 nroc 16.02",
    "nroc_next_day_5": "Mon 22:00-07:00 nroc 4.01; Tue 08:00-13:01",
}
NOT_YET = {
    "long_max_4": days("{} 08:00-18:00", *WEEK[:5]),
    "long_eve_max_4": days("{} 12:30-23:00", *WEEK[:5]),
    "night_rest_46": "Mon 17:00-01:59; Tue 14:00-20:00",
    "nroc_next_day_5": "Mon 22:00-07:00 nroc 4; Tue 08:00-13:01",
}


@pytest.mark.parametrize("rule", MINUTE)
def test_a_minute_over_is_over(rule: str, broken: Callable[..., set[str]]) -> None:
    assert rule in broken(MINUTE[rule])


@pytest.mark.parametrize("rule", NOT_YET)
def test_a_minute_short_of_the_definition_is_short(rule: str, broken: Callable[..., set[str]]) -> None:
    assert rule not in broken(NOT_YET[rule])


def test_a_long_evening_starts_before_16_00(broken: Callable[..., set[str]]) -> None:
    assert "long_eve_max_4" in broken(days("{} 15:59-02:00", *WEEK[:5]))
    assert "long_eve_max_4" not in broken(days("{} 16:00-02:01", *WEEK[:5]))
