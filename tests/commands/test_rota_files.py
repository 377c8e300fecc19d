"""`dghsim rota` and `dghsim check` on the files that coordinators have."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from helpers.sheets import as_csv, as_workbook

from dghsim.cli import main
from dghsim.errors import InputError
from dghsim.report.ours import is_results
from dghsim.rota.plain import read_rota_file

DAYS = [f"2026-01-{day:02}" for day in range(5, 12)]
GRID = [
    ["Name", *DAYS],
    ["REGISTRARS"],
    ["Dr Ada", "LD", "LD", "", "N"],
    ["CONSULTANTS"],
    ["Dr Bo", "OC", "", "OC"],
]
OWN = """
extends = "{base}"
[rota.own]
file = "mine.csv"
"""


@pytest.fixture
def legend(tmp_path: Path) -> Path:
    path = tmp_path / "legend.toml"
    path.write_text('LD = "08:30-21:00"\nN = "20:30-09:00"\nOC = "nroc 20:00-08:00"\n', encoding="utf-8")
    return path


def test_a_grid_is_checked_with_a_legend_tier_by_tier(
    tmp_path: Path, legend: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["check", str(as_csv(tmp_path / "mine.csv", GRID)), "--legend", str(legend)]
    assert main([*asked, "--rules", "registrar=training-2019", "--rules", "consultant=consultant-2003"]) == 0
    assert "2 doctors, 5 duties, 1 week from Mon 5 Jan 2026" in capsys.readouterr().out
    as_csv(tmp_path / "mine.csv", [*GRID[:2], ["Dr Ada", *["LD"] * 5], GRID[3], ["Dr Bo", *["LD"] * 5]])
    assert (
        main(
            [*asked, "--rules", "registrar=training-2019", "--rules", "consultant=consultant-2003", "--json"]
        )
        == 1
    )
    breaches = json.loads(capsys.readouterr().out)["breaches"]
    assert {(each["doctor"], each["rule"]) for each in breaches} >= {("Dr Ada", "long_max_4")}
    assert all(each["rule"].startswith("wtr") for each in breaches if each["doctor"] == "Dr Bo")


def test_a_workbook_is_checked_sheet_by_sheet(
    tmp_path: Path, legend: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    late = [["Name", *DAYS], ["Dr Ada", "LD", "LD", "LD", "LD", "LD"]]
    path = as_workbook(tmp_path / "mine.xlsx", {"January": GRID, "Draft": late})
    asked = ["check", str(path), "--rules", "training-2019", "--legend", str(legend)]
    assert main(asked) == 2
    assert "sheet 'Draft', D2: 'Dr Ada' has 'LD' on 2026-01-07" not in capsys.readouterr().out
    assert main([*asked, "--sheet", "Draft"]) == 1
    assert "long_max_4" in capsys.readouterr().out


def test_with_a_scenario_the_sheet_is_that_of_a_run_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The final sheet breaks no rule; the draft does, and is not read, with --sheet alone."""
    heading = ["Doctor", "Tier", *[f"2022-04-{day:02}" for day in range(4, 11)]]
    final, draft = (["Dr Ada", "registrar", *["RLD"] * days] for days in (2, 7))
    book = as_workbook(tmp_path / "mine.xlsx", {"Draft": [heading, draft], "Final": [heading, final]})
    base = (Path(__file__).parents[2] / "scenarios" / "hereford.toml").as_posix()
    scenario = tmp_path / "own.toml"
    own = OWN.format(base=base).replace("mine.csv", "mine.xlsx")
    scenario.write_text(f'{own}sheet = "Final"\n', encoding="utf-8")
    asked = ["check", str(book), "--scenario", str(scenario)]
    assert main(asked) == 0
    assert main([*asked, "--sheet", "Draft"]) == 1
    assert "long_max_4" in capsys.readouterr().out
    other = as_csv(tmp_path / "other.csv", [heading, draft])
    assert main([*asked[:1], str(other), *asked[2:]]) == 1  # of another file all is read


def test_the_checkers_rows_are_told_as_cells(
    tmp_path: Path, legend: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [["Name", *DAYS], ["Dr Ada", "", "N", "LD"]]
    asked = [
        "check",
        str(as_csv(tmp_path / "mine.csv", rows)),
        "--rules",
        "training-2019",
        "--legend",
        str(legend),
    ]
    assert main(asked) == 1
    told = capsys.readouterr().out
    assert ": C2 (shift, Tue 6 Jan 2026 20:30 to Wed 7 Jan 2026 09:00) and D2 (shift, Wed 7 Jan 2026" in told
    assert "data row" not in told


def test_notes_are_printed(tmp_path: Path, legend: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [*GRID[:3], ["Total", *[1] * 7]]
    asked = ["check", str(as_csv(tmp_path / "mine.csv", rows)), "--rules", "wtr", "--legend", str(legend)]
    main(asked)
    assert "Note: passed over as totals, being numbers: 1 row, the first from B4" in capsys.readouterr().out


def test_a_missing_legend_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(as_csv(tmp_path / "mine.csv", GRID)), "--rules", "wtr"]) == 2
    assert "B3 (2026-01-05): code 'LD' is unknown" in (line := capsys.readouterr().err)
    assert "needed: a legend, in the file or with --legend" in line


def test_rota_writes_every_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [["Doctor", "Tier", *[f"2022-04-{day:02}" for day in range(4, 11)]],
            ["Dr Ada", "registrar", "RLD", "RND", "", "AL"], ["Vacant 1", "registrar", "", "RLD"]]  # fmt: skip
    as_csv(tmp_path / "mine.csv", rows)
    base = (Path(__file__).parents[2] / "scenarios" / "hereford.toml").as_posix()
    (tmp_path / "own.toml").write_text(OWN.format(base=base), encoding="utf-8")
    assert (
        main(["rota", str(tmp_path / "own.toml"), "-o", str(tmp_path / "out"), "--quiet", "--issue", "3"])
        == 0
    )
    found = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*")}
    assert found == {"rota.csv", "rota.xlsx", "rota.html", "calendars/dr-ada.ics"}
    assert is_results(tmp_path / "out")
    assert b"SEQUENCE:3\r\n" in (tmp_path / "out" / "calendars" / "dr-ada.ics").read_bytes()
    assert openpyxl.load_workbook(tmp_path / "out" / "rota.xlsx")["Rota"]["A5"].value == "Dr Ada"
    assert "<td" in (tmp_path / "out" / "rota.html").read_text(encoding="utf-8")
    assert capsys.readouterr().out == ""


def test_templates_of_unlike_length_are_checked_each_by_its_own_cycle(
    tmp_path: Path, legend: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    days = ["Line", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    sheets = {
        "Registrars": [days, ["1", "LD", "LD"], ["2", "LD"]],
        "Consultants": [days, ["1", *["LD"] * 5], ["2"], ["3"]],
    }
    path = as_workbook(tmp_path / "mine.xlsx", sheets)
    asked = ["check", str(path), "--legend", str(legend), "--rules", "training-2019"]
    assert main(asked) == 1
    first, second = capsys.readouterr().out.split("\nConsultants\n")
    assert first.startswith("Registrars\nno breach found")
    assert "a cycle of 2 weeks" in first
    assert "a cycle of 3 weeks" in second
    assert "long_max_4" in second
    assert main([*asked, "--json"]) == 1
    rotas = json.loads(capsys.readouterr().out)["rotas"]
    assert [(each["name"], each["horizon"]["weeks"]) for each in rotas] == [
        ("Registrars", 2),
        ("Consultants", 3),
    ]
    assert main([*asked, "--sheet", "Registrars"]) == 0
    assert capsys.readouterr().out.startswith("no breach found")
    with pytest.raises(
        InputError, match=r"templates of different length: Registrars has 2, Consultants has 3 weeks"
    ):
        read_rota_file(path, legend=legend)
