"""The five answers in words, for hand-made summaries."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

import numpy as np
import pandas as pd
import pytest
from helpers.finished import hospital, no_rota

from dghsim.measures.answers import Answer, answers, text
from dghsim.measures.answers.reading import readings
from dghsim.measures.catalogue import catalogue, measures_of
from dghsim.measures.model import Study
from dghsim.rota.checker.breach import Breach
from dghsim.rota.model import DatedRota
from dghsim.rota.table import shift_table
from dghsim.scenario.agreed import LocalRule
from dghsim.scenario.root import Scenario

PAY = {"pay_gbp_per_year": {"plain": 1, "quick": 1, "slow": 1}, "medical_budget_gbp_per_year": 500_000}
RULES, COVER, IN_TIME, BUDGET, PEOPLE = range(5)


def one_shift() -> pd.DataFrame:
    day = datetime.datetime(2022, 4, 4, 8)
    row = {"tier": ["t1"], "duty": ["take"], "doctor": ["Ann"], "grade": ["plain"], "start": [day],
           "end": [day.replace(hour=20)], "kind": ["shift"], "filled_by": ["post"]}  # fmt: skip
    return shift_table([row])


def rota(*breaches: Breach) -> DatedRota:
    empty = no_rota()
    return DatedRota(one_shift(), (), empty.leave, "", breaches)


def study(values: dict[str, list[float]], made: DatedRota | None = None, **changes: Any) -> Study:
    """Everything not given is met easily, in four replications."""
    scenario = hospital(money=PAY, **changes)
    easy = {"more": 99.0, "less": 0.0, "neither": 1.0}
    columns = {one.id: [easy[one.better]] * 4 for one in catalogue(scenario)}
    columns |= {"cost_total_gbp_per_year": [400_000, 401_000, 399_000, 400_000.0]}
    frame = pd.DataFrame(columns | values)
    return Study(scenario, made or rota(), measures_of(scenario, frame.columns), frame, {})


def ask(number: int, values: dict[str, list[float]], made: DatedRota | None = None, **changes: Any) -> Answer:
    return answers(study(values, made, **changes))[number]


def test_a_good_hospital() -> None:
    found = answers(study({}))
    assert [answer.verdict for answer in found] == [
        "no breach found", "covered", "seen in time", "within the budget given", "bearable by these benchmarks",
    ]  # fmt: skip
    assert {answer.style for answer in found} == {"yes"}


def test_what_is_agreed_locally_is_told_with_who_approved_it() -> None:
    scenario = hospital(money=PAY)
    agreed = {
        "relax": {"consec_max_7": 8.0},
        "relax_reason": "guardian",
        "local": {"mine": LocalRule(check="rest_between", limit=12, approved="forum")},
    }
    tiers = dict(scenario.rota.tier)
    first = next(name for name, tier in tiers.items() if tier.rules == "training-2019")
    tiers[first] = tiers[first].model_copy(update=agreed)
    bound = scenario.model_copy(update={"rota": scenario.rota.model_copy(update={"tier": tiers})})
    details = answers(dataclasses.replace(study({}), scenario=bound))[RULES].rows
    label = tiers[first].label
    assert [detail.value for detail in details if detail.what == "Agreed locally"] == [
        f"{label}: consec_max_7 has limit 8 in place of 7; approved: guardian",
        f"{label}: mine is a local rule: At least 12 h of rest lie between shifts.; approved: forum",
    ]


def test_no_breach_names_the_rule_sets_and_what_they_rest_on() -> None:
    words = answers(study({}))[RULES].words
    assert "rule sets training-2019 and consultant-2003" in words
    assert "transcribed from secondary sources, not legal advice" in words


def test_breaches_are_counted_and_the_first_are_told() -> None:
    day = datetime.datetime(2022, 4, 4)
    found = [
        Breach(f"Dr {n % 3}", "rest_11", day, day, 10, 11, "h", f"Dr {n % 3} rests 10 h") for n in range(8)
    ]
    answer = ask(RULES, {}, rota(*found))
    assert (answer.verdict, answer.style) == ("8 breaches found", "no")
    assert "of 3 doctors" in answer.words
    assert len(answer.rows) == 6
    assert "3 more" in answer.rows[-1].value


def test_without_a_rota_nothing_was_checked() -> None:
    assert ask(RULES, {}, no_rota()).verdict == "not checked"


@pytest.mark.parametrize(
    ("hours", "verdict"),
    [
        ([0, 0, 0, 0], "covered"),
        ([9, 10, 11, 10], "not covered"),
        ([0, 0, 0, 4], "not covered"),
    ],
)
def test_cover(hours: list[float], verdict: str) -> None:
    assert ask(COVER, {"uncovered_hours_per_week": hours}).verdict == verdict


def test_a_rota_of_some_tiers_alone_does_not_cover_the_others() -> None:
    own = ask(COVER, {}, rota__own={"file": "mine.csv"})
    assert (own.verdict, own.style) == ("not covered", "no")
    assert "The rota has no duty of " in own.words
    assert all(row.style == "yes" for row in own.rows if row.against), "of the hours that the file has"


@pytest.mark.parametrize(
    ("shares", "verdict", "style"),
    [
        ([91, 92, 91, 92], "seen in time", "yes"),
        ([60, 61, 60, 61], "not all seen in time", "no"),
        ([88, 92, 89, 93], "cannot tell", "unsure"),
        ([90, 90, 90, 90], "seen in time", "yes"),
    ],
)
def test_seen_in_time_is_held_to_nine_in_ten(shares: list[float], verdict: str, style: str) -> None:
    answer = ask(IN_TIME, {"consultant_in_time_percent": shares})
    assert (answer.verdict, answer.style) == (verdict, style)


def test_what_echoes_an_input_is_shown_and_not_judged() -> None:
    answer = ask(IN_TIME, {"ews_in_time_percent": [10.0] * 4, "clinician_in_time_percent": [10.0] * 4})
    assert answer.style == "yes"
    shown = [row for row in answer.rows if "10.0 %" in row.value]
    assert len(shown) == 2
    assert all(row.style == "" and "repeats an input" in row.against for row in shown)


@pytest.mark.parametrize(
    ("cost", "verdict"),
    [(480_000, "within the budget given"), (520_000, "over the budget given"), (500_050, "cannot tell")],
)
def test_budget(cost: float, verdict: str) -> None:
    answer = ask(BUDGET, {"cost_total_gbp_per_year": [cost - 100, cost, cost + 100, cost]})
    assert answer.verdict == verdict


@pytest.mark.parametrize(("cost", "shown"), [(0.0, False), (20_000.0, True)])
def test_all_that_makes_up_the_whole_is_shown_where_it_costs_anything(cost: float, shown: bool) -> None:
    ladder = {"down": {"by": "act_down", "chance": 1.0}}
    answer = ask(BUDGET, {"cost_act_down_gbp_per_year": [cost] * 4}, rota__ladder=ladder)
    assert any("Acting down" in row.line for row in answer.rows) is shown


def test_without_a_budget_none_is_pronounced() -> None:
    made = study({}, money__medical_budget_gbp_per_year=None)
    assert answers(made)[BUDGET].verdict == "no budget given"


def test_hard_weekends_are_named() -> None:
    answer = ask(PEOPLE, {"weekend_one_in_t1": [2.5] * 4})
    assert (answer.verdict, answer.style) == ("bearable in part", "no")
    assert "weekends worked in Tier 1 (1 in 2.5)" in answer.words
    row = next(row for row in answer.rows if row.style == "no")
    assert row.line == "Tier 1, weekends worked: 1 in 2.5; 1 in 3 or rarer (training contract): not met"


def test_every_judged_row_states_its_benchmark() -> None:
    for answer in answers(study({})):
        assert all(row.against for row in answer.rows if row.style)


def test_the_widest_interval_run_decides_and_is_named() -> None:
    steady = study({"stay_mean_days": [float(n % 2) for n in range(40)]} | _longer(40))
    found = readings(steady)["stay_mean_days"]
    assert (found.low, found.high) == (0, 1)
    assert found.which == "9 runs in 10"  # of a week: no year
    few = readings(study({"stay_mean_days": [0.0, 1, 0, 1]}))["stay_mean_days"]
    assert few.which == "average, 95 %"
    assert few.low == 0  # where Student's interval would begin below nought
    assert few.high > 1
    year = readings(study({"stay_mean_days": [float(n % 2) for n in range(40)]} | _longer(40), run__weeks=52))
    assert year["stay_mean_days"].which == "9 years in 10"


def _longer(count: int) -> dict[str, list[float]]:
    return {
        name: [each[0]] * count
        for name, each in study({}).values.to_dict("list").items()
        if name != "stay_mean_days"
    }


def test_what_no_run_changes_is_said_so() -> None:
    assert readings(study({"stay_mean_days": [2.0] * 4}))["stay_mean_days"].margin == "the same in every run"


def test_one_replication_cannot_tell() -> None:
    made = study({})
    single = Study(made.scenario, made.rota, made.measures, made.values.head(1), {})
    verdicts = [answer.verdict for answer in answers(single)]
    assert verdicts[COVER] == verdicts[IN_TIME] == verdicts[BUDGET] == "cannot tell"
    told = [answer.words for answer in answers(single)]
    assert all("--replications" in told[at] for at in (COVER, IN_TIME, BUDGET))
    assert "--replications" not in told[RULES]  # no number of runs settles what the rota says
    assert not any("--replications" in answer.words for answer in answers(made))
    assert "--replications" in text(single)


def test_more_replications_are_asked_for_only_where_they_would_tell() -> None:
    made = study({}, money__pay_gbp_per_year={})
    values = made.values.head(1).drop(columns=[name for name in made.values if name.startswith("cost_")])
    single = Study(made.scenario, made.rota, made.measures, values, {})
    unpaid = next(answer for answer in answers(single) if "not all the pay" in answer.words)
    assert "--replications" not in unpaid.words


def test_a_queue_without_people_is_asked_only_what_it_can_answer() -> None:
    made = study({})
    tiers = {
        name: tier.model_copy(update={"rules": "none"}) for name, tier in made.scenario.rota.tier.items()
    }
    queue = made.scenario.model_copy(update={"rota": made.scenario.rota.model_copy(update={"tier": tiers})})
    values = made.values[["covered_percent", "uncovered_hours_per_week"]]
    found = answers(Study(queue, no_rota(), measures_of(queue, values.columns), values, {}))
    assert [answer.question for answer in found] == ["Is it covered?", "Is it within the budget given?"]


def hostile() -> Scenario:
    return hospital(name="\u05d0 very long name " * 7, money=PAY)


def test_text_is_at_most_a_hundred_columns_wide_and_plain() -> None:
    day = datetime.datetime(2022, 4, 4)
    breach = Breach("Dr", "rest_11", day, day, 10, 11, "h", "Dr \x1b[31m\u202e rests " + "x" * 300)
    made = study({"consultant_in_time_percent": [50.0, 51, 52, 53]}, rota(breach))
    made = Study(hostile(), made.rota, made.measures, made.values, {})
    written = text(made)
    assert max(map(len, written.splitlines())) <= 100
    assert "\x1b" not in written
    assert "\u202e" not in written
    assert "1. Does the rota break a rule?  1 BREACH FOUND" in written
    assert "5. Can people bear to work it?" in written


def test_nobody_is_called_safe() -> None:
    bad = study({name: [1.0, 2, 3, 4] for name in study({}).values if name.endswith("percent")})
    for made in (study({}), bad):
        assert "safe" not in text(made).lower()


def test_not_a_number_is_no_reading() -> None:
    assert "stay_mean_days" not in readings(study({"stay_mean_days": [np.nan] * 4}))
