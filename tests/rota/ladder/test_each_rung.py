"""One doctor of the small hospital is away on one day, and one rung alone can help."""

from __future__ import annotations

import numpy as np
import pytest

from dghsim.rota.model import DutyTable

from .conftest import changed, frame_of

MONDAY = ("registrar 8", slice(0, 1))
"""Down for the long day; 5, 6 and 9 have normal days, 7 is off, 1, 2 and 4 are on leave, 3 comes on for the night."""
NIGHT = ("registrar 3", slice(0, 1))
LONG_DAY = (int(8.5 * 3600), 21 * 3600)


def rung(by: str, **more: object) -> dict[str, object]:
    return {by: {"by": by, "chance": 1.0} | more}


def only(table: DutyTable) -> object:
    rows = changed(table)
    assert len(rows) == 1
    return rows.iloc[0]


def test_without_a_rung_nobody_comes(one_away) -> None:
    row = only(one_away({"agency": {"by": "agency", "chance": 0.0}}, sick=MONDAY))
    assert (row.tier, row.duty, row.why, row.filled_by, row.doctor) == (
        "registrar",
        "long_day",
        "sick",
        "uncovered",
        "",
    )
    assert (row.start, row.end) == LONG_DAY
    assert row.asked == 1


def test_agency_sends_a_locum_of_the_first_grade(one_away) -> None:
    row = only(one_away(rung("agency", gbp_per_hour={"registrar": 80}, slowness=1.3), sick=MONDAY))
    assert (row.filled_by, row.grade, row.rung, row.slowness) == ("agency", "registrar", "agency", 1.3)
    assert row.doctor.startswith("Agency registrar")
    assert row.pounds == 12.5 * 80


def test_money_has_the_rate_that_the_rung_does_not_give(one_away) -> None:
    rates = {"tier_1": 50, "registrar": 70, "consultant": 100}
    row = only(one_away(rung("agency"), sick=MONDAY, changes={"money.agency_gbp_per_hour": rates}))
    assert row.pounds == 12.5 * 70
    assert np.isnan(only(one_away(rung("agency"), sick=MONDAY)).pounds)


def test_bank_takes_the_doctor_who_is_off(one_away) -> None:
    row = only(one_away(rung("bank"), sick=MONDAY))
    assert (row.filled_by, row.doctor, row.sessions_lost) == ("bank", "registrar 7", 0)


def test_swap_takes_the_next_line_with_a_normal_day_which_is_lost(one_away) -> None:
    row = only(one_away(rung("swap"), sick=MONDAY))
    assert (row.filled_by, row.doctor, row.sessions_lost, row.pounds) == ("swap", "registrar 9", 2, 0)


def test_act_up_takes_a_doctor_of_the_tier_below_who_may(one_away) -> None:
    row = only(one_away(rung("act_up"), sick=MONDAY))
    assert (row.filled_by, row.doctor, row.tier, row.sessions_lost) == (
        "act_up",
        "tier 1 no. 3",
        "registrar",
        2,
    )
    nobody = only(one_away(rung("act_up", grades=["gpst"]), sick=MONDAY, changes=GPST))
    assert nobody.filled_by == "uncovered"


GPST = {"rota.tier.tier_1.grades": {"imt": 6}, "rota.tier.consultant.grades": {"consultant": 5, "gpst": 1}}


def test_consultant_acts_down_and_loses_that_day_and_the_next(one_away) -> None:
    row = only(one_away(rung("act_down"), sick=MONDAY))
    assert (row.filled_by, row.doctor, row.grade, row.sessions_lost) == (
        "act_down",
        "consultant 1",
        "consultant",
        4,
    )


def test_consultant_acting_down_by_night_loses_the_next_days_sessions(one_away) -> None:
    row = only(one_away(rung("act_down"), sick=("registrar 6", slice(5, 6))))
    assert (row.duty, row.filled_by) == ("night", "act_down")
    sunday = only(one_away(rung("act_down"), sick=("registrar 6", slice(6, 7))))
    assert sunday.sessions_lost == 2


def test_divert_leaves_nobody_and_says_from_when_to_when(one_away) -> None:
    table = one_away(rung("divert"), sick=MONDAY)
    row = only(table)
    assert (row.filled_by, row.doctor, row.rung) == ("divert", "", "divert")
    assert table.diverted.tolist() == [list(LONG_DAY)]


def test_rungs_are_tried_in_the_order_written(one_away) -> None:
    ladder = rung("swap") | rung("bank") | rung("divert")
    assert only(one_away(ladder, sick=MONDAY)).filled_by == "swap"
    assert only(one_away(dict(reversed(ladder.items())), sick=MONDAY)).filled_by == "divert"


def test_rung_that_needs_notice_is_passed_over_for_sickness_and_not_for_a_vacancy(one_away) -> None:
    ladder = rung("agency", notice_days=7) | rung("divert")
    sick = only(one_away(ladder, sick=MONDAY))
    assert (sick.filled_by, sick.asked) == ("divert", 0b10)
    vacant = only(one_away(ladder, vacant=MONDAY))
    assert (vacant.filled_by, vacant.asked) == ("agency", 0b01)
    assert only(one_away(ladder, vacant=MONDAY, known=-7)).filled_by == "agency"
    assert only(one_away(ladder, vacant=MONDAY, known=-6)).filled_by == "divert"


def test_a_long_illness_is_known_after_its_first_days(one_away) -> None:
    rows = changed(one_away(rung("agency", notice_days=3), sick=("registrar 3", slice(0, 4))))
    assert rows["filled_by"].tolist() == ["uncovered"] * 3 + ["agency"]


@pytest.mark.parametrize(
    ("who", "factor"),
    [
        (MONDAY, "short_notice_factor"),
        (NIGHT, "night_factor"),
        (("registrar 1", slice(5, 6)), "weekend_factor"),
    ],
)
def test_factor_of_nought_stops_the_rung(one_away, who, factor: str) -> None:
    assert only(one_away(rung("agency"), sick=who)).filled_by == "agency"
    assert only(one_away(rung("agency", **{factor: 0.0}), sick=who)).filled_by == "uncovered"


def test_factors_of_other_times_do_not_matter_by_day_on_a_weekday(one_away) -> None:
    ladder = rung("agency", night_factor=0.0, weekend_factor=0.0, short_notice_factor=0.0)
    assert only(one_away(ladder, vacant=MONDAY)).filled_by == "agency"


def test_rung_for_another_tier_is_not_asked(one_away) -> None:
    row = only(one_away(rung("agency", tiers=["tier_1"]), sick=MONDAY))
    assert (row.filled_by, row.asked) == ("uncovered", 0)


def test_whoever_covers_the_take_covers_the_call_that_follows(one_away) -> None:
    rows = changed(one_away(rung("swap"), sick=("consultant 5", slice(0, 1))))
    assert rows["duty"].tolist() == ["take_day", "on_call"]
    assert rows["doctor"].nunique() == 1
    assert rows["doctor"][0] in ("consultant 1", "consultant 6")
    assert rows["sessions_lost"].tolist() == [2, 0]


def test_normal_day_that_answers_work_stands_empty_when_given_up(one_away) -> None:
    changes = {"rota.tier.registrar.duty.normal_day.second": ["clerking"]}
    rows = changed(one_away(rung("swap"), sick=MONDAY, changes=changes))
    lost = rows[rows["why"] == "given_up"]
    assert lost["duty"].tolist() == ["normal_day"]
    assert (lost["filled_by"].item(), lost["doctor"].item(), lost["asked"].item()) == ("uncovered", "", 0)
    assert rows[rows["duty"] == "long_day"]["doctor"].item() == "registrar 9"


@pytest.mark.parametrize("fills", [False, True])
def test_normal_days_are_filled_only_by_rungs_that_say_so(one_away, fills: bool) -> None:
    changes = {"rota.tier.registrar.duty.normal_day.second": ["clerking"]}
    rows = changed(
        one_away(rung("agency", normal_days=fills), sick=("registrar 5", slice(0, 1)), changes=changes)
    )
    assert rows["filled_by"].tolist() == ["agency" if fills else "uncovered"]


def test_nobody_who_is_sick_is_asked(one_away) -> None:
    rows = changed(one_away(rung("bank"), sick=("registrar 7", slice(0, 1)), vacant=MONDAY))
    assert "registrar 7" not in rows["doctor"].tolist()


def test_who_has_taken_on_least_is_asked_first(one_away) -> None:
    table = one_away(rung("bank"), vacant=("registrar 8", slice(0, 70)))
    counts = frame_of(table).query("filled_by == 'bank'")["doctor"].value_counts()
    assert len(counts) >= 4
    assert counts.max() <= 4
