"""Verdicts on standards, by the interval."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from helpers.finished import no_rota
from helpers.packs import pack, study

from dghsim.measures.held import Held, held
from dghsim.measures.held.model import together
from dghsim.scenario.packs import shipped_packs

SHARE = "consultant_in_time_percent"


def one(values: list[float], **standard: Any) -> Held:
    (found,) = held(study({SHARE: values}, {"mine": pack(it={"measure": SHARE} | standard)}))
    return found


@pytest.mark.parametrize(
    ("values", "limit", "verdict"),
    [
        ([95, 96, 97, 96], {"at_least": 90}, "met"),
        ([80, 81, 82, 81], {"at_least": 90}, "not met"),
        ([85, 95, 88, 94], {"at_least": 90}, "cannot tell"),
        ([80, 81, 82, 81], {"at_most": 90}, "met"),
        ([95, 96, 97, 96], {"at_most": 90}, "not met"),
        ([90, 90, 90, 90], {"at_least": 90}, "met"),
        ([95], {"at_least": 90}, "cannot tell"),
        ([0, 0, 0, 1], {"at_most": 0}, "not met"),
        ([1], {"at_most": 0}, "not met"),
        ([0, 0, 0, 0], {"at_most": 0}, "met"),
        ([0], {"at_most": 0}, "cannot tell"),
        ([0, 0, 0, 1], {"at_most": 0.1}, "cannot tell"),
    ],
)
def test_a_verdict_needs_the_whole_interval(
    values: list[float], limit: dict[str, float], verdict: str
) -> None:
    assert one(values, **limit).verdict == verdict


def test_what_cannot_be_told_says_why() -> None:
    assert one([95], at_least=90).why == "one replication has no margin"
    assert one([85, 95, 88, 94], at_least=90).why == "the limit lies within the margin"


def test_a_line_has_all_of_it() -> None:
    line = one([80, 81, 82, 81], at_least=90).line
    assert line.startswith("It is so: not met: 81.0 % (")
    assert line.endswith(", asked 90 % or more")


def test_another_clock_is_another_measure() -> None:
    own = one([95, 96, 97, 96], at_least=90, clock={"consultant_day_hours": 8})
    assert (own.verdict, own.why) == (
        "not modelled", "measured here by another clock: standards.consultant_day_hours is 6, not 8",
    )  # fmt: skip
    assert own.value == "96.0 %"


def test_what_no_measure_holds_says_why_and_shows_what_is_near() -> None:
    given = pack(it={"not_modelled": "no scanner", "beside": SHARE})
    (found,) = held(study({SHARE: [80.0, 82.0]}, {"mine": given}))
    assert (found.verdict, found.why, found.limit) == ("not modelled", "no scanner", "")
    assert found.value.endswith(": 81.0 %")
    assert "; no scanner" in found.line
    assert not found.by_staffing


def test_what_the_scenario_cannot_measure_is_said() -> None:
    given = pack(it={"measure": "occupancy_mean_percent_ward", "at_most": 92})
    made = study({SHARE: [80.0, 82.0]}, {"mine": given})
    (found,) = held(dataclasses.replace(made, measures=()))
    assert (found.verdict, found.value, found.limit) == ("not modelled", "", "92 % or less")
    assert "nothing to measure it by" in found.why


def test_a_limit_without_a_unit_is_written_with_one_space() -> None:
    given = pack(it={"measure": "hours_per_week_nobody", "at_most": 48})
    (found,) = held(study({SHARE: [80.0, 82.0]}, {"mine": given}))
    assert found.limit == "48 or less"


def test_what_repeats_an_input_is_not_judged() -> None:
    made = study({SHARE: [80.0, 82.0]}, {"mine": pack(it={"measure": SHARE, "at_least": 90})})
    echoes = tuple(
        dataclasses.replace(each, kind="input_echo") if each.id == SHARE else each for each in made.measures
    )
    (found,) = held(dataclasses.replace(made, measures=echoes))
    assert (found.verdict, found.value) == ("not modelled", "81.0 %")
    assert "repeats an input" in found.why


def test_each_tier_is_held_by_itself() -> None:
    base = {"measure": "hours_per_week", "at_most": 48, "by_tier": True}
    packs = {"mine": pack(all=base, low=base | {"levels": [1]}, ours=base | {"rules": ["consultant-2003"]},
                          none=base | {"grades": ["nobody"]})}  # fmt: skip
    found = held(study({SHARE: [80.0, 82.0]}, packs))
    tiers: dict[str, list[str]] = {}
    for row in found:
        tiers.setdefault(row.standard, []).append(row.tier)
    assert len(tiers["all"]) == 3
    assert len(tiers["low"]) == 1
    assert len(tiers["ours"]) == 1
    assert set(tiers["low"]) | set(tiers["ours"]) < set(tiers["all"])
    assert tiers["none"] == [""]
    assert {row.verdict for row in found if row.standard == "all"} == {"met"}
    assert [row.verdict for row in found if row.standard == "none"] == ["not modelled"]


@pytest.mark.parametrize(("breaches", "verdict"), [(0, "met"), (2, "not met")])
def test_breaches_of_the_rota_are_a_measure(breaches: int, verdict: str) -> None:
    given = {"mine": pack(it={"measure": "rota_breaches", "at_most": 0})}
    (found,) = held(study({SHARE: [80.0, 82.0]}, given, breaches))
    assert (found.verdict, found.value, found.limit) == (verdict, str(breaches), "none")


def test_no_rota_breaks_nothing_and_keeps_nothing() -> None:
    made = study({SHARE: [80.0, 82.0]}, {"mine": pack(it={"measure": "rota_breaches", "at_most": 0})})
    (found,) = held(dataclasses.replace(made, rota=no_rota()))
    assert found.verdict == "not modelled"


def test_limits_are_in_the_units_of_the_measure() -> None:
    limits = {
        row.standard: row.limit
        for row in held(study({SHARE: [80.0, 82.0]}, {
            "mine": pack(
                weekends={"measure": "weekend_one_in", "at_least": 3, "by_tier": True},
                cost={"measure": "cost_total_gbp_per_year", "at_most": 4e6},
            )
        }, money={"pay_gbp_per_year": {"plain": 1, "quick": 1, "slow": 1}}))
    }  # fmt: skip
    assert limits == {"weekends": "1 in 3 or rarer", "cost": "£4.00 million a year or less"}


def test_what_is_chosen_here_is_said_with_the_source() -> None:
    assert one([95, 96], at_least=90).source == "Somebody (2020)"
    assert one([95, 96], at_least=90, limit_evidence="illustrative").source.endswith(
        "; its limit is chosen here"
    )
    assert one([95, 96], at_least=90, evidence="illustrative").source.endswith("; chosen here")


def test_of_several_the_worst_is_told() -> None:
    assert together(["met", "cannot tell", "not met"]) == "not met"
    assert together(["met", "cannot tell"]) == "cannot tell"
    assert together(["not modelled", "met"]) == "met"
    assert together(["not modelled"]) == "not modelled"


def test_nothing_asked_is_nothing_held() -> None:
    assert held(study({SHARE: [80.0, 82.0]}, {})) == ()


def test_every_shipped_standard_finds_a_verdict_where_nothing_is_like_a_hospital() -> None:
    found = held(study({SHARE: [80.0, 82.0]}, shipped_packs()))
    assert {row.pack for row in found} == set(shipped_packs())
    assert all(row.why for row in found if row.verdict in ("not modelled", "cannot tell"))
