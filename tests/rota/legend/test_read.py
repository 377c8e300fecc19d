from __future__ import annotations

from pathlib import Path

import pytest
from helpers.sheets import as_csv, as_workbook

from dghsim.errors import InputError
from dghsim.rota.legend.legend import Legend
from dghsim.rota.legend.meaning import Meaning
from dghsim.rota.legend.read import read_legend

LONG, NIGHT, CALL = (
    Meaning("shift", 510, 750),
    Meaning("shift", 1230, 750),
    Meaning("nroc", 1200, 720, work_hours=2.0),
)

SHORT = """
LD = "08:30-21:00"
N = "2030-0900"
AL = "leave"
X = "off"
OC = { start = "20:00", end = "08:00", kind = "nroc", work_hours = 2 }
"""
LONG_FORM = """
[code.LD]
times = "08:30-21:00"
[code.N]
start = "20:30"
end = "09:00"
[code.OC]
start = "20:00"
end = "08:00"
kind = "nroc"
work_hours = 2
[code.AL]
kind = "leave"
[code.X]
kind = "off"
"""
TABLES: dict[str, list[list[object]]] = {
    "start and end": [["Code", "Start", "End", "Kind", "work_hours"], ["LD", "08:30", "21:00", "", ""],
                      ["N", "20:30", "0900", "shift", ""], ["OC", "20:00", "08:00", "nroc", "2"],
                      ["AL", "", "", "leave"], ["X", "", "", "off"]],
    "words and times": [["Our codes"], [], ["Code", "Meaning", "Times", "Work expected"],
                        ["LD", "Long day", "08:30-21:00"], ["N", "Night", "8.30pm - 9am"],
                        ["OC", "On call from home", "2000-0800", 2],
                        ["AL", "Annual leave"], ["X", "Day off"]],
}  # fmt: skip


def read(legend: Legend) -> list[Meaning | None]:
    return [legend.one(code) for code in ("LD", "n ", "OC", "AL", "X")]


ALL = [LONG, NIGHT, CALL, Meaning("leave"), Meaning("off")]


@pytest.mark.parametrize("text", [SHORT, LONG_FORM], ids=["short", "long"])
def test_a_legend_in_toml(text: str, tmp_path: Path) -> None:
    (tmp_path / "legend.toml").write_text(text, encoding="utf-8")
    assert read(read_legend(tmp_path / "legend.toml")) == ALL


@pytest.mark.parametrize("rows", TABLES.values(), ids=TABLES)
def test_a_legend_as_a_table(rows: list[list[object]], tmp_path: Path) -> None:
    assert read(read_legend(as_csv(tmp_path / "legend.csv", rows))) == ALL
    assert (
        read(read_legend(as_workbook(tmp_path / "legend.xlsx", {"Notes": [["hello"]], "Codes": rows}))) == ALL
    )


def test_one_code_may_mean_something_else_in_another_tier(tmp_path: Path) -> None:
    rows = [
        ["Code", "Tier", "From", "To"],
        ["LD", "registrar", "08:30", "21:00"],
        ["LD", "F1", "09:00", "21:30"],
    ]
    legend = read_legend(as_csv(tmp_path / "legend.csv", rows))
    assert [legend.read("LD", tier)[0].start for tier in ("registrar", "f1")] == [510, 540]


BAD = {
    'LD = "08:30-21:00"\nld = "09:00-21:00"': "'ld': code 'ld' means something else at 'LD'",
    "LD = 5": "code 'LD' is 5; allowed: LD =",
    'LD = "sometimes"': "code 'LD' is 'sometimes'; allowed",
    '[LD]\nstrat = "08:30"': r"code 'LD': key 'strat' is unknown \(nearest: start\); allowed: start, end",
    '[LD]\nstart = "25:00"\nend = "26:00"': "code 'LD' has the time '25:00'; allowed: times of day",
    '[LD]\nkind = "shft"': r"kind is 'shft' \(nearest: shift\)",
    '[LD]\nlabel = "Long day"': "code 'LD' has neither times nor an absence",
    '[LD]\ntimes = "08:30-21:00"\nkind = "nroc"\nwork_hours = 20': "has work_hours 20; allowed: 0 to 12.5",
    "LD = ": "not TOML",
    "": "no codes",
}


@pytest.mark.parametrize(("text", "message"), BAD.items())
def test_a_bad_legend_is_refused_in_one_line(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "legend.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message) as caught:
        read_legend(tmp_path / "legend.toml")
    assert "legend.toml" in str(caught.value)
    assert str(caught.value).isprintable()


def test_a_bad_table_is_refused_by_cell(tmp_path: Path) -> None:
    for rows, message in (
        (
            [["Code", "Start", "End"], ["LD", "soon", "21:00"]],
            r"legend.csv: A2: code 'LD' has the time 'soon'",
        ),
        ([["Code", "Start", "End"], ["LD", "", ""]], r"A2: code 'LD' has neither times nor an absence"),
        (
            [["Name", "Monday"], ["Ada", "LD"]],
            "no row heads a legend; needed: the columns code, start and end",
        ),
    ):
        with pytest.raises(InputError, match=message):
            read_legend(as_csv(tmp_path / "legend.csv", rows))
    with pytest.raises(InputError, match="cannot be read"):
        read_legend(tmp_path / "none.toml")
