"""Bank holidays and fixed leave on the dated rota."""

from __future__ import annotations

import pandas as pd
import pytest

from dghsim.rota.dated import date_rota
from dghsim.rota.judged import find_breaches

HOLIDAYS = ["2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25"]
"""Of the 26 weeks from 5 January 2026."""


def on(rota, day: str) -> pd.DataFrame:
    return rota.shifts[rota.shifts["start"].dt.normalize() == pd.Timestamp(day)]


@pytest.fixture(scope="module")
def kept(make_scenario, templates):
    return date_rota(make_scenario({"rota.bank_holidays": True}), templates)


def test_no_normal_day_runs_on_a_bank_holiday(kept, rota) -> None:
    for day in HOLIDAYS:
        before, after = on(rota, day), on(kept, day)
        assert (before["duty"] == "normal_day").any()
        assert not (after["duty"] == "normal_day").any()


def test_other_duties_have_sundays_cover(kept) -> None:
    for day in HOLIDAYS:
        counts = on(kept, day).query("kind in ['shift', 'nroc']").groupby(["tier", "duty"]).size()
        assert counts.to_dict() == {
            ("consultant", "on_call"): 1,
            ("consultant", "take_day"): 1,
            ("registrar", "long_day"): 1,
            ("registrar", "night"): 1,
            ("tier_1", "take_day"): 1,
        }


def test_normal_day_lost_counts_as_leave_and_others_keep_theirs_in_lieu(kept, rota) -> None:
    for day in HOLIDAYS:
        normal = on(rota, day).query("duty == 'normal_day' and filled_by == 'post'")["doctor"]
        absent = on(kept, day).query("kind == 'leave'")["doctor"]
        assert set(normal) <= set(absent)
    pd.testing.assert_series_equal(kept.leave["leave_entitled"], rota.leave["leave_entitled"])
    taken = (
        kept.shifts[kept.shifts["kind"] == "leave"].query("start >= '2026-01-05'").groupby("doctor").size()
    )
    granted = kept.leave.set_index("doctor")["leave_granted"]
    assert taken.reindex(granted.index).tolist() == granted.tolist()
    assert (granted >= kept.leave.set_index("doctor")["leave_entitled"] - 1).all()


def test_duty_that_sunday_does_not_have_is_a_day_off(kept, rota) -> None:
    for day in HOLIDAYS:
        before = on(rota, day).query("duty == 'ward_day' and filled_by == 'post'")["doctor"].tolist()
        after = on(kept, day).query("kind == 'zero'")["doctor"].tolist()
        assert set(before) <= set(after)


def test_rota_with_bank_holidays_breaks_no_rule(make_scenario, kept) -> None:
    assert find_breaches(make_scenario({"rota.bank_holidays": True}), kept) == ()


def test_other_days_are_as_they_were(make_scenario, templates) -> None:
    changes = {"run.weeks": 10, "run.warm_up_weeks": 0}
    plain, kept = (
        date_rota(make_scenario(changes | {"rota.bank_holidays": flag}), templates) for flag in (False, True)
    )
    assert plain.hash == kept.hash


def test_leave_lines_are_leave_from_the_first_on_until_it_is_used_up(make_scenario, templates) -> None:
    lines = [2, 5]
    changes = {
        "rota.tier.registrar.leave_lines": lines,
        "run.warm_up_weeks": 0,
        "rota.tier.registrar.study_days": 0,
    }
    rota = date_rota(make_scenario(changes), templates)
    rows = rota.shifts.query("tier == 'registrar' and filled_by == 'post'")
    week = (rows["start"] - pd.Timestamp("2026-01-05")).dt.days // 7
    slot = rows["doctor"].str.extract(r"(\d+)$")[0].astype(int) - 1
    line = (slot + week) % 9 + 1
    assert set(line[rows["kind"] == "leave"]) == set(lines)
    early = rows[(week < 9) & line.isin(lines)]
    assert not (early["duty"] == "normal_day").any()
    granted = rota.leave.query("tier == 'registrar'")
    assert (granted["leave_granted"] <= granted["leave_entitled"]).all()
    assert granted["leave_granted"].min() >= 15


def test_floating_leave_is_what_it_was(make_scenario, templates, rota) -> None:
    again = date_rota(make_scenario({"rota.tier.registrar.leave_lines": []}), templates)
    assert again.hash == rota.hash
