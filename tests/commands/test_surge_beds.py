"""Beds of a winter from the command line: a run, its page, and a comparison with beds of all year."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from helpers.build import document
from helpers.toml_text import toml_text
from report.markup import read

from dghsim.cli import DONE, WRONG_INPUT, main
from dghsim.scenario.root import Scenario

MONDAY = "2022-11-07"
"""Eight weeks from it hold 24 days before the winter's first, and 32 of it."""


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ward of 25 beds that is nearly full: six come a day and stay four days, all of them without a doctor."""
    made: dict[str, Any] = document(
        stage={
            "ask": {"type": "hold", "place": "ward", "mark": "bed_time"},
            "stay": {"type": "delay", "duration": {"family": "exponential", "unit": "days", "mean": 4}},
            "home": {"type": "leave"},
        },
        stream={"door": {"per_day": 6}}, place={"ward": {"count": 25}}, weeks=8, warm_up_weeks=4,
    )  # fmt: skip
    Scenario.model_validate(made)
    made["run"] |= {"start": MONDAY, "replications": 4}
    file = tmp_path_factory.mktemp("ward") / "ward.toml"
    file.write_text(toml_text(made).replace(f'"{MONDAY}"', MONDAY), encoding="utf-8")
    return str(file)


def changes(file: Path) -> dict[str, tuple[float, float]]:
    """Measure -> without and with."""
    with file.open(encoding="utf-8", newline="") as text:
        return {
            row["measure_id"]: (float(row["base"]), float(row["changed"])) for row in csv.DictReader(text)
        }


def test_a_winter_is_compared_with_a_year(ward: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    asked = ["--lever", "surge_beds=8", "--lever", "surge_beds=8_winter", "--lever", "surge_beds=24_winter"]
    assert main(["compare", ward, *asked, "--quick", "--quiet", "-o", str(out)]) == DONE
    found = {
        level: changes(out / f"difference-surge_beds={level}.csv") for level in ("8", "8_winter", "24_winter")
    }
    waits = {level: each["place_wait_ward_mean_minutes"] for level, each in found.items()}
    assert waits["8_winter"][0] > waits["8_winter"][1] > waits["8"][1]
    assert all(each["arrivals_per_day"][0] == each["arrivals_per_day"][1] for each in found.values())
    # As many as come are in beds, of 25 on 24 days and of 49 on 32: of 38.7 in the mean.
    used = found["24_winter"]["occupancy_mean_percent_ward"]
    assert used[1] / used[0] == pytest.approx(25 / (25 + 24 * 32 / 56), rel=0.06)
    words = read((out / "report.html").read_text(encoding="utf-8"))
    assert "£435,600" in words
    assert "£1,306,800" in words
    assert "beds, mean of the year" in words
    # 32 of 56 days are the winter's, 122 of 366 of a year.
    assert all(
        f"surge_beds={level}: place.ward.season.surge: 32 of the 56 days" in words
        for level in ("8_winter", "24_winter")
    )
    assert "surge_beds=8: place" not in words


def test_the_page_of_a_run_shows_how_many_beds_there_were(ward: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["run", ward, "--lever", "surge_beds=8_winter", "--quiet", "-o", str(out)]) == DONE
    assert "of 25 to 33." in read((out / "report.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("season", "says"),
    [
        (
            '{ beds = 8, first_day = "02-30", last_day = "03-31" }',
            "first_day: must be a day of the year as MM-DD",
        ),
        ('{ beds = -8, first_day = "12-01", last_day = "03-31" }', "beds: must be at least 1, not -8"),
        (
            '{ beds = 8, first_day = "12-01", last_day = "11-30" }',
            "is the whole year: add its beds to count instead",
        ),
    ],
)
def test_a_season_that_cannot_be_is_refused_in_one_line(
    season: str, says: str, ward: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validate", ward, "--set", f"place.ward.season.winter={season}"]) == WRONG_INPUT
    told = capsys.readouterr().err
    assert "place.ward.season.winter" in told
    assert says in told
    assert told.count("\n") == 1


def test_a_season_of_a_place_that_is_not_there_is_refused(
    ward: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validate", ward, "--set", "place.wrad.season.winter.beds=8"]) == WRONG_INPUT
    assert "'wrad' is not a known key; did you mean ward?" in capsys.readouterr().err
