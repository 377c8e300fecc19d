"""Levers from the command line: what is told of them, what a comparison writes, and what is refused in one line."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import pytest
from helpers.toml_text import toml_text
from report.markup import Markup, read

from dghsim.cli import DONE, NO, WRONG_INPUT, main
from dghsim.commands.try_levers import file_name
from dghsim.report.ours import is_results
from dghsim.scenario.levers import shipped_levers
from dghsim.scenario.shipped import shipped

MMC = str(shipped("textbook/mmc"))
SHORT = ["--set", "run.weeks=3", "--replications", "3", "--quiet"]
HOSTILE = "<img src=x onerror=alert(1)> =cmd()"
QUICKER: dict[str, Any] = {
    "schema_version": 1, "kind": "lever", "name": f"Quicker {HOSTILE}", "says": f"Service is quicker {HOSTILE}",
    "mechanism": "Minutes.", "unchanged": HOSTILE, "unit": "% of the time", "usual": "90",
    "watch": ["wait_service_mean_minutes", "no_such_measure", "displaced_per_day"],
    "evidence": [{"study": HOSTILE, "effect": "None", "design": "none", "sure": "low"}],
    "prior": {"share": {"says": "How long", "low": 0.8, "best": 0.9, "high": 1.0, "evidence": "illustrative",
                        "source": "A guess"}},
    "comparator": {"wait": {"says": "Waits fall", "measure": "wait_service_mean_minutes", "per": "percent", "low": -30,
                            "best": -20, "high": -10, "source": "A guess"}},
    "level": {
        "90": {"dose": 90, "says": "Nine tenths", "scale": {"work.service.duration.mean": "prior.share"},
               "cost": [{"says": "A clerk", "gbp_per_year": 30_000, "source": "A guess"}]},
        "50": {"dose": 50, "says": "Half", "scale": {"work.service.duration.mean": 0.5}},
        "shut": {"dose": 0, "says": "Half go elsewhere", "set": {
            "demand.stream.customers.start": "door",
            "pathway.stage.door": {
                "type": "branch", "cases": [{"when": {"chance": 0.5}, "goto": "away"}], "next": "service",
            },
            "pathway.stage.away": {"type": "leave", "outcome": "elsewhere"},
        }},
        "more": {"dose": 80, "says": "Not here", "add": {"place.ward.count": 1}},
    },
}  # fmt: skip


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


@pytest.fixture(scope="module")
def lever(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("levers") / "quicker.toml"
    file.write_text(toml_text(QUICKER), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def results(lever: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of a comparison in which one of three levels does not fit, so that the answer is 1."""
    out = tmp_path_factory.mktemp("results") / "out"
    assert main(["compare", MMC, "--lever", str(lever), "-o", str(out), *SHORT]) == NO
    return out


def test_the_list_names_every_lever_and_the_page_of_one_says_all_of_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["levers"]) == DONE
    listed = capsys.readouterr().out
    assert all(name in listed and lever.says.split()[0] in listed for name, lever in shipped_levers().items())
    assert main(["levers", "hospital_at_night"]) == DONE
    told = " ".join(capsys.readouterr().out.split())
    for words in (
        "Mechanism",
        "0.5 (0.3 to 0.7), illustrative",
        "Beckett et al., QJM 2009",
        "hospital_at_night=1 (the",
    ):
        assert words in told


def test_every_level_is_on_the_page_with_its_difference_and_what_is_told_elsewhere(results: Path) -> None:
    page = (results / "report.html").read_text(encoding="utf-8")
    words = read(page)
    assert "quicker: 90 Nine tenths" in words
    assert "Not tried, quicker=more:" in words
    assert "place.ward.count" in words
    assert "−20 % (−30 to −10)" in words
    assert "Not known: How long: 0.9 (0.8 to 1), illustrative. A guess." in words
    assert "£30,000" in words
    assert 'id="dose-quicker"' in page


def test_text_from_a_file_is_inert_on_the_page(results: Path) -> None:
    markup = Markup()
    markup.feed((results / "report.html").read_text(encoding="utf-8"))
    assert not markup.tagged("img")
    assert not [name for element in markup.elements for name in element.attributes if name.startswith("on")]


def test_each_level_has_its_table_of_differences(results: Path) -> None:
    tables = {path.name for path in results.glob("difference-*.csv")}
    assert tables == {f"difference-quicker={level}.csv" for level in ("90", "50", "shut")}
    rows = {
        level: {row["measure_id"]: row for row in rows_of(results / f"difference-quicker={level}.csv")}
        for level in ("90", "50")
    }
    waits = [float(rows[level]["wait_service_mean_minutes"]["difference"]) for level in ("90", "50")]
    assert waits[1] < waits[0] < 0
    assert rows["50"]["arrivals_per_day"]["verdict"] == "no change"
    assert (results / "base" / "summary.csv").is_file()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--lever", "twiligt"], "did you mean twilight?"),
        (["--lever", "twilight=9"], "'9' is not a known level"),
        (["--lever", "surge_beds=4"], "lever surge_beds=4 does not fit: place.ward.count: no such key"),
        ([MMC, "--lever", "twilight"], "--lever is of one file"),
        (["--quick"], "--goal, --budget and --quick go with --lever"),
        (["--lever", "twilight", "--quick", "--budget", "9"], "--quick leaves out the order"),
        (
            ["--lever", "twilight", "--goal", "wait"],
            "--goal: 'wait' is not a known measure with a better side",
        ),
        (["--lever", "twilight", "--budget", "-1"], "--budget"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    arguments: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", MMC, *arguments, "-o", str(tmp_path / "out"), *SHORT]) == WRONG_INPUT
    error = capsys.readouterr().err
    assert says in error
    assert error.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_the_decision_stands_first_and_its_tables_beside(results: Path) -> None:
    page = (results / "report.html").read_text(encoding="utf-8")
    words = read(page)
    parts = ["answers", "aims", "prices", "truth", "sure", "lever-quicker", "margins"]
    assert re.findall('<section id="([a-z-]+)"', page) == parts
    assert "It costs £30,000 a year more" in words
    assert "comparisons (3 options on the measures of the aims)" in words
    aims = rows_of(results / "aims.csv")
    assert {row["option"] for row in aims} == {"quicker=90", "quicker=50", "quicker=shut"}
    assert {row["verdict_corrected"] for row in aims} <= {"better", "worse", "cannot tell", "no change"}
    prices = [row for row in rows_of(results / "cost-of-a-unit.csv") if row["option"] == "quicker=90"]
    assert prices
    assert all(float(row["cost_gbp_per_year"]) == 30_000 for row in prices)
    assert all(bool(row["gbp_for_each"]) == (row["what"] == "price") for row in prices)
    assert re.search(r"of [0-9]+ comparisons one in twenty, about [0-9]+, would be called", words)
    assert "Only the verdicts on the measures of the aims are corrected for all comparisons" in words
    assert [row["value"] for row in rows_of(results / "assumptions.csv")] == ["0.8", "0.9", "1.0"]
    assert {path.name for path in (results / "beside").iterdir()} == {
        "quicker=90@share.low.csv", "quicker=90@share.high.csv",
    }  # fmt: skip


def test_quick_runs_only_what_is_asked_for(lever: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert main(["compare", MMC, "--lever", f"{lever}=90", "--quick", "-o", str(out), *SHORT]) == DONE
    assert not (out / "beside").exists()
    assert is_results(out)
    assert "No assumption was put to the test" in read((out / "report.html").read_text(encoding="utf-8"))


def test_what_only_the_lever_has_is_told_too(
    lever: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["compare", MMC, "--lever", f"{lever}=shut", "-o", str(tmp_path / "out"), *SHORT[:-1]]
    assert main(asked) == DONE
    said = capsys.readouterr().out
    (told,) = (line for line in said.splitlines() if line.startswith("With it"))
    assert told.startswith("With it: Patients sent to another hospital, patients a day: 1")
    assert max(map(len, said.splitlines())) <= 100
    by_itself, _, option = said.partition(
        "Only the measures of the aims, above, are corrected for\nall comparisons."
    )
    assert "for looking at all of them" in " ".join(by_itself.split())
    assert re.search(r"of [0-9]+ comparisons one in twenty, about [0-9]+, would be", " ".join(option.split()))


def test_a_run_is_of_the_scenario_with_the_lever_and_its_record_says_so(lever: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    asked = ["run", MMC, "--lever", f"{lever}=50", "-o", str(out), "--logs", "none", "--no-what-next", *SHORT]
    assert main(asked) == DONE
    manifest = (out / "manifest.json").read_text(encoding="utf-8")
    assert "quicker.toml=50" in manifest
    rows = {row["measure_id"]: row for row in rows_of(out / "summary.csv")}
    assert float(rows["wait_service_mean_minutes"]["mean"]) < 2


def test_a_name_of_many_levers_is_cut_and_stays_its_own() -> None:
    assert file_name("twilight=1+surge_beds=8") == "twilight=1+surge_beds=8"
    one, other = (file_name("+".join([*(f"lever_{number}=é" for number in range(60)), end])) for end in "ab")
    assert one != other
    assert max(len(f"difference-{each}.csv".encode()) for each in (one, other)) <= 255
