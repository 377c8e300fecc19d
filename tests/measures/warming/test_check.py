"""Whether the warm-up is long enough, on first weeks that are made up so that the answer is known."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from dghsim.measures.model import Floats, Study
from dghsim.measures.warming.check import factors, warm_up
from dghsim.measures.warming.mser import mser
from dghsim.measures.warming.text import text_of_warm_up
from dghsim.measures.warming.words import record
from dghsim.rota.build import build_rota
from dghsim.scenario.load import load_scenario
from dghsim.studies.change import changed
from dghsim.studies.replicate import replicate

MMC = Path(__file__).parents[3] / "scenarios" / "textbook" / "mmc.toml"
STREAM = "demand.stream.customers."


@pytest.fixture(scope="module")
def short() -> Study:
    scenario = load_scenario(MMC, sets=["run.weeks=2", "run.warm_up_weeks=1"])
    return replicate(scenario, build_rota(scenario), replications=3, logs=0)


def with_weeks(study: Study, left_out: int, measured: int, **series: Floats) -> Study:
    scenario = changed(study.scenario, {"run.warm_up_weeks": left_out, "run.weeks": measured})
    made = {f"start_{name}": weekly for name, weekly in series.items()}
    return dataclasses.replace(study, scenario=scenario, profiles=made)


def filling(weeks: int, settles: float, noise: float = 1.0) -> Floats:
    week = np.arange(weeks) + 0.5
    return 180 * (1 - np.exp(-week / settles)) + noise * np.random.default_rng(4).normal(size=weeks)


def said(study: Study) -> str:
    return " ".join(text_of_warm_up(study).split())


@pytest.mark.parametrize("settles", [1.0, 2.0])
def test_long_enough(short: Study, settles: float) -> None:
    study = with_weeks(short, 12, 52, patients=filling(64, settles))
    found = warm_up(study)
    assert found is not None
    assert (found.verdict, found.weeks) == ("enough", 26)
    assert 2 * settles < found.settled <= 12
    assert "Warm-up of 12 weeks: enough. MSER would leave out" in said(study)


def test_too_short_says_how_long_it_should_be(short: Study) -> None:
    study = with_weeks(short, 1, 52, patients=filling(53, 2.0), wait=np.tile([1.0, 1.1], 27)[:53])
    found = warm_up(study)
    assert found is not None
    assert found.verdict == "short"
    assert [one.verdict for one in found.series] == ["short", "enough"]
    assert -0.05 < found.series[0].moves < -0.01
    assert f"Warm-up of 1 week: too short. MSER would leave out {found.settled} weeks" in said(study)
    assert f"Set run.warm_up_weeks={found.advised}." in said(study)
    again = warm_up(with_weeks(short, found.advised, 52, patients=filling(52 + found.advised, 2.0)))
    assert again is not None
    assert again.verdict in ("enough", "slight")


@pytest.mark.parametrize("left_out", [0, 8])
def test_a_published_stroke_unit_that_fills_for_weeks(left_out: int) -> None:
    stroke = MMC.parents[1] / "published" / "stroke_beds.toml"
    scenario = load_scenario(stroke, sets=["run.weeks=60", f"run.warm_up_weeks={left_out}"])
    study = replicate(scenario, build_rota(scenario), replications=8, logs=0)
    found = warm_up(study)
    assert found is not None
    assert found.verdict == ("enough" if left_out else "short")
    assert 3 <= found.settled <= 8
    weekly = found.series[0].weekly
    assert weekly[0] < 0.3 * weekly[-10:].mean()


def test_no_warm_up_where_none_is_wanted(short: Study) -> None:
    flat = 50 + np.random.default_rng(8).normal(size=52)
    study = with_weeks(short, 0, 52, patients=flat)
    assert said(study).startswith("No warm-up: enough.")


def test_chance_alone_is_seldom_taken_for_a_beginning(short: Study) -> None:
    random = np.random.default_rng(9)
    verdicts = []
    for _ in range(300):
        found = warm_up(with_weeks(short, 1, 30, patients=50 + 10 * random.normal(size=31)))
        assert found is not None
        verdicts.append(found.verdict)
    assert verdicts.count("short") <= 20


def test_what_only_grows_cannot_be_told(short: Study) -> None:
    found = warm_up(study := with_weeks(short, 2, 50, patients=np.arange(1.0, 53.0)))
    assert found is not None
    assert found.verdict == "unsettled"
    assert "cannot tell. MSER finds no end of the beginning" in said(study)
    assert "run.warm_up_weeks" not in said(study)


def test_short_by_one_and_by_another_never_settled(short: Study) -> None:
    """Half of the weeks is no answer: it is neither what MSER would leave out nor what moves the average."""
    study = with_weeks(
        short, 4, 8, patients=np.arange(1.0, 13.0), wait=np.array([1.0] * 5 + [3, 3.1] * 3 + [3])
    )
    found = warm_up(study)
    assert found is not None
    assert [(one.settled, one.verdict) for one in found.series] == [(6, "unsettled"), (5, "short")]
    assert (found.verdict, found.settled, found.advised) == ("short", 5, 5)
    assert said(study) == (
        "Warm-up of 4 weeks: too short. MSER would leave out 5 weeks in the first 12 weeks of 3 runs, averaged (wait "
        "for work asked for 5); what is not left out moves the average: wait for work asked for −8.4%. Of patients "
        "inside it finds no end of the beginning (6 weeks, half of them, is no answer), so even that may be too few. "
        "Set run.warm_up_weeks=5 or more and look again."
    )
    assert record(found)["weeks_by_mser"] == {"patients": None, "wait": 5}


def test_the_weeks_advised_are_those_that_the_rule_would_leave_out(short: Study) -> None:
    """By the one series too few, by the other no odds: what is said first and what is advised are the same number."""
    patients = np.array([97.0] * 2 + [99.7] * 5 + [100.0, 100.1] * 23)
    wait = np.array([1.0] * 4 + [3.0, 3.1] * 24 + [3.0])
    found = warm_up(study := with_weeks(short, 2, 51, patients=patients, wait=wait))
    assert found is not None
    assert [(one.settled, one.verdict) for one in found.series] == [(7, "slight"), (4, "short")]
    assert "MSER would leave out 7 weeks" in said(study)
    assert said(study).endswith("average: wait for work asked for −2.6%. Set run.warm_up_weeks=7.")


def test_enough_by_one_and_by_another_never_settled(short: Study) -> None:
    study = with_weeks(short, 4, 8, patients=np.arange(1.0, 13.0), wait=np.ones(12))
    assert said(study) == (
        "Warm-up of 4 weeks: cannot tell. MSER finds no end of the beginning of patients inside in the first 12 weeks "
        "of 3 runs, averaged (6 weeks, half of them, is no answer; wait for work asked for 0): a season, the workforce "
        "or a growing queue may look like one."
    )


def test_too_few_weeks_to_tell(short: Study) -> None:
    assert "Warm-up of 1 week: cannot be checked. MSER wants 10 weeks or more" in said(short)


def test_nothing_kept_nothing_said(short: Study) -> None:
    assert warm_up(bare := dataclasses.replace(short, profiles={})) is None
    assert text_of_warm_up(bare) == ""


def test_weeks_without_any_work_say_nothing(short: Study) -> None:
    wait = np.ones(52)
    wait[5] = np.nan
    found = warm_up(with_weeks(short, 0, 52, patients=filling(52, 1.0), wait=wait, boarding=np.zeros(52)))
    assert found is not None
    assert [one.name for one in found.series] == ["start_patients"]


def test_a_season_is_not_taken_for_a_beginning(short: Study) -> None:
    """Who comes in a month is inside in it, so the number inside goes with the month's factor: high till January."""
    months = [1.15] + [0.9] * 9 + [1.15] * 2
    scenario = changed(short.scenario, {STREAM + "month_factors": months, STREAM + "envelope_per_day": 500})
    seasonal = with_weeks(
        dataclasses.replace(short, scenario=scenario), 8, 52, patients=filling(60, 1.5, 0.5)
    )
    season = factors(seasonal.scenario, 60)
    assert season.max() / season.min() == pytest.approx(1.15 / 0.9)
    series = {"start_patients": seasonal.profiles["start_patients"] * season}
    found = warm_up(dataclasses.replace(seasonal, profiles=series))
    assert found is not None
    assert found.verdict in ("enough", "slight")
    assert found.settled <= 10
    assert mser(series["start_patients"][: found.weeks]) > 10


def test_demand_that_stops_for_weeks_divides_nothing(short: Study) -> None:
    scenario = changed(short.scenario, {STREAM + "month_factors": [0.0] * 6 + [1.0] * 6})
    assert factors(scenario, 3).tolist() == [1, 1, 1]
