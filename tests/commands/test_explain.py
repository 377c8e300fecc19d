"""`dghsim explain`: the journey and the night as a reader of the terminal sees them, and one line for what is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from helpers.nights import DUTIES, PATIENTS, logs, written

from dghsim.cli import main

JOURNEY = """\
Patient 1, replication 0: By hand
  time   what                                                    waited      by
Monday 4 April 2022
  22:10  Arrives (emergency department), NEWS2 high
  22:40  Clerking begun (asked for at 22:20)                     20 min      Ann (Take, night)
  23:20  Clerking done                                                       Ann (Take, night)
Tuesday 5 April 2022
  05:00  Senior review begun (asked for at 23:50)                5 h 10 min  Bob (Medical registrar, night)
  05:30  Senior review done                                                  Bob (Medical registrar, night)
  05:30  Decision made
  06:00  Given a place: acute medical unit (asked for at 23:00)  7 h
Wednesday 6 April 2022
  12:00  Gives up the place: acute medical unit
  12:00  Goes home
"""
NIGHT = """\
By hand
The worst night: Monday 4 to Tuesday 5 April 2022, replication 0

Patient 1 waited 5 h 10 min for senior review by a registrar, from 23:50 to 05:00.
- In that time the registrar was with other patients of the take for 4 h 12 min and at emergencies
  for 58 min.
- On duty at the hospital at 03:00: 1 tier 1 doctor and 1 registrar; on call from home: 1
  consultant. Nobody worked the tier 1 doctor's duty Second on.
- 2 patients arrived between 20:00 and 10:00.
- From 03:05 the only registrar at the hospital was away for 58 min (Cardiac arrest); 2 patients
  waited for a senior in that time.
- Work was broken off once for something more urgent; missed: break (once).
- Nobody was still waiting at 10:00. Late home: Bob (Medical registrar, night), by 25 min.

On duty: T take, W wards, E emergencies, O outside medicine, B handover, rounds or a break,
  . no work in hand, ~ on call from home, x nobody
                              20:00   22:00   00:00   02:00   04:00   06:00   08:00   10:00
Cat CH                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
Bob RN                          ............TTTTTTTTTTTTTTEEEETTTTTT................
Dan RD                                                                            ....
nobody T2                       xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
Ann TN                          ........TTTT.......WW.....EEEE....................

Waiting: 1 for tier 1, 2 for a registrar, 3 for a consultant, b for a bed; # being seen
                              20:00   22:00   00:00   02:00   04:00   06:00   08:00   10:00
patient 0, 30 min                         222#########
patient 1, 7 h *                       11##bbb22222222222222222222##bb
patient 2, 10 h                             bb22222222####b222b###bbbbbbbbbbbbbbbbbb

* the longest: dghsim explain RUN --replication 0 --patient 1 tells the journey
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path / "mine", logs())


def says(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main(["explain", *map(str, arguments)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main(["explain", *map(str, arguments)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("dghsim: ")
    assert err.count("\n") == 1
    return err


def test_a_journey(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert says(capsys, folder, "--patient", 1) == JOURNEY
    assert says(capsys, folder, "--patient", 1, "--replication", 0) == JOURNEY


def test_the_worst_night(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert says(capsys, folder, "--night", "worst") == NIGHT
    assert says(capsys, folder, "--night", "2022-04-04") == NIGHT.replace("The worst night", "The night")
    assert max(map(len, NIGHT.splitlines())) <= 100


def test_the_typical_night(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = says(capsys, folder, "--night", "typical").splitlines()
    assert told[1] == "A typical night: Thursday 7 to Friday 8 April 2022, replication 0"
    assert told[3] == "Patient 5 waited 10 min for senior review by a registrar, from 23:50 to 00:00."


def test_a_run_is_found_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "results").mkdir()
    written(tmp_path / "results" / "mine", logs())
    monkeypatch.chdir(tmp_path)
    assert says(capsys, "mine", "--patient", 1) == JOURNEY


def test_json_holds_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(says(capsys, folder, "--patient", 1, "--json"))
    assert (told["scenario"], told["replication"], told["patient"]) == ("By hand", 0, 1)
    assert told["steps"][3] == {
        "time": "2022-04-05T05:00:00", "what": "Senior review begun (asked for at 23:50)", "waited_minutes": 310.0,
        "by": "Bob (Medical registrar, night)",
    }  # fmt: skip
    night = json.loads(says(capsys, folder, "--night", "worst", "--json"))
    assert night["headline"] in NIGHT
    assert (night["begin"], night["which"]["evening"]) == ("2022-04-04T20:00:00", "2022-04-04")
    assert night["longest"]["until"] == "2022-04-05T05:00:00"
    assert [one["name"] for one in night["clinicians"]] == ["Cat", "Bob", "Dan", "", "Ann"]
    assert night["journeys"]["1"][1]["waited"] == 20.0


def test_hostile_names_cannot_move_the_cursor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    duties = [row | {"doctor": "Dr \x1b[31m\u202e\nX"} for row in DUTIES]
    folder = written(tmp_path / "mine", logs({"duties": duties}))
    for asked in (("--patient", 1), ("--night", "worst")):
        told = says(capsys, folder, *asked)
        assert "\x1b" not in told
        assert "\u202e" not in told
        assert "Dr ?[31m??X" in told


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ((), "give one of --patient N and --night"),
        (("--patient", 1, "--night", "worst"), "give one of --patient N and --night"),
        (("--patient", 99), "--patient 99: not in replication 0; its patients: 0 to 5"),
        (("--patient", "x"), "a patient's number"),
        (("--patient", "9" * 30), "a patient's number"),
        (("--patient", 1, "--replication", 4), "--replication 4: not logged; 1 replication kept, 0 to 0"),
        (("--night", "worst", "--replication", 4), "--replication 4: not logged"),
        (("--night", "tuesday"), "must be worst, typical or a date YYYY-MM-DD"),
        (("--night", "2022-04-10"), "the run holds nights from 2022-04-04 to 2022-04-09"),
        (("--night", "0001-01-01"), "the run holds nights from 2022-04-04 to 2022-04-09"),
    ],
)
def test_what_the_run_does_not_hold(
    folder: Path, arguments: tuple[object, ...], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert line in refused(capsys, folder, *arguments)


@pytest.mark.parametrize("run", ["nowhere", "a\nb", "x\x00y", "n" * 5000, ""])
def test_no_such_run(run: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "no results folder" in refused(capsys, run, "--patient", 1)


def spoil(name: str, change: Callable[[pd.DataFrame], pd.DataFrame]) -> Callable[[Path], None]:
    def spoilt(folder: Path) -> None:
        path = folder / f"{name}.parquet"
        change(pd.read_parquet(path)).to_parquet(path, index=False)

    return spoilt


def write(name: str, content: bytes) -> Callable[[Path], None]:
    return lambda folder: (folder / name).write_bytes(content) and None  # type: ignore[return-value]


def remove(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


DAMAGE: dict[str, tuple[Callable[[Path], None], str]] = {
    "logs not kept": (remove("patients.parquet"), "logs were not kept, run again with --logs all"),
    "not a Parquet file": (write("tasks.parquet", b"PAR1 nonsense"), "tasks.parquet: cannot be read"),
    "an empty file": (write("stays.parquet", b""), "stays.parquet: cannot be read"),
    "a column missing": (
        spoil("tasks", lambda table: table.drop(columns="asked")), "tasks.parquet: holds no column asked",
    ),
    "words for times": (
        spoil("tasks", lambda table: table.assign(start="noon")), "tasks.parquet: column start must hold dates",
    ),
    "times of a time zone": (
        spoil("patients", lambda table: table.assign(arrive=table["arrive"].dt.tz_localize("UTC"))),
        "patients.parquet: column arrive must hold dates",
    ),
    "words for numbers": (
        spoil("duties", lambda table: table.assign(duty="one")), "duties.parquet: column duty must hold whole numbers",
    ),
    "no arrival": (
        spoil("patients", lambda table: table.assign(arrive=pd.Series(pd.NaT, table.index, dtype="datetime64[ms]"))),
        "patients.parquet: column arrive must hold dates and times in every row",
    ),
    "manifest not JSON": (write("manifest.json", b"{"), "manifest.json: damaged"),
    "manifest not text": (write("manifest.json", b"\xff\xfe\x00"), "manifest.json: damaged"),
    "manifest deep": (write("manifest.json", b"[" * 100_000), "manifest.json: damaged"),
    "manifest without scenario": (write("manifest.json", b"{}"), "manifest.json: damaged"),
    "manifest of another scenario": (
        write("manifest.json", b'{"scenario": {"name": 3}}'), "manifest.json: scenario.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_folder_gets_one_line(
    folder: Path, damage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    harm, line = DAMAGE[damage]
    harm(folder)
    for asked in (("--patient", 1), ("--night", "worst")):
        assert line in refused(capsys, folder, *asked)


def test_nobody_waited(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path / "mine", logs({"tasks": []}))
    assert "nobody waited for a senior at night" in refused(capsys, folder, "--night", "worst")
    assert "Nobody waited for a senior." in says(capsys, folder, "--night", "2022-04-04")


def test_tables_that_do_not_fit_each_other_get_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = written(tmp_path / "mine", logs({"duties": []}))
    assert "its tables do not fit each other" in refused(capsys, folder, "--night", "worst")


def test_empty_logs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path / "mine", logs({"tasks": [], "patients": [], "duties": [], "stays": []}))
    assert "its logs are empty" in refused(capsys, folder, "--patient", 1)
    few = written(tmp_path / "few", logs({"patients": PATIENTS[:1]}))
    assert "its patients: 0 to 0" in refused(capsys, few, "--patient", 1)
