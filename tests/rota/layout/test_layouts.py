"""One week of one doctor, LD on Monday and Tuesday and N on Friday, in every layout that coordinators use."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from helpers.sheets import KEY, as_csv, as_workbook

from dghsim.errors import InputError
from dghsim.rota.plain import read_rota_file

MONDAY = date(2026, 1, 5)
DAYS = [MONDAY + timedelta(days=day) for day in range(7)]
WEEK = ["LD", "LD", "", "", "N", "", ""]
SHIFTS = [
    ("Dr Ada", datetime(2026, 1, 5, 8, 30), datetime(2026, 1, 5, 21)),
    ("Dr Ada", datetime(2026, 1, 6, 8, 30), datetime(2026, 1, 6, 21)),
    ("Dr Ada", datetime(2026, 1, 9, 20, 30), datetime(2026, 1, 10, 9)),
]
LONG, NIGHT = "08:30-21:00", "20:30-09:00"
LETTERS = list("MTWTFSS")


def down(heading: list[object], codes: list[object]) -> list[list[object]]:
    return [list(pair) for pair in zip(heading, codes, strict=True)]


LAYOUTS: dict[str, list[list[object]]] = {
    "dates as ISO": [["Doctor", *map(str, DAYS)], ["Dr Ada", *WEEK]],
    "dates as in England": [["Name", *[f"{day:%d/%m/%Y}" for day in DAYS]], ["Dr Ada", *WEEK]],
    "weekday and date in words": [["Name", *[f"{day:%a} {day.day} {day:%B %Y}" for day in DAYS]], ["Dr Ada", *WEEK]],
    "short year": [["Name", *[f"{day:%d-%b-%y}" for day in DAYS]], ["Dr Ada", *WEEK]],
    "no year, which the title has": [["Medical rota, January 2026"], ["Name", *[f"{day.day} Jan" for day in DAYS]],
                                     ["Dr Ada", *WEEK]],
    "weekday and number under the month": [["", "Jan 2026"], ["Name", *[f"{day:%a} {day.day}" for day in DAYS]],
                                           ["Dr Ada", *WEEK]],
    "bare numbers under the month": [["", "January 2026"], ["", *LETTERS], ["Name", *[day.day for day in DAYS]],
                                     ["Dr Ada", *WEEK]],
    "day and month in figures, year in the title": [["2026"], ["Name", *[f"{day:%d/%m}" for day in DAYS]],
                                                    ["Dr Ada", *WEEK]],
    "week commencing over weekdays": [["Week commencing 05/01/2026"], ["Name", *[f"{day:%A}" for day in DAYS]],
                                      ["Dr Ada", *WEEK]],
    "week commencing beside letters": [["w/c 5 Jan 2026", *LETTERS], ["Dr Ada", *WEEK]],
    "weekdays below the dates": [["Name", *map(str, DAYS)], ["", *LETTERS], ["Dr Ada", *WEEK]],
    "numbered, graded, noted and totalled": [
        ["Acute medicine"], [], ["No.", "Name", "Grade", *map(str, DAYS), "Total", "Notes"],
        [1, "Dr Ada", "ST4", *WEEK, 3, "no nights after the 20th"], [], ["", "Total", "", 1, 1, 0, 0, 1, 0, 0],
        ["NB swaps by email only"]],
    "surname and first name": [["Surname", "First name", *map(str, DAYS)], ["Ada", "Dr", *WEEK]],
    "small letters, spaces, marks and remarks": [["Name", *map(str, DAYS)],
                                                 ["Dr Ada", " ld", "LD*", "", "-", "n (swap with Bo)", "Off", ""]],
    "times in the cells": [["Name", *map(str, DAYS)], ["Dr Ada", LONG, "0830 - 2100", "", "", NIGHT]],
    "a code with other times": [["Name", *map(str, DAYS)], ["Dr Ada", "SD 08:30-21:00", "LD", "", "", "N"],
                                ["Key"], ["SD = 09:00-17:00"], *KEY[1:]],
    "dates down": [["Rota"], ["Date", "Dr Ada"], *down([*map(str, DAYS)], WEEK)],
    "dates down, duties across, names in the cells": [
        ["Date", "LD", "N"], *[[str(day), "Dr Ada" if code == "LD" else "", "Dr Ada" if code == "N" else ""]
                               for day, code in zip(DAYS, WEEK, strict=True)]],
    "two rows a doctor": [["Name", *map(str, DAYS)], ["Dr Ada", "LD", "LD"], ["Dr Ada", "", "", "", "", "N"]],
    "heading again half-way": [["Name", *map(str, DAYS)], ["Dr Bo", *[""] * 7], ["Name", *map(str, DAYS)],
                               ["Dr Ada", *WEEK]],
    "weeks one beneath another": [["Name", *map(str, DAYS[:5])], ["Dr Ada", *WEEK[:4]], [],
                                  ["Name", *[str(day + timedelta(days=4)) for day in DAYS[:5]]], ["Dr Ada", "N"]],
}  # fmt: skip


def told(path: Path, **more: object) -> list[tuple[object, ...]]:
    shifts = read_rota_file(path, **more).shifts  # type: ignore[arg-type]
    rows = shifts[["doctor", "start", "end"]].sort_values("start")
    return [
        (name, start.to_pydatetime(), end.to_pydatetime())
        for name, start, end in rows.itertuples(index=False)
    ]


@pytest.mark.parametrize("rows", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_week_is_read_from_any_layout(rows: list[list[object]], form: str, tmp_path: Path) -> None:
    whole = rows if any(row and row[0] == "Key" for row in rows) else [*rows, [], *KEY]
    path = tmp_path / f"mine.{form}"
    if form == "csv":
        as_csv(path, whole)
    else:
        as_workbook(path, {"Rota": whole})
    assert told(path) == SHIFTS


def test_dates_may_be_a_workbooks_own(tmp_path: Path) -> None:
    heading = ["Name", *[datetime(day.year, day.month, day.day) for day in DAYS]]
    assert told(as_workbook(tmp_path / "mine.xlsx", {"A": [heading, ["Dr Ada", *WEEK], *KEY]})) == SHIFTS


def test_a_code_merged_over_days_stands_on_each(tmp_path: Path) -> None:
    rows = [["Rota of the week"], ["Name", *map(str, DAYS)], ["Dr Ada", "LD", "", "", "", "N", "", ""],
            ["REGISTRARS", *[""] * 7], ["Dr Bo", *[""] * 7], *KEY]  # fmt: skip
    path = as_workbook(tmp_path / "mine.xlsx", {"A": rows}, {"A": ["A1:H1", "B3:C3", "A4:H4"]})
    assert told(path) == SHIFTS


def test_a_doctor_merged_over_two_rows_has_both(tmp_path: Path) -> None:
    rows = [["Name", *map(str, DAYS)], ["Dr Ada", "LD", "LD"], ["", "", "", "", "", "N"], *KEY]
    assert told(as_workbook(tmp_path / "mine.xlsx", {"A": rows}, {"A": ["A2:A3"]})) == SHIFTS


def test_months_on_sheets_of_their_own_are_put_together(tmp_path: Path) -> None:
    sheets = {"First": [["Name", *map(str, DAYS[:5])], ["Dr Ada", *WEEK[:4]]],
              "Rest": [["Name", *[str(day + timedelta(days=4)) for day in DAYS[:5]]], ["Dr Ada", "N"]],
              "Old": [["Name", *map(str, DAYS)], ["Dr Ada", *["N"] * 7]],
              "Codes": [["Code", "Start", "End"], ["LD", "0830", "2100"], ["N", "20.30", "9am"]]}  # fmt: skip
    path = as_workbook(tmp_path / "mine.xlsx", sheets, hidden=["Old"])
    assert told(path) == SHIFTS
    assert [start.day for _, start, _ in told(path, sheet="Rest")] == [9]
    with pytest.raises(InputError, match=r"no sheet 'Feb'; there are: 'First', 'Rest', 'Old', 'Codes'"):
        read_rota_file(path, sheet="Feb")


def test_two_sheets_that_disagree_are_refused(tmp_path: Path) -> None:
    sheets = {
        name: [["Name", *map(str, DAYS)], ["Dr Ada", code]] for name, code in (("One", "LD"), ("Two", "N"))
    }
    with pytest.raises(
        InputError, match=r"sheet 'Two', B2: 'Dr Ada' has 'N' on 2026-01-05, but 'LD' at sheet 'One', B2"
    ):
        read_rota_file(as_workbook(tmp_path / "mine.xlsx", {**sheets, "Key": KEY}))


def test_tiers_one_below_another_come_from_their_headings(tmp_path: Path) -> None:
    rows = [
        ["Name", *map(str, DAYS)],
        ["REGISTRARS"],
        ["Dr Ada", "LD"],
        ["Tier 1 doctors"],
        ["Dr Bo", "LD"],
        *KEY,
    ]
    found = read_rota_file(as_csv(tmp_path / "mine.csv", rows), tiers=["registrar", "tier_1"]).shifts
    assert dict(zip(found["doctor"], found["tier"], strict=True)) == {
        "Dr Ada": "registrar",
        "Dr Bo": "tier_1",
    }


def test_half_a_day_of_leave_is_credited_to_nobody(tmp_path: Path) -> None:
    rows = [["Name", *map(str, DAYS)], ["Dr Ada", "AL am", "AL"], *KEY]
    found = read_rota_file(as_csv(tmp_path / "mine.csv", rows))
    assert found.shifts["kind"].tolist() == ["zero", "leave"]
    assert found.notes == (
        "half days, taken as free and credited to nobody: 1 cell, the first at B2 ('AL am')",
    )


def test_marks_are_told_where_they_are_no_part_of_a_code(tmp_path: Path) -> None:
    rows = [
        ["Name", *map(str, DAYS)],
        ["Dr Ada", "LD*", "", "N?", "", "X*"],
        *KEY,
        ["X*", "Odd", "09:00", "10:00"],
    ]
    notes = read_rota_file(as_csv(tmp_path / "mine.csv", rows)).notes
    assert notes == ("read without marks and remarks: 2 cells, the first at B2 ('LD*')",)


def test_totals_are_passed_over_and_told(tmp_path: Path) -> None:
    rows = [["Name", *map(str, DAYS)], ["Dr Ada", *WEEK], ["On duty", *[1.0] * 7], ["Nights", *[0] * 7], *KEY]
    assert read_rota_file(as_csv(tmp_path / "mine.csv", rows)).notes == (
        "passed over as totals, being numbers: 2 rows, the first from B3",
    )


def test_dates_over_a_new_year_go_on(tmp_path: Path) -> None:
    days = [date(2025, 12, 29) + timedelta(days=day) for day in range(7)]
    rows = [["December 2025"], ["Name", *[day.day for day in days]], ["Dr Ada", "", "", "", "LD"], *KEY]
    assert told(as_csv(tmp_path / "mine.csv", rows))[0][1] == datetime(2026, 1, 1, 8, 30)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([["Name", *map(str, DAYS)], ["Dr Ada", "LD", "LF"]],
         r"mine.csv, C2 \(2026-01-06\): code 'LF' is unknown \(nearest: LD\); known: LD, N, AL"),
        ([["Name", *map(str, DAYS)], ["Dr Ada", "LD am"]], r"B2 .*: 'LD am' is half a duty; allowed: its times"),
        ([["", *LETTERS[1:], "M"], ["Name", *map(str, DAYS)], ["Dr Ada", "LD"]],
         r"B1: T stands with 2026-01-05, which is a Monday"),
        ([["Name", *[f"{day.day} Jan" for day in DAYS]], ["Dr Ada", "LD"]], "dates need a year, in the row"),
        ([["Name", *map(str, DAYS[:5]), "2026-01-05", "2026-01-11"], ["Dr Ada", "LD"]],
         "G1: the date 2026-01-05 stands twice, also at B1"),
        ([["Name", *map(str, DAYS[:5]), "2026-01-03", "2026-01-11"], ["Dr Ada", "LD"]],
         "G1: the date 2026-01-03 stands after 2026-01-09; allowed: dates in order"),
        ([["Name", *map(str, DAYS[:6]), "2027-01-11"], ["Dr Ada", "LD"]],
         "H1: the date 2027-01-11 stands 366 days after 2026-01-10 at G1; allowed: 35 days; check the year"),
        ([["Name", *map(str, DAYS[:6]), "2026-02-15"], ["Dr Ada", "LD"]],
         "H1: the date 2026-02-15 stands 36 days after"),
        ([["Name", *map(str, DAYS[:6]), "2025-01-11"], ["Dr Ada", "LD"]],
         "H1: the date 2025-01-11 stands after 2026-01-10; allowed: dates in order"),
        ([["Name", *map(str, DAYS)], ["Dr Ada"]], "no doctor has a code under the dates"),
        ([["Name", *map(str, DAYS)], ["", "LD"]], "B2: 'LD' on 2026-01-05 has no doctor in front of it"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named_with_its_cell(
    rows: list[list[object]], message: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read_rota_file(as_csv(tmp_path / "mine.csv", [*rows, *KEY]))
    assert str(caught.value).isprintable()


def test_a_year_may_come_from_the_question(tmp_path: Path) -> None:
    rows = [["Name", *[f"{day.day} Jan" for day in DAYS]], ["Dr Ada", *WEEK], *KEY]
    assert told(as_csv(tmp_path / "mine.csv", rows), hint=date(2025, 12, 1)) == SHIFTS


def test_five_weeks_without_a_heading_are_no_slip(tmp_path: Path) -> None:
    rows = [["Name", *map(str, DAYS[:6]), "2026-02-14"], ["Dr Ada", *["LD"] * 7], *KEY]
    assert len(read_rota_file(as_csv(tmp_path / "mine.csv", rows)).shifts) == 7


def test_known_codes_are_told_once_each(tmp_path: Path) -> None:
    rows = [["Name", *map(str, DAYS)], ["Dr Ada", "QQ"], *KEY, ["AL = leave"], ["sl = study leave"]]
    with pytest.raises(InputError, match=r"known: AL, LD, N, sl, SICK, Z, LIEU, OFF$"):
        read_rota_file(as_csv(tmp_path / "mine.csv", rows))


def test_a_legend_that_is_not_used_is_said(tmp_path: Path) -> None:
    rows = [["doctor", "start", "end"], ["Ada", "2026-01-05 09:00", "2026-01-05 17:00"]]
    legend = tmp_path / "codes.toml"
    legend.write_text('LD = "08:30-21:00"', encoding="utf-8")
    path = as_csv(tmp_path / "mine.csv", rows)
    (note,) = read_rota_file(path, legend=legend).notes
    assert note.endswith("codes.toml is not used: the file has one row a shift")
    assert read_rota_file(path).notes == ()


def test_a_heading_that_names_no_tier_is_said_where_tiers_are_asked_for(tmp_path: Path) -> None:
    rows = [["Name", *map(str, DAYS)], ["REGISTRARS"], ["Dr Ada", "LD"], ["Juniors"], ["Dr Bo", "LD"], *KEY]
    path = as_csv(tmp_path / "mine.csv", rows)
    assert read_rota_file(path).notes == ()
    assert read_rota_file(path, tiers=["registrar", "sho"]).notes == (
        "rows without codes, taken for no heading of a tier ('registrar', 'sho'): 'Juniors' at A4",
    )


@pytest.mark.parametrize(
    ("heading", "tier"),
    [
        ("Juniors", ""),
        ("SHOs", ""),
        ("F1 doctors", ""),
        ("Ward cover:", ""),
        ("Dr Locum", "registrar"),
        ("SMITH, J", "registrar"),
        ("Dr Foundation", "registrar"),
    ],
)
def test_a_heading_of_another_group_ends_the_tier_above_it_and_a_doctor_without_codes_does_not(
    heading: str, tier: str, tmp_path: Path
) -> None:
    rows = [["Name", *map(str, DAYS)], ["REGISTRARS"], ["Dr Ada", "LD"], [heading], ["Dr Bo", "LD"], *KEY]
    found = read_rota_file(as_csv(tmp_path / "mine.csv", rows), tiers=["registrar"]).shifts
    assert dict(zip(found["doctor"], found["tier"], strict=True)) == {"Dr Ada": "registrar", "Dr Bo": tier}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (["ND = Normal day 8-8"], "'ND = Normal day 8-8' at A7"),
        (["ND", "Normal day", "8-8"], "'ND Normal day 8-8' at A7"),
    ],
)
def test_a_line_of_the_key_that_is_not_understood_is_named(
    line: list[str], told: str, tmp_path: Path
) -> None:
    rows = [["Name", *map(str, DAYS)], ["Dr Ada", "ND"], [], *KEY, line]
    with pytest.raises(
        InputError,
        match=rf"'ND' is unknown.*; the hours 8-8 are not clear; .*; not understood in the key: {told}; needed: times",
    ):
        read_rota_file(as_csv(tmp_path / "mine.csv", rows))


@pytest.mark.parametrize("form", ["grid", "key"])
def test_hours_without_minutes_are_times_in_a_grid_and_in_a_key(form: str, tmp_path: Path) -> None:
    cells = ["9-17", "9am-5pm", "0900-1700", "9-5"]
    key = [["Key"], *([f"C{at} = Clinic {cell}"] for at, cell in enumerate(cells))]
    codes = ["C0", "C1", "C2", "C3"] if form == "key" else cells
    rows = [
        ["Name", *map(str, DAYS)],
        ["Dr Ada", *codes],
        [],
        *key,
    ]
    assert [(start.hour, end.hour) for _, start, end in told(as_csv(tmp_path / "mine.csv", rows))] == [
        (9, 17)
    ] * 4


def test_hours_that_are_not_clear_are_refused_with_their_cell(tmp_path: Path) -> None:
    rows = [["Name", *map(str, DAYS)], ["Dr Ada", "LD", "8-8"], [], *KEY]
    with pytest.raises(
        InputError, match=r"C2 .*: code '8-8' is unknown.*; the hours 8-8 are not clear; write times"
    ):
        read_rota_file(as_csv(tmp_path / "mine.csv", rows))
