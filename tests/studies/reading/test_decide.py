"""The decision: the best option, against what is there now."""

import datetime

import pytest
from helpers.studies import BEDS, DEMAND, REGISTRARS, source

from dghsim.errors import InputError
from dghsim.scenario.sweep_factor import Factor
from dghsim.studies.reading.compare import compared
from dghsim.studies.reading.decide import decide, default_zone

FACTORS = {"more_registrars": REGISTRARS, "more_beds": BEDS, "demand": DEMAND}


def truth(row: dict[str, float]) -> float:
    return 6 - 0.5 * row["more_beds"] / 10 - 0.01 * row["more_registrars"] + 3 * row["demand"]


def test_options_come_best_first_and_are_told_against_what_is_there_now() -> None:
    found = decide(source(FACTORS, truth, alone=0.05), "ed_stay_mean_hours", zone=0.4)
    assert found.words[0].endswith("more beds +20")
    assert found.best.picked == 0
    assert set(found.best.kept) == {0, 1, 2}
    assert found.means[0] < found.means[-1]
    assert found.chances.sum() == pytest.approx(1)
    assert found.compared is not None
    assert found.compared.base == "as it is"
    assert found.compared.options[0].verdict == "better"
    assert found.best.enough
    assert found.zone_given


def test_more_is_better_of_a_percentage() -> None:
    found = decide(source(FACTORS, truth, alone=0.05), "in_time_percent")
    assert found.words[0].endswith("more beds +20")
    assert found.means[0] > found.means[-1]
    assert found.best.zone == 1.0
    assert not found.zone_given


def test_an_option_that_could_not_be_run_is_left_out_and_counted() -> None:
    study = source(FACTORS, truth)
    study.values("ed_stay_mean_hours")[0] = float("nan")
    found = decide(study, "ed_stay_mean_hours")
    assert found.left_out == 1
    assert found.compared is None


def test_one_hospital_by_itself() -> None:
    study = source(
        {"more_beds": BEDS},
        lambda row: 5 + (1 if row["hospital"] == "rbd" else -1) * row["more_beds"] / 10,
        hospitals=("rlq", "rbd"),
    )
    best = {
        each: decide(study, "ed_stay_mean_hours", where={"hospital": each}).words[0]
        for each in ("rlq", "rbd")
    }
    assert best == {"rlq": "more beds +20", "rbd": "as it is"}


def test_there_is_no_best_of_what_is_better_neither_way() -> None:
    with pytest.raises(InputError, match="neither"):
        decide(source(FACTORS, truth), "patients")


def test_the_default_zone_is_a_point_or_a_fiftieth() -> None:
    study = source(FACTORS, truth)
    assert default_zone(study.measures["in_time_percent"], 54.2) == 1.0
    assert default_zone(study.measures["ed_stay_mean_hours"], 5.21) == 0.1
    assert default_zone(study.measures["ed_stay_mean_hours"], 4_620_000) == 90_000
    assert default_zone(study.measures["ed_stay_mean_hours"], 0.0) == 1.0


def test_any_option_may_be_the_base() -> None:
    study = source({"more_beds": BEDS, "demand": DEMAND, "more_registrars": REGISTRARS}, truth, alone=0.05)
    found = compared(study, "ed_stay_mean_hours", "more beds +10")
    assert found.base == "more beds +10"
    assert {one.words: one.verdict for one in found.options}["as it is"] == "worse"
    with pytest.raises(InputError, match="option 'fewer' is not in the study; there is as it is"):
        compared(study, "ed_stay_mean_hours", "fewer")


def test_options_are_counted_at_the_date_asked_about() -> None:
    begin = Factor(key="run.start", values=[datetime.date(2026, 1, 5), datetime.date(2026, 2, 2)])
    study = source({"begin": begin, "more_beds": BEDS}, lambda row: 5 - row["more_beds"] / 10)
    found = decide(study, "ed_stay_mean_hours", where={"begin": "2026-01-05"})
    assert (len(found.words), found.left_out) == (3, 0)
