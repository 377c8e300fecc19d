"""The main job through the command line, on the real hospital: a short horizon, everything else as shipped."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

import dghsim
from dghsim.report.ours import is_results

ROOT = Path(__file__).parent.parent
HEREFORD = ROOT / "scenarios" / "hereford.toml"
WEEKS = 16
# Twenty weeks in all: whole cycles of every template but the consultants', so that averages are those of the cycle.
SHORT = ("--set", f"run.weeks={WEEKS}", "--set", "run.warm_up_weeks=4", "--replications", "3")
ONCE = (*SHORT[:-1], "1", "--no-what-next", "--quiet")
"""The first of its replications alone."""
SUMMARY = [
    "site", "measure_id", "measure", "unit", "kind", "mean", "ci_low", "ci_high", "year_low", "year_high",
    "model_low", "model_high", "replications", "method", "standards",
]  # fmt: skip
PATIENTS = [
    "scenario", "site", "replication", "patient", "origin", "route", "arrive", "news", "arrives_by",
    "clerk_start", "senior_start", "consultant_start", "decision", "bed_time", "leave", "outcome",
]  # fmt: skip
TASKS = [
    "scenario", "site", "replication", "task", "patient", "kind", "clinician", "duty", "start", "end",
    "interrupted",
]  # fmt: skip
DUTIES = [
    "replication", "duty", "doctor", "tier", "start", "end", "actual_end", "filled_by", "breaks_due",
    "breaks_taken",
]  # fmt: skip
ROTA = ["doctor", "start", "end", "kind", "duty", "tier", "filled_by"]


def command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dghsim", *map(str, arguments)], capture_output=True, text=True, check=False
    )


def succeeds(*arguments: str | Path) -> str:
    done = command(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A finished run and what it printed, made by whichever worker comes first."""
    root = tmp_path_factory.getbasetemp()
    shared = root.parent if "PYTEST_XDIST_WORKER" in os.environ else root
    target, printed = shared / "finished" / "hereford", shared / "finished" / "printed.json"
    try:
        target.parent.mkdir()
    except FileExistsError:
        while not printed.exists():
            time.sleep(0.2)
    else:
        done = command("run", HEREFORD, *SHORT, "-o", target)
        partly = printed.with_suffix(".part")
        partly.write_text(json.dumps([done.returncode, done.stdout, done.stderr]), encoding="utf-8")
        partly.replace(printed)
    code, out, err = json.loads(printed.read_text(encoding="utf-8"))
    assert code == 0, err
    return target, out


def test_the_folder_holds_everything(results: tuple[Path, str]) -> None:
    folder, printed = results
    assert {path.name for path in folder.iterdir()} == {
        "manifest.json", "summary.csv", "patients.parquet", "tasks.parquet", "duties.parquet", "stays.parquet",
        "rota.csv", "rota.xlsx", "rota.html", "report.html", "standards.csv", "face_validity.csv", "exposure.csv",
    }  # fmt: skip
    assert str(folder / "report.html") in printed
    for question in ("break a rule", "covered", "seen in time", "budget", "bear to work"):
        assert question in printed


def test_the_tables_have_the_promised_columns(results: tuple[Path, str]) -> None:
    folder, _ = results
    assert list(pd.read_csv(folder / "summary.csv").columns) == SUMMARY
    for name, columns in (("patients", PATIENTS), ("tasks", TASKS), ("duties", DUTIES)):
        frame = pd.read_parquet(folder / f"{name}.parquet")
        assert list(frame.columns)[: len(columns)] == columns
        assert set(frame["replication"]) == {0, 1, 2}
    with (folder / "rota.csv").open(newline="") as file:
        assert next(csv.reader(file)) == ROTA


def test_the_manifest_names_what_was_run(results: tuple[Path, str]) -> None:
    manifest = json.loads((results[0] / "manifest.json").read_text())
    assert manifest["schema_version"] == 1
    assert manifest["seed"] == 1
    assert manifest["scenario"]["run"]["weeks"] == WEEKS
    assert len(manifest["rota_hash"]) == len(manifest["scenario_hash"]) == 64
    assert {rota["status"] for rota in manifest["rotas"]} <= {"optimal", "feasible"}


def test_the_report_speaks_of_this_run(results: tuple[Path, str]) -> None:
    page = (results[0] / "report.html").read_text(encoding="utf-8")
    for words in ("Hereford County Hospital", "illustrative", "One fewer", "twilight", f"{WEEKS} weeks"):
        assert words in page
    assert "died" not in page.lower().split("<script")[0]


def test_the_worst_night_is_told_alike_on_the_page_and_in_the_terminal(results: tuple[Path, str]) -> None:
    told = json.loads(succeeds("explain", results[0], "--night", "worst", "--json"))
    page = (results[0] / "report.html").read_text(encoding="utf-8")
    assert told["headline"] in page
    longest, replication = told["longest"]["patient"], told["which"]["replication"]
    journey = succeeds("explain", results[0], "--patient", str(longest), "--replication", str(replication))
    assert f"Patient {longest}, replication {replication}: Hereford County Hospital" in journey


def test_the_rota_passes_the_checker(results: tuple[Path, str]) -> None:
    training = [f"{tier}=training-2019" for tier in ("tier_1", "foundation", "registrar")]
    tiers = (*training, "consultant=consultant-2003")
    options = [word for tier in tiers for word in ("--rules", tier)]
    assert "no breach found" in succeeds("check", results[0] / "rota.csv", *options).lower()
    refused = command("check", results[0] / "rota.csv", *options[:4])
    assert refused.returncode == 2
    assert "consultant" in refused.stderr


def test_the_same_seed_gives_the_same_numbers_with_any_number_of_workers(
    results: tuple[Path, str], tmp_path: Path
) -> None:
    again = tmp_path / "again"
    succeeds("run", HEREFORD, *SHORT, "-o", again, "--workers", "1", "--no-what-next", "--quiet")
    for name in ("summary.csv", "rota.csv"):
        assert (again / name).read_bytes() == (results[0] / name).read_bytes()
    for name in ("patients", "tasks", "duties"):
        frames = [pd.read_parquet(folder / f"{name}.parquet") for folder in (again, results[0])]
        pd.testing.assert_frame_equal(*frames)


def own_scenario(folder: Path, file: str) -> Path:
    scenario = folder / "own.toml"
    scenario.write_text(f'extends = "{HEREFORD.as_posix()}"\n[rota.own]\nfile = "{file}"\n', encoding="utf-8")
    return scenario


def first_tasks(folder: Path) -> pd.DataFrame:
    """All work of the first replication."""
    tasks = pd.read_parquet(folder / "tasks.parquet").drop(columns="scenario")
    return tasks[tasks["replication"] == 0].reset_index(drop=True)


def as_a_spreadsheet_saves(rows: Sequence[dict[str, str]], path: Path) -> None:
    """UK dates, semicolons, a byte-order mark, and blank rows at the end."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=ROTA, delimiter=";")
        writer.writeheader()
        for row in rows:
            times = {
                key: datetime.fromisoformat(row[key]).strftime("%d/%m/%Y %H:%M") for key in ("start", "end")
            }
            writer.writerow({**row, **times})
        file.write(";;;;;;\r\n" * 3)


def test_a_rota_exported_edited_and_run_again(results: tuple[Path, str], tmp_path: Path) -> None:
    with (results[0] / "rota.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    as_a_spreadsheet_saves(rows, tmp_path / "mine.csv")
    unedited = tmp_path / "unedited"
    succeeds("run", own_scenario(tmp_path, "mine.csv"), *ONCE, "-o", unedited)
    pd.testing.assert_frame_equal(first_tasks(unedited), first_tasks(results[0]))

    # The registrars' nights of one doctor are struck out of the spreadsheet: nobody works them.
    doctor = next(row["doctor"] for row in rows if row["tier"] == "registrar" and row["duty"] == "night")
    kept = [row for row in rows if row["doctor"] != doctor or row["duty"] != "night"]
    assert len(kept) < len(rows)
    as_a_spreadsheet_saves(kept, tmp_path / "mine.csv")
    edited = tmp_path / "edited"
    succeeds("run", own_scenario(tmp_path, "mine.csv"), *ONCE, "-o", edited)
    before, after = ((first_tasks(folder)["clinician"] == doctor).sum() for folder in (unedited, edited))
    assert before > after


def test_the_workbook_edited_and_run_again(results: tuple[Path, str], tmp_path: Path) -> None:
    book = openpyxl.load_workbook(results[0] / "rota.xlsx")
    book.save(tmp_path / "mine.xlsx")
    target = tmp_path / "own"
    succeeds("run", own_scenario(tmp_path, "mine.xlsx"), *ONCE, "-o", target)
    pd.testing.assert_frame_equal(first_tasks(target), first_tasks(results[0]))


def test_overwrite_moves_the_old_one_aside(tmp_path: Path) -> None:
    target = tmp_path / "mine"
    textbook = ROOT / "scenarios" / "textbook" / "mmc.toml"
    short = ("--set", "run.weeks=4", "--replications", "1", "--no-what-next", "--quiet")
    succeeds("run", textbook, *short, "-o", target)
    (target / "precious.txt").write_text("keep me")
    assert command("run", textbook, *short, "-o", target).returncode == 2
    succeeds("run", textbook, *short, "-o", target, "--overwrite")
    assert (tmp_path / "mine.old1" / "precious.txt").read_text() == "keep me"
    assert (target / "report.html").exists()


def test_a_killed_run_leaves_nothing_half_written(tmp_path: Path) -> None:
    target = tmp_path / "mine"
    arguments = [sys.executable, "-m", "dghsim", "run", str(HEREFORD), *SHORT, "--quiet", "-o", str(target)]
    for wait in (0.5, 3.0):
        process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if target.exists():  # it was quicker than the kill
            assert (target / "report.html").exists()
            return
        assert [path.name for path in tmp_path.iterdir() if not path.name.startswith(".mine.")] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM that can be heard")
def test_a_run_told_to_stop_takes_what_is_half_written_with_it(tmp_path: Path) -> None:
    arguments = ["run", str(HEREFORD), *SHORT, "--quiet", "--no-what-next", "-o", str(tmp_path / "mine")]
    process = subprocess.Popen(
        [sys.executable, "-m", "dghsim", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while process.poll() is None and not list(tmp_path.glob(".mine.*.partial")):
        time.sleep(0.002)
    process.terminate()
    assert "stopped; nothing half-written is left" in process.communicate()[1]
    assert process.returncode == 128 + signal.SIGTERM
    assert list(tmp_path.iterdir()) == []


def test_compare_says_what_differs(tmp_path: Path) -> None:
    mine = tmp_path / "more.toml"
    mine.write_text(
        f'extends = "{HEREFORD.as_posix()}"\nname = "Two more registrars"\n[rota.tier.registrar]\nin_post = 10\n'
        "grades = { registrar = 7, specialty_doctor = 3 }\n"
    )
    target = tmp_path / "compared"
    printed = succeeds("compare", HEREFORD, mine, *SHORT, "-o", target)
    assert "Two more registrars" in printed
    assert is_results(target)
    assert "better" in printed
    table = pd.read_csv(target / "difference-more.csv").set_index("measure_id")
    bought = table.loc["locum_hours_per_week_registrar"]
    assert 0 <= bought["changed"] < bought["base"]
    assert table.loc["vacancies_registrar", "verdict"] == "better"
    assert table.loc["arrivals_per_day", "verdict"] == "no change"


def test_from_python() -> None:
    short = ["run.weeks=1", "run.warm_up_weeks=0"]
    scenario = dghsim.load_scenario(ROOT / "scenarios" / "textbook" / "mmc.toml", sets=short)
    kernel = dghsim.simulate(scenario, replications=2, workers=2)
    twin = dghsim.simulate(scenario, replications=2, engine="simpy")
    pd.testing.assert_frame_equal(kernel.summary(), twin.summary())
    assert len(kernel.patients()) == len(twin.patients()) > 0
