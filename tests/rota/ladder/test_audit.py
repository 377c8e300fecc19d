"""Workforces and ladders of any kind, each year of them looked through."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dghsim.rota.gaps import prepare_duties
from dghsim.rota.ladder.descend import Book
from dghsim.rota.ladder.steps import Step

from .audit import faults
from .test_whole import LADDER, WORKFORCE

TIERS = ("tier_1", "registrar", "consultant")
GRADES = ("imt", "fy2", "registrar", "specialty_doctor", "consultant")
ANSWERED = {
    "rota.tier.tier_1.duty.normal_day.second": ["clerking"],
    "rota.tier.registrar.duty.normal_day.second": ["senior_review"],
    "rota.tier.consultant.duty.normal_day.second": ["consultant_review"],
}
months = st.dictionaries(st.sampled_from(["feb", "apr", "may"]), st.sampled_from([0.3, 1.0]), max_size=2)
grades = st.fixed_dictionaries(
    {
        "leavers_per_year": st.sampled_from([0.0, 0.3, 3.0]),
        "notice_weeks": st.sampled_from([0, 4, 13]),
        "advert_chance": st.sampled_from([0.0, 0.5, 1.0]),
        "hire_months": st.sampled_from([0.0, 1.0, 6.0]),
        "convert_after_rounds": st.integers(0, 2),
        "changeover": months,
        "fill_chance": st.sampled_from([0.0, 0.7, 1.0]),
        "sick_share": st.sampled_from([0.0, 0.03, 0.3]),
        "sick_spell_days": st.sampled_from([1.0, 4.0, 30.0]),
        "new_weeks": st.integers(0, 8),
    }
)
workforces = st.fixed_dictionaries(
    {
        "advert_weeks": st.sampled_from([1, 13]),
        "pause_weeks": st.sampled_from([0, 13]),
        "grade": st.dictionaries(st.sampled_from(GRADES), grades, min_size=2),
    }
)
rungs = st.fixed_dictionaries(
    {
        "by": st.sampled_from(["bank", "agency", "swap", "act_up", "act_down", "divert"]),
        "chance": st.sampled_from([0.0, 0.3, 1.0]),
        "notice_days": st.sampled_from([0, 0, 2, 30]),
        "tiers": st.lists(st.sampled_from(TIERS), unique=True, max_size=2),
        "grades": st.lists(st.sampled_from(GRADES), unique=True, max_size=3),
        "own_doctors": st.booleans(),
        "normal_days": st.booleans(),
        "most_hours_a_week": st.sampled_from([None, 56.0]),
    }
)
ladders = st.lists(rungs, min_size=1, max_size=6).map(
    lambda each: {f"rung_{place}": rung for place, rung in enumerate(each)}
)
held_vacant = st.fixed_dictionaries(
    {
        f"rota.tier.{tier}.held_vacant": st.integers(0, most)
        for tier, most in zip(TIERS, (1, 2, 1), strict=True)
    }
)


def look_through(make_scenario, dated, workforce: Any, ladder: Any, held: Any, replication: int) -> None:
    changes = {"rota.gaps": {}, "rota.ladder": ladder, "rota.workforce": workforce}
    scenario = make_scenario(ANSWERED | changes | held)
    rota = dated(scenario)
    assert list(faults(scenario, rota, prepare_duties(scenario, rota), replication)) == []


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(workforces, ladders, held_vacant, st.integers(0, 1000))
def test_no_workforce_and_no_ladder_leaves_a_fault(
    make_scenario, dated, workforce: Any, ladder: Any, held: Any, replication: int
) -> None:
    look_through(make_scenario, dated, workforce, ladder, held, replication)


@pytest.mark.prove
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(workforces, ladders, held_vacant, st.integers(0, 1000))
def test_no_workforce_and_no_ladder_of_hundreds_leaves_a_fault(
    make_scenario, dated, workforce: Any, ladder: Any, held: Any, replication: int
) -> None:
    look_through(make_scenario, dated, workforce, ladder, held, replication)


def found(make_scenario, dated) -> str:
    scenario = make_scenario(ANSWERED | {"rota.gaps": {}, "rota.ladder": LADDER, "rota.workforce": WORKFORCE})
    rota = dated(scenario)
    prepared = prepare_duties(scenario, rota)
    return "\n".join(
        line for replication in range(3) for line in faults(scenario, rota, prepared, replication)
    )


def test_whoever_acts_down_and_keeps_the_next_day_is_found_out(
    make_scenario, dated, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found(make_scenario, dated) == ""

    def keeps(*_: object) -> list[int]:
        return []

    monkeypatch.setattr(Book, "_lost", keeps)
    assert "acted down" in found(make_scenario, dated)


def test_a_doctor_asked_while_sick_or_gone_is_found_out(
    make_scenario, dated, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = Book.find

    def asks_anybody(self: Book, seat: int, step: Step, candidates: Any) -> Any:
        self._there = [[True] * len(days) for days in self._there]
        return find(self, seat, step, candidates)

    monkeypatch.setattr(Book, "find", asks_anybody)
    assert "gone, sick or on leave" in found(make_scenario, dated)


def test_a_rung_passed_over_is_found_out(make_scenario, dated, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LADDER, "agency", LADDER["agency"] | {"notice_days": 0})
    scenario = make_scenario(ANSWERED | {"rota.gaps": {}, "rota.ladder": LADDER, "rota.workforce": WORKFORCE})
    other = LADDER | {"agency": LADDER["agency"] | {"notice_days": 3}}
    strict = make_scenario(ANSWERED | {"rota.gaps": {}, "rota.ladder": other, "rota.workforce": WORKFORCE})
    rota = dated(scenario)
    lines = list(faults(scenario, rota, prepare_duties(strict, rota), 0))
    assert lines
    assert all("was offered to" in line for line in lines)
