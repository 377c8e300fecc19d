"""A year in which everything happens: what must hold whatever the draws."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from dghsim.rota.checker import check_rota
from dghsim.rota.gaps import PreparedDuties, fill_gaps, prepare_duties
from dghsim.rota.horizon import horizon_of
from dghsim.rota.ladder import fill as filling
from dghsim.rota.ladder.descend import Filled, descend
from dghsim.rota.model import FILLED_BY, WHY, DutyTable
from dghsim.rota.reference import tier_rules
from dghsim.rota.workforce.states import states_of

from .conftest import frame_of

SICK = {"sick_share": 0.05, "sick_spell_days": 4.0, "new_weeks": 4, "new_slowness": 1.2}
WORKFORCE: dict[str, Any] = {
    "region": "west_midlands",
    "rural": True,
    "grade": {
        "imt": SICK | {"changeover": {"feb": 1.0, "apr": 1.0}, "fill_chance": 0.8},
        "registrar": SICK | {"changeover": {"feb": 0.5}, "fill_chance": 0.7, "leavers_per_year": 0.3},
        "specialty_doctor": SICK | {"leavers_per_year": 1.0, "advert_chance": 0.8, "hire_months": 2},
        "consultant": SICK | {"leavers_per_year": 0.5},
    },
}
LADDER: dict[str, Any] = {
    "swap": {"by": "swap", "chance": 0.4},
    "bank": {"by": "bank", "chance": 0.8, "short_notice_factor": 0.7, "most_hours_a_week": 56},
    "act_up": {"by": "act_up", "chance": 0.3, "grades": ["imt"]},
    "agency": {"by": "agency", "chance": 0.5, "notice_days": 2, "night_factor": 0.8},
    "act_down": {"by": "act_down", "chance": 0.5, "tiers": ["registrar"]},
    "divert": {"by": "divert", "chance": 0.3, "tiers": ["registrar"]},
}
CHANGES: dict[str, Any] = {"rota.gaps": {}, "rota.ladder": LADDER, "rota.workforce": WORKFORCE}
WORKED = ("bank", "swap", "act_up", "act_down")


@pytest.fixture(scope="module")
def prepared(make_scenario, dated) -> PreparedDuties:
    scenario = make_scenario(CHANGES)
    return prepare_duties(scenario, dated(scenario))


@pytest.fixture(scope="module")
def tables(prepared: PreparedDuties) -> list[DutyTable]:
    return [fill_gaps(prepared, replication) for replication in range(6)]


def test_every_way_of_filling_a_gap_occurs(tables) -> None:
    every = {
        (FILLED_BY[by], WHY[why])
        for table in tables
        for by, why in zip(table.filled_by, table.why, strict=True)
    }
    assert every == {("post", "planned")} | {(by, why) for by in FILLED_BY[1:] for why in ("vacant", "sick")}


def test_nobody_works_two_duties_at_once(tables) -> None:
    for table in tables:
        frame = frame_of(table).query("doctor != ''").sort_values(["doctor", "start"])
        same = (frame["doctor"] == frame["doctor"].shift()).to_numpy()
        assert not (same & (frame["start"] < frame["end"].shift()).to_numpy()).any()


def test_nobody_sick_or_gone_works(prepared, tables) -> None:
    posts = {line.doctor: at for at, line in enumerate(prepared.posts.lines)}
    for replication, table in enumerate(tables):
        states = states_of(prepared.posts, replication)
        for row in frame_of(table).query("doctor != ''").itertuples():
            if row.doctor in posts:
                at = posts[row.doctor], row.start // 86_400
                assert states.held[at]
                assert not states.sick[at]


def test_checker_finds_no_rest_broken_and_no_week_too_long_by_what_was_taken_on(
    make_scenario, prepared, monkeypatch
) -> None:
    scenario = make_scenario(CHANGES)
    horizon = horizon_of(scenario)
    told: list[Filled] = []

    def listening(*given: Any) -> Filled:
        told.append(descend(*given))
        return told[-1]

    monkeypatch.setattr(filling, "descend", listening)
    for replication in range(6):
        table = fill_gaps(prepared, replication)
        rows = _worked(scenario, prepared, table, set(told[-1].given_up))
        for name, tier in scenario.rota.tier.items():
            rules = tier_rules(tier)
            kept = [
                rule.id for rule in rules if rule.checked and rule.check in ("rest_between", "rolling_hours")
            ]
            kept += [rule.id for rule in rules if rule.id == "night_rest_46"]
            judged = rules.with_overrides({rule.id: False for rule in rules if rule.id not in kept})
            of_tier = rows[rows["home"] == name]
            report = check_rota(
                of_tier, rules=judged, horizon_start=horizon.epoch, horizon_weeks=horizon.weeks
            )
            assert [breach.message for breach in report.breaches] == []


def _worked(
    scenario, prepared: PreparedDuties, table: DutyTable, given_up: set[tuple[int, int]]
) -> pd.DataFrame:
    """Duties of every post as planned, less the normal days given up, and those taken on."""
    frame = frame_of(table)
    frame = frame[frame["filled_by"].isin(WORKED)]
    home = [
        scenario.rota.tier[tier].duty[duty].at == "home"
        for tier, duty in zip(frame["tier"], frame["duty"], strict=True)
    ]
    parts = [
        pd.DataFrame({"doctor": frame["doctor"], "start": frame["start"], "end": frame["end"], "nroc": home})
    ]
    for post, (line, plan) in enumerate(zip(prepared.posts.lines, prepared.plans, strict=True)):
        stays = np.array([(post, at) not in given_up for at in range(len(plan.start))])
        mine = {
            "doctor": line.doctor,
            "start": plan.start[stays],
            "end": plan.end[stays],
            "nroc": ~plan.resident[stays],
        }
        parts.append(pd.DataFrame(mine))
    rows = pd.concat(parts, ignore_index=True)
    origin = horizon_of(scenario).origin
    homes = {line.doctor: line.tier for line in prepared.posts.lines}
    return pd.DataFrame(
        {
            "doctor": rows["doctor"],
            "start": origin + rows["start"].to_numpy().astype("timedelta64[s]"),
            "end": origin + rows["end"].to_numpy().astype("timedelta64[s]"),
            "kind": np.where(rows["nroc"].astype(bool), "nroc", "shift"),
            "home": rows["doctor"].map(homes),
            "work_hours": np.where(rows["nroc"].astype(bool), 2.0, np.nan),
        }
    )


def test_every_uncovered_duty_was_offered_to_each_rung_that_might(tables) -> None:
    for table in tables:
        frame = frame_of(table)
        left = frame[(frame["filled_by"] == "uncovered") & (frame["why"] != "given_up")]
        assert len(left) > 0
        names = list(LADDER)
        for row in left.itertuples():
            asked = {names[bit] for bit in range(len(names)) if row.asked >> bit & 1}
            always = {"swap", "bank", "act_up"} | (
                {"act_down", "divert"} if row.tier == "registrar" else set()
            )
            assert always <= asked <= always | {"agency"}
            assert row.why != "vacant" or "agency" in asked or row.start < 60 * 86_400


def test_filled_duty_was_offered_no_rung_below(tables) -> None:
    for table in tables:
        rows = table.rung >= 0
        assert (table.asked[rows] >> table.rung[rows] == 1).all()


def test_a_likelier_rung_changes_no_gap_and_no_answer_of_another(make_scenario, dated) -> None:
    ladder = {"agency": {"by": "agency", "chance": 0.4}, "divert": {"by": "divert", "chance": 0.5}}
    tables = []
    for chance in (0.4, 0.6):
        scenario = make_scenario(
            CHANGES | {"rota.ladder": {**ladder, "agency": {"by": "agency", "chance": chance}}}
        )
        tables.append(fill_gaps(prepare_duties(scenario, dated(scenario)), 1))
    before, after = (frame_of(table) for table in tables)
    assert (before["why"] == after["why"]).all()
    assert (after["filled_by"][before["filled_by"] == "agency"] == "agency").all()
    same = after["filled_by"] != "agency"
    assert (before["filled_by"][same] == after["filled_by"][same]).all()
    assert (before["filled_by"] != after["filled_by"]).any()


def test_a_rung_put_in_front_changes_no_answer_of_those_below(make_scenario, dated) -> None:
    below = {"agency": {"by": "agency", "chance": 0.4}}
    front = {"late_bank": {"by": "bank", "chance": 0.5, "own_doctors": False}}
    frames = []
    for ladder in (below, front | below):
        scenario = make_scenario(CHANGES | {"rota.ladder": ladder})
        frames.append(frame_of(fill_gaps(prepare_duties(scenario, dated(scenario)), 1)))
    reached = frames[1]["filled_by"] != "bank"
    assert (frames[0]["filled_by"][reached] == frames[1]["filled_by"][reached]).all()


def test_one_grades_chances_move_no_other_grades_gaps(make_scenario, dated) -> None:
    frames = []
    for share in (0.05, 0.2):
        grades = WORKFORCE["grade"] | {"consultant": WORKFORCE["grade"]["consultant"] | {"sick_share": share}}
        scenario = make_scenario(CHANGES | {"rota.workforce": WORKFORCE | {"grade": grades}})
        frames.append(frame_of(fill_gaps(prepare_duties(scenario, dated(scenario)), 0)))
    others = frames[0]["tier"] != "consultant"
    assert (frames[0]["why"][others] == frames[1]["why"][others]).all()
    assert (frames[0]["why"] != frames[1]["why"]).any()


def test_gaps_are_vacancies_and_sickness_in_their_shares(make_scenario, dated) -> None:
    grade = {"sick_share": 0.1, "sick_spell_days": 3.0, "advert_chance": 0.0}
    scenario = make_scenario(
        CHANGES | {"rota.workforce": {"grade": {"registrar": grade, "specialty_doctor": grade}}}
    )
    prepared = prepare_duties(scenario, dated(scenario))
    tables = [frame_of(fill_gaps(prepared, each)).query("tier == 'registrar'") for each in range(30)]
    why = pd.concat(tables)["why"].value_counts(normalize=True)
    assert why["vacant"] == pytest.approx(2 / 9, abs=0.01)
    assert why["sick"] == pytest.approx(0.1 * 7 / 9, abs=0.01)


def test_newcomers_are_slow_and_others_are_not(tables) -> None:
    slow = np.concatenate([table.slowness for table in tables])
    assert set(slow) == {1.0, 1.2}
    assert all((table.slowness[table.doctor < 0] == 1).all() for table in tables)


def test_year_counts_what_the_table_shows(tables) -> None:
    for table in tables:
        year = table.workforce
        assert year is not None
        assert year.tiers == ("tier_1", "registrar", "consultant")
        assert year.months == ("2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07")
        assert year.establishment.tolist() == [6, 9, 6]
        lengths = np.array([27, 28, 31, 30, 31, 30, 5])
        assert (year.in_post * lengths).sum(axis=1) + year.vacant_days == pytest.approx(
            year.establishment * 182
        )
        assert (year.below_smallest == (year.in_post < year.smallest[:, None])).all()
        assert (year.adverts >= year.failed_adverts - 6).all()
        assert (year.normal_days_worked <= year.normal_days_planned).all()


def test_smallest_is_what_is_given_or_what_the_arithmetic_asks(make_scenario, dated, prepared) -> None:
    assert prepared.year is not None
    assert prepared.year.smallest.tolist() == [5, 6, 4]
    scenario = make_scenario(CHANGES)
    given = prepare_duties(scenario, dated(scenario), {"registrar": 9})
    assert given.year is not None
    assert given.year.smallest.tolist() == [5, 9, 4]


def test_same_replication_is_the_same_again(prepared, tables) -> None:
    again = fill_gaps(prepared, 3)
    for name in ("doctor", "filled_by", "rung", "asked", "sessions_lost"):
        np.testing.assert_array_equal(getattr(again, name), getattr(tables[3], name))
