"""A decision from Python, on a queue small enough for a second."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from helpers.toml_text import toml_text

import dghsim
from dghsim.errors import InputError
from dghsim.measures.decision.effect import Effect
from dghsim.scenario.shipped import shipped
from dghsim.studies.decide.decide import corrected, decide, kind_of
from dghsim.studies.decide.model import Decision
from dghsim.studies.decide.order import in_order
from dghsim.studies.decide.words import grouped, multiplicity, sentences
from dghsim.studies.levers import Tried

MMC = shipped("textbook/mmc")
WAIT = "wait_service_mean_minutes"
SHORT = ("run.weeks=3", "run.replications=6")


def lever(name: str, says: str, change: dict[str, Any], cost: float | None, **more: Any) -> dict[str, Any]:
    costs = [] if cost is None else [{"says": "Paid", "gbp_per_year": cost, "source": "A guess"}]
    return {
        "schema_version": 1, "kind": "lever", "name": name, "says": says, "mechanism": says, "unchanged": "All else.",
        "unit": "steps", "usual": "1", "watch": [WAIT],
        "evidence": [{"study": "None", "effect": "None", "design": "none", "sure": "low"}],
        "level": {"1": {"dose": 1, "says": says, "cost": costs, **change}}, **more,
    }  # fmt: skip


QUICKER = lever(
    "Quicker", "Service is quicker", {"scale": {"work.service.duration.mean": "prior.share"}}, 30_000,
    prior={"share": {"says": "How long", "low": 0.6, "best": 0.8, "high": 1.2, "evidence": "illustrative",
                     "source": "A guess"}},
)  # fmt: skip
HANDS = lever("Hands", "One more", {
    "add": {"rota.tier.servers.lines": 1, "rota.tier.servers.in_post": 1},
    "set": {"rota.tier.servers.duty.always.cover": [4] * 7},
}, 10_000)  # fmt: skip
BRISK = lever("Brisk", "A little quicker", {"scale": {"work.service.duration.mean": 0.95}}, 1_000)
CLOCK = lever("Clock", "Another clock", {"set": {"standards.clinician_hours": 3.0}}, None)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder: Path = tmp_path_factory.mktemp("levers")
    found = {}
    for name, document in (("quicker", QUICKER), ("brisk", BRISK), ("hands", HANDS), ("clock", CLOCK)):
        (folder / f"{name}.toml").write_text(toml_text(document), encoding="utf-8")
        found[name] = str(folder / f"{name}.toml")
    return found


@pytest.fixture(scope="module")
def decision(files: dict[str, str]) -> Decision:
    together = f"{files['quicker']}+{files['clock']}"
    return dghsim.decide_levers(
        MMC, [files["quicker"], files["clock"], together, "surge_beds=4"], sets=SHORT, goal=WAIT
    )


def test_what_does_not_fit_is_told_and_stops_none_of_the_others(decision: Decision) -> None:
    assert [each.called for each in decision.judged] == ["quicker=1", "clock=1", "quicker=1+clock=1"]
    ((called, why),) = decision.not_had
    assert called == "surge_beds=4"
    assert "no such key" in why


def test_together_is_the_sum_to_the_bit_where_mechanisms_do_not_touch(decision: Decision) -> None:
    (one,) = (each for each in decision.combined if each.measure is not None and each.measure.id == WAIT)
    assert one.parts == ("quicker=1", "clock=1")
    assert one.together.mean < 0
    assert one.beyond.nothing


def test_an_assumption_is_run_at_both_ends_and_where_it_turns_is_told(decision: Decision) -> None:
    (one,) = decision.assumptions
    assert [point.at for point in one.points] == [0.6, 0.8, 1.2]
    assert one.points[0].effect.mean < one.points[1].effect.mean < 0 < one.points[2].effect.mean
    assert one.helps.holds == "up to"
    # In truth at 1; a queue is no straight line, and what was run on either side is said.
    assert one.helps.between == (0.8, 1.2)
    assert 0.8 < one.surely.at < one.helps.at < 1.2
    judged = decision.judged[0]
    runs = judged.effects["stay_mean_days"].chance_better
    assert judged.jointly["stay_mean_days"] < min(runs, 0.9)


def test_printed_it_says_the_short_of_it(decision: Decision) -> None:
    told = str(decision)
    assert told.startswith("Better, and worse on nothing\n---")
    assert "quicker: 1. It costs £30,000 a year more. Better: " in told
    assert (
        "wait, mean” it hinges on how long: beyond chance it helps up to somewhere between 0.8 and 1.2"
        in " ".join(told.split())
    )
    assert "clock: 1. No cost is stated" in told
    assert "Not tried, surge_beds=4:" in told
    assert max(map(len, told.splitlines())) <= 100
    assert multiplicity(decision) in " ".join(told.split())


def test_without_pay_staff_have_no_price_and_it_says_so(files: dict[str, str]) -> None:
    found = dghsim.decide_levers(MMC, [files["hands"]], sets=SHORT, quick=True)
    (one,) = found.judged
    assert one.cost is None
    assert {each.kind for each in one.buys.values()} <= {"better, cost unknown", "not told", "no change"}
    assert "the scenario gives no pay" in "; ".join(sentences(found, one))
    assert not found.assumptions
    assert not found.steps


def test_levers_are_put_in_order_by_what_a_unit_costs_within_a_budget(files: dict[str, str]) -> None:
    levers = [files[name] for name in ("hands", "quicker", "brisk")]
    found = dghsim.decide_levers(MMC, levers[1:], sets=SHORT, goal=WAIT)
    assert [step.lever for step in found.steps] == ["brisk=1", "quicker=1"]
    first, second = found.steps
    assert second.gain_so_far.mean == pytest.approx(first.gain.mean + second.gain.mean)
    assert second.gain.mean < second.alone
    poor = dghsim.decide_levers(MMC, levers[1:], sets=SHORT, goal=WAIT, budget=15_000)
    assert [step.lever for step in poor.steps] == ["brisk=1"]
    assert poor.tests.left_out == (("quicker=1", "dearer than what is left of the budget"),)


def test_what_no_cost_is_known_of_is_last_in_the_order_and_in_no_budget(files: dict[str, str]) -> None:
    levers = [files[name] for name in ("hands", "quicker", "brisk")]
    trials = dghsim.decide_levers(MMC, levers, sets=SHORT, goal=WAIT, quick=True).trials
    goal = {measure.id: measure for measure in trials.base.measures}[WAIT]
    called = [each.called for each in in_order(trials.tried, goal, [], None)[0]]
    assert called == ["brisk=1", "quicker=1", "hands=1"]
    kept, left = in_order(trials.tried, goal, [], 1e9)
    assert [each.called for each in kept] == called[:2]
    assert left == [("hands=1", "what it costs is not known, and there is a budget")]


def test_an_end_that_cannot_be_run_is_said_and_no_probability_rests_on_it(decision: Decision) -> None:
    ends = tuple(
        replace(end, tried=Tried(end.tried.pulled, None, "no rota")) if end.where == "high" else end
        for end in decision.tests.ends
    )
    found = decide(decision.trials, replace(decision.tests, ends=ends), goal=WAIT)
    assert "Could not be run, quicker: 1, share at its high: no rota" in str(found)
    assert decision.judged[0].jointly
    assert not found.judged[0].jointly


def test_an_end_with_nothing_to_measure_leaves_the_others_where_they_are(decision: Decision) -> None:
    low = next(end.tried for end in decision.tests.ends if end.where == "low")
    assert low.difference is not None
    nothing = replace(
        low.difference.changed, values=low.difference.changed.values.assign(**{WAIT: float("nan")})
    )
    tried = replace(low, difference=replace(low.difference, changed=nothing))
    ends = tuple(replace(end, tried=tried) if end.where == "low" else end for end in decision.tests.ends)
    (one,) = decide(decision.trials, replace(decision.tests, ends=ends), goal=WAIT).assumptions
    assert [(point.at, point.words) for point in one.points] == [(0.8, "0.8, as assumed"), (1.2, "1.2")]
    assert one.best == 0


def test_posts_that_stay_empty_help_less(files: dict[str, str]) -> None:
    found = dghsim.decide_levers(MMC, [files["hands"]], sets=SHORT)
    (one,) = found.assumptions
    assert [(point.at, point.words) for point in one.points] == [(0.0, "0 of 1"), (1.0, "filled, as assumed")]
    assert one.points[1].effect.mean < one.points[0].effect.mean


def test_a_goal_that_is_none_is_refused(files: dict[str, str]) -> None:
    with pytest.raises(InputError, match=r"--goal: 'wait_servic' is not a known measure with a better side"):
        dghsim.decide_levers(MMC, [files["clock"]], sets=SHORT, goal="wait_servic")


def test_of_one_replication_nothing_is_told(files: dict[str, str]) -> None:
    found = dghsim.decide_levers(MMC, [files["quicker"]], sets=("run.weeks=3", "run.replications=1"))
    assert {each.kind for each in found.judged} == {"nothing"}
    assert not found.judged[0].buys or {each.ratio for each in found.judged[0].buys.values()} == {None}
    assert "One replication: nothing can be told apart from chance." in str(found)


def effect(chance: float, mean: float = 1.0) -> Effect:
    return Effect(mean, mean - 0.5, mean + 0.5, 0.2, 5, chance, "more", nothing=False)


def test_verdicts_are_corrected_for_all_that_is_looked_at() -> None:
    alone = {"a": {"seen": effect(0.02)}}
    assert corrected(alone)["a"]["seen"] == "better"
    many = {"a": {"seen": effect(0.02), "kept": effect(0.001, -1)}, "b": {"seen": effect(0.4)}}
    found = corrected(many)
    assert found["a"] == {"seen": "better", "kept": "worse"}
    many["c"] = {"seen": effect(0.5)}
    assert corrected(many)["a"]["seen"] == "cannot tell"


@pytest.mark.parametrize(
    ("verdicts", "saves", "kind"),
    [
        (("better", "cannot tell"), False, "better"), (("better", "worse"), False, "choice"),
        (("worse", "no change"), True, "worse"), (("cannot tell",), True, "saves"), (("no change",), False, "nothing"),
    ],
)  # fmt: skip
def test_what_an_option_is_all_in_all(verdicts: tuple[Any, ...], saves: bool, kind: str) -> None:
    cost = Effect(-5.0, -6.0, -4.0, 0.5, 5, 0.001, "less", nothing=False)
    assert kind_of(dict(zip("abcd", verdicts, strict=False)), cost if saves else None) == kind


def test_every_option_is_in_one_group(decision: Decision) -> None:
    named = [each.called for _, _, options in grouped(decision) for each in options]
    assert sorted(named) == sorted(each.called for each in decision.judged)
