"""What goes out comes back: templates and rotas, edited and not, through every form that can be read again."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path

import icalendar
import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dghsim.cli import main
from dghsim.errors import InputError
from dghsim.rota.build import build_rota
from dghsim.rota.calendars.write import write_calendars
from dghsim.rota.dated import date_rota
from dghsim.rota.files import write_rota
from dghsim.rota.model import DatedRota
from dghsim.rota.own import read_own_rota
from dghsim.rota.plain import TEMPLATE_START, read_rota_file
from dghsim.rota.table import rota_rows
from dghsim.rota.workbook import write_rota_workbook, write_template_workbook
from dghsim.scenario.root import Scenario

TEMPLATE = {"rota.own": {"file": "template.xlsx"}}


@pytest.fixture
def template_file(tmp_path: Path, make_scenario, rota: DatedRota) -> Path:
    write_template_workbook(rota, make_scenario(), tmp_path / "template.xlsx")
    return tmp_path / "template.xlsx"


def test_a_template_goes_out_and_comes_back_the_same(
    template_file: Path, make_scenario, rota: DatedRota
) -> None:
    again = read_own_rota(make_scenario(TEMPLATE), template_file.parent)
    pd.testing.assert_frame_equal(again.shifts, rota.shifts)
    assert (again.hash, again.notes) == (rota.hash, rota.notes)
    assert [(each.cells, each.status) for each in again.templates] == [
        (each.cells, "given") for each in rota.templates
    ]


def test_a_template_is_edited_checked_and_run(
    template_file: Path, make_scenario, rota: DatedRota, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.load_workbook(template_file)
    sheet = book["Template registrar"]
    assert sheet["F5"].value == "RLD"
    sheet["E5"].value, sheet["F5"].value = "rld", None  # line 2: Thursday and Friday
    sheet["E12"].value, sheet["F12"].value = "rnd", "RLD*"  # line 9 takes the Friday
    book.save(template_file)

    check = ["check", str(template_file), "--rules", "training-2019", "--sheet", "Template registrar"]
    assert main(check) == 0
    assert "1 doctor, 42 duties, a cycle of 9 weeks" in capsys.readouterr().out

    again = build_rota(make_scenario(TEMPLATE), folder=template_file.parent)
    changed = again.shifts.merge(rota.shifts, how="outer", indicator=True).query("_merge != 'both'")
    assert set(changed["tier"]) == {"registrar"}
    long_days = changed[changed["duty"] == "long_day"]  # leave falls otherwise, on other normal days
    assert set(long_days["start"].dt.day_name()) == {"Thursday", "Friday"}
    assert again.breaches == rota.breaches == ()


def test_an_edit_that_breaks_a_rule_is_found(template_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.load_workbook(template_file)
    book["Template registrar"]["F6"].value = "RND"  # begins when the night ends
    book.save(template_file)
    check = [
        "check",
        str(template_file),
        "--rules",
        "training-2019",
        "--sheet",
        "Template registrar",
        "--json",
    ]
    assert main(check) == 1
    rules = {each["rule"] for each in json.loads(capsys.readouterr().out)["breaches"]}
    assert rules == {"rest_11", "night_rest_46", "max_72_in_168", "long_max_4", "long_rest_48"} & rules
    assert {"rest_11", "night_rest_46"} <= rules


def test_a_template_of_one_tier_of_several_is_refused_with_words(template_file: Path, make_scenario) -> None:
    book = openpyxl.load_workbook(template_file)
    del book["Template consultant"]
    book["Template registrar"]["B4"].value = "CT"
    book.save(template_file)
    with pytest.raises(
        InputError,
        match=r"template.xlsx, sheet 'Template registrar', B4: 'CT' is no duty of the tier registrar",
    ):
        read_own_rota(make_scenario(TEMPLATE), template_file.parent)
    book["Template registrar"]["B4"].value = "RND"
    book.save(template_file)
    with pytest.raises(InputError, match=r"template.xlsx: no template of the tier consultant"):
        read_own_rota(make_scenario(TEMPLATE), template_file.parent)


@pytest.mark.parametrize(
    ("value", "message"),
    [("RN+RLD", "'RN\\+RLD' is 2 duties on one day"), ("RQ", r"code 'RQ' is unknown \(nearest: R")],
)  # fmt: skip
def test_a_bad_cell_of_a_template_is_named(
    template_file: Path, make_scenario, value: str, message: str
) -> None:
    book = openpyxl.load_workbook(template_file)
    book["Template registrar"]["B4"].value = value
    book.save(template_file)
    with pytest.raises(InputError, match=f"sheet 'Template registrar', B4: {message}"):
        read_own_rota(make_scenario(TEMPLATE), template_file.parent)


def test_what_follows_needs_what_it_follows(template_file: Path, make_scenario) -> None:
    book = openpyxl.load_workbook(template_file)
    book["Template consultant"]["B6"].value = "COC"
    book.save(template_file)
    with pytest.raises(
        InputError, match=r"'Template consultant', B6: 'COC' follows take_day; needed: the code of take_day"
    ):
        read_own_rota(make_scenario(TEMPLATE), template_file.parent)


def test_a_template_by_hand_is_checked_as_a_cycle(tmp_path: Path) -> None:
    rows = ["Registrars from 5 August 2026", "Week,Mon,Tue,Wed,Thu,Fri,Sat,Sun",
            "1,LD,,,N,,,", "2,,,,,LD,,", "", "Code,Start,End", "LD,08:30,21:00",
            "N,20:30,09:00"]  # fmt: skip
    (tmp_path / "mine.csv").write_text("\n".join(rows), encoding="utf-8")
    found = read_rota_file(tmp_path / "mine.csv")
    assert found.cycle_weeks == 2
    monday = datetime.combine(TEMPLATE_START, time())
    starts = [
        monday + timedelta(days=day, hours=hour, minutes=30) for day, hour in ((0, 8), (3, 20), (11, 8))
    ]
    assert found.shifts["start"].dt.to_pydatetime().tolist() == starts


def plain_rows(frame: pd.DataFrame) -> list[tuple[object, ...]]:
    kept = frame[["doctor", "start", "end", "kind", "duty", "tier"]].copy()
    kept.loc[~kept["kind"].isin(["shift", "nroc"]), ["start", "end"]] = (
        pd.NaT
    )  # an absence is of a day, not of hours
    kept["day"] = frame["start"].dt.normalize()
    return sorted(tuple(map(str, row)) for row in kept.itertuples(index=False, name=None))


def test_the_workbook_is_checked_as_its_rows_are(tmp_path: Path, make_scenario, rota: DatedRota) -> None:
    write_rota(rota_rows(rota), tmp_path / "rota.csv")
    write_rota_workbook(rota, make_scenario(), tmp_path / "rota.xlsx")
    by_rows, by_grid = (read_rota_file(tmp_path / f"rota.{form}") for form in ("csv", "xlsx"))
    assert by_grid.notes == ()
    assert plain_rows(by_rows.shifts) == plain_rows(by_grid.shifts)
    assert by_grid.shifts["work_hours"].dropna().unique().tolist() == [2.0]


TWO_WEEKS = {"run.weeks": 2, "run.warm_up_weeks": 0}
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(
    lambda text: any(letter.isprintable() and not letter.isspace() for letter in text)
)
HOSTILE_NAMES = st.sampled_from(
    ["=1+1", "@SUM(A1)", "+44", "-x", "'=1", "<b>", "Vacant 3", "a,b;c", "Total", "Key", "5", "Mon"]
)


HOURS = {"RLD": ("08:30", "21:00", 0), "RN": ("20:30", "09:00", 1), "RND": ("09:00", "17:00", 0)}


def drawn(
    tmp_path: Path, make_scenario, names: list[str], cells: list[list[str]]
) -> tuple[Scenario, DatedRota]:
    """A rota of two weeks, read from one row a shift."""
    frame = []
    for name, line in zip(names, cells, strict=True):
        for day, code in enumerate(line):
            if code:
                start, end, over = HOURS.get(code, HOURS["RND"])
                first = date(2026, 1, 5) + timedelta(days=day)
                times = {"start": f"{first} {start}", "end": f"{first + timedelta(days=over)} {end}"}
                kind = "" if code in HOURS else "leave"
                frame.append({"doctor": name, "duty": code, "tier": "registrar", "kind": kind} | times)
    write_rota(pd.DataFrame(frame), tmp_path / "drawn.csv")
    scenario = make_scenario(TWO_WEEKS | {"rota.own": {"file": "drawn.csv"}})
    return scenario, read_own_rota(scenario, tmp_path)


@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    data=st.data(),
    names=st.lists(
        NAMES | HOSTILE_NAMES, min_size=1, max_size=3, unique_by=lambda name: " ".join(name.split())
    ),
)
def test_any_rota_comes_back_from_csv_workbook_and_calendar(
    tmp_path: Path, make_scenario, data: st.DataObject, names: list[str]
) -> None:
    week = st.lists(st.sampled_from(["", "", "RLD", "RN", "", "RND", "AL"]), min_size=14, max_size=14)
    cells = [_rested(data.draw(week)) for _ in names]
    cells[0][0] = cells[0][13] = "RND"  # so that the file covers the run
    scenario, rota = drawn(tmp_path, make_scenario, names, cells)
    write_rota(rota_rows(rota), tmp_path / "rota.csv")
    write_rota_workbook(rota, scenario, tmp_path / "rota.xlsx")
    for form in ("csv", "xlsx"):
        again = make_scenario(TWO_WEEKS | {"rota.own": {"file": f"rota.{form}"}})
        pd.testing.assert_frame_equal(read_own_rota(again, tmp_path).shifts, rota.shifts)
    for old in (tmp_path / "calendars").glob("*"):
        old.unlink()
    duties = rota.shifts[(rota.shifts["kind"] == "shift") & (rota.shifts["filled_by"] == "post")]
    found = [
        (event["DTSTART"].dt.replace(tzinfo=None), event["DTEND"].dt.replace(tzinfo=None))
        for path in write_calendars(rota, scenario, tmp_path / "calendars")
        for event in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        if event["CATEGORIES"].cats == ["DUTY"]
    ]
    assert sorted(found) == sorted(
        zip(duties["start"].dt.to_pydatetime(), duties["end"].dt.to_pydatetime(), strict=True)
    )


def _rested(cells: list[str]) -> list[str]:
    """Without a duty on the morning after a night, which would overlap it."""
    return [
        "" if before == "RN" and code != "RN" else code
        for before, code in zip(["", *cells], cells, strict=False)
    ]


def test_a_solved_rota_and_its_own_templates_give_the_same_run(
    tmp_path: Path, make_scenario, templates, rota: DatedRota
) -> None:
    scenario = make_scenario({"rota.tier.registrar.in_post": 8})
    write_template_workbook(rota, make_scenario(), tmp_path / "template.xlsx")
    again = read_own_rota(make_scenario(TEMPLATE | {"rota.tier.registrar.in_post": 8}), tmp_path)
    assert again.hash == date_rota(scenario, templates).hash
