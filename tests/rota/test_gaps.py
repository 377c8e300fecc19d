from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dghsim.randomness import named, words
from dghsim.rota.dated import date_rota
from dghsim.rota.gaps import PreparedDuties, duties_for, fill_gaps, prepare_duties, take_kinds
from dghsim.rota.model import FILLED_BY, DatedRota, DutyTable

POST, BANK, AGENCY, UNCOVERED = (FILLED_BY.index(word) for word in ("post", "bank", "agency", "uncovered"))


def gaps_of(prepared: PreparedDuties) -> np.ndarray:
    return np.flatnonzero(prepared.table.filled_by == UNCOVERED)


def as_frame(table: DutyTable) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "tier": [table.kinds[kind][0] for kind in table.kind],
            "duty": [table.kinds[kind][1] for kind in table.kind],
            "start": table.start,
            "end": table.end,
            "doctor": [table.doctors[each] if each >= 0 else "" for each in table.doctor],
            "grade": [table.grades[each] if each >= 0 else "" for each in table.grade],
            "filled_by": [FILLED_BY[each] for each in table.filled_by],
        }
    )


def test_only_duties_that_answer_work_are_listed_in_the_order_of_the_rota(make_scenario, rota) -> None:
    scenario = make_scenario()
    kinds = take_kinds(scenario)
    assert ("registrar", "normal_day") not in kinds
    assert ("tier_1", "ward_day") in kinds
    frame = as_frame(duties_for(scenario, rota, 0))
    take = rota.shifts[rota.shifts["duty"].isin([duty for _, duty in kinds])].reset_index(drop=True)
    assert frame["duty"].tolist() == take["duty"].tolist()
    assert frame["tier"].tolist() == take["tier"].tolist()


def test_times_are_seconds_from_the_epoch(make_scenario, rota) -> None:
    table = duties_for(make_scenario(), rota, 0)
    first = as_frame(table).query("tier == 'registrar' and duty == 'long_day'").iloc[0]
    assert (first["start"], first["end"]) == (8.5 * 3600, 21 * 3600)
    assert table.start.dtype == table.end.dtype == np.int64


def test_doctors_in_post_work_their_own_duties(make_scenario, rota) -> None:
    frame = as_frame(duties_for(make_scenario(), rota, 3))
    take = rota.shifts[rota.shifts["duty"].isin([duty for _, duty in take_kinds(make_scenario())])]
    take = take.reset_index(drop=True)
    post = (take["filled_by"] == "post").to_numpy()
    assert (frame.loc[post, "filled_by"] == "post").all()
    assert frame.loc[post, "doctor"].tolist() == take.loc[post, "doctor"].tolist()
    assert frame.loc[post, "grade"].tolist() == take.loc[post, "grade"].tolist()
    assert set(frame.loc[~post, "filled_by"]) == {"bank", "agency", "uncovered"}


def test_locums_are_of_the_first_grade_and_have_a_name_a_stint(make_scenario, rota) -> None:
    frame = as_frame(duties_for(make_scenario(), rota, 1))
    bank = frame[(frame["filled_by"] == "bank") & (frame["tier"] == "registrar")]
    assert bank["doctor"].is_unique
    assert bank["doctor"].str.fullmatch(r"Bank registrar \d+").all()
    assert set(bank["grade"]) == {"registrar"}
    uncovered = frame[frame["filled_by"] == "uncovered"]
    assert set(uncovered["doctor"]) == set(uncovered["grade"]) == {""}


def test_whoever_fills_the_take_fills_the_on_call_that_follows(make_scenario, rota) -> None:
    frame = as_frame(duties_for(make_scenario(), rota, 2)).query("tier == 'consultant'")
    frame = frame.assign(day=frame["start"] // 86_400)
    pairs = frame.pivot(index="day", columns="duty", values=["doctor", "filled_by"])
    assert (pairs["doctor"]["take_day"] == pairs["doctor"]["on_call"]).all()
    assert set(pairs["filled_by"]["take_day"]) == {"post", "bank", "agency", "uncovered"}


@pytest.mark.parametrize(("bank", "agency", "filled"), [(1, 0, BANK), (0, 1, AGENCY), (0, 0, UNCOVERED)])
def test_chances_of_nought_and_one_are_certain(
    make_scenario, templates, bank: int, agency: int, filled: int
) -> None:
    scenario = make_scenario({"rota.gaps.bank_chance": bank, "rota.gaps.agency_chance": agency})
    table = duties_for(scenario, date_rota(scenario, templates), 0)
    assert set(table.filled_by) == {POST, filled}


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(low=st.floats(0, 1), high=st.floats(0, 1), agency=st.floats(0, 1), replication=st.integers(0, 2**20))
def test_more_bank_fills_the_same_gaps_and_more(
    make_scenario, rota: DatedRota, low: float, high: float, agency: float, replication: int
) -> None:
    low, high = sorted((low, high))
    tables = [
        duties_for(
            make_scenario({"rota.gaps.bank_chance": chance, "rota.gaps.agency_chance": agency}),
            rota,
            replication,
        )
        for chance in (low, high)
    ]
    fewer, more = tables
    assert ((fewer.filled_by != BANK) | (more.filled_by == BANK)).all()
    assert ((fewer.filled_by == UNCOVERED) | (more.filled_by != UNCOVERED)).all()
    kept = (fewer.filled_by == more.filled_by) & (fewer.filled_by != UNCOVERED)
    assert (fewer.doctor[kept] == more.doctor[kept]).all()


def test_a_post_filled_changes_no_other_gap(make_scenario, templates, rota) -> None:
    scenario = make_scenario({"rota.tier.registrar.in_post": 8, "rota.tier.consultant.in_post": 6})
    before = as_frame(duties_for(make_scenario(), rota, 5))
    after = as_frame(duties_for(scenario, date_rota(scenario, templates), 5))
    key = ["tier", "duty", "start"]
    both = before.merge(after, on=key, suffixes=("", "_after"))
    still = (both["filled_by"] != "post") & (both["filled_by_after"] != "post")
    assert still.sum() > 50
    assert (both.loc[still, "filled_by"] == both.loc[still, "filled_by_after"]).all()


def test_replications_and_tiers_draw_apart(make_scenario, rota) -> None:
    prepared = prepare_duties(make_scenario(), rota)
    draws = [fill_gaps(prepared, replication).filled_by[gaps_of(prepared)] for replication in range(2)]
    assert (draws[0] != draws[1]).mean() > 0.3
    again = fill_gaps(prepared, 0)
    assert (again.filled_by[gaps_of(prepared)] == draws[0]).all()
    other = duties_for(make_scenario({"run.seed": 8}), rota, 0)
    assert (other.filled_by[gaps_of(prepared)] != draws[0]).mean() > 0.3


def test_shares_are_the_chances(make_scenario, rota) -> None:
    prepared = prepare_duties(make_scenario(), rota)
    filled = np.concatenate([fill_gaps(prepared, each).filled_by[gaps_of(prepared)] for each in range(300)])
    shares = np.bincount(filled, minlength=len(FILLED_BY)) / len(filled)
    assert shares[[POST, BANK, AGENCY, UNCOVERED]] == pytest.approx([0, 0.4, 0.3, 0.3], abs=0.01)


def test_the_draw_of_a_gap_is_named_by_its_tier_duty_day_and_line(make_scenario, rota) -> None:
    frame = as_frame(duties_for(make_scenario(), rota, 9))
    nights = rota.shifts[(rota.shifts["duty"] == "night") & (rota.shifts["filled_by"] == "vacant")]
    day = nights["start"].map(pd.Timestamp.toordinal)
    line = nights["doctor"].str.extract(r"Vacant (\d+) \(registrar\)")[0].astype(int)
    entity = (day * 1024 + line).to_numpy(np.int64)
    first, second, _, _ = words(7, 9, named("TST", "registrar"), named("gap", "night"), entity)
    wanted = np.where(first < 0.4 * 2**32, "bank", np.where(second < 0.5 * 2**32, "agency", "uncovered"))
    found = frame[(frame["duty"] == "night") & (frame["filled_by"] != "post")]["filled_by"]
    assert found.tolist() == wanted.tolist()


def test_gaps_of_one_fortnight_are_filled_so(make_scenario, rota) -> None:
    """A change here changes the results of every scenario with gaps."""
    frame = as_frame(duties_for(make_scenario(), rota, 0))
    gaps = frame[(frame["filled_by"] != "post") & (frame["tier"] == "registrar")].head(6)
    assert list(zip(gaps["start"] // 3600, gaps["filled_by"], strict=True)) == [
        (56, "bank"),
        (80, "agency"),
        (200, "agency"),
        (296, "uncovered"),
        (320, "uncovered"),
        (440, "bank"),
    ]
