from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from dghsim.errors import InputError
from dghsim.rota.model import DatedRota
from dghsim.rota.own import read_own_rota

WEEK = ["RLD", "", "off", "AL", "RN", "-", ""]


def dates(days: int, first: date = date(2026, 1, 5)) -> list[str]:
    return [(first + timedelta(days=day)).isoformat() for day in range(days)]


@pytest.fixture
def read(tmp_path: Path, make_scenario):
    """Writes rows as CSV and reads them as the planner's own rota."""

    def reader(
        rows: list[list[str]], delimiter: str = ",", legend=None, changes=None, start: bytes = b""
    ) -> DatedRota:
        path = tmp_path / "mine.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, delimiter=delimiter).writerows(rows)
        path.write_bytes(start + path.read_bytes())
        own = {"file": "mine.csv", "legend": legend or {}}
        scenario = make_scenario({"run.weeks": 1, "run.warm_up_weeks": 0, "rota.own": own} | (changes or {}))
        return read_own_rota(scenario, tmp_path)

    return reader


def told(rota: DatedRota) -> list[tuple[str, ...]]:
    rows = rota.shifts[["doctor", "tier", "duty", "kind"]].astype(str)
    return list(rows.itertuples(index=False, name=None))


def test_codes_become_duties_and_absences_at_their_times(read) -> None:
    rota = read([["Doctor", *dates(7)], ["Dr Ada", *WEEK]])
    assert told(rota) == [
        ("Dr Ada", "registrar", "long_day", "shift"),
        ("Dr Ada", "registrar", "", "leave"),
        ("Dr Ada", "registrar", "night", "shift"),
    ]
    assert [str(start) for start in rota.shifts["start"]] == [
        "2026-01-05 08:30:00",
        "2026-01-08 09:00:00",
        "2026-01-09 20:30:00",
    ]
    assert str(rota.shifts["end"].iloc[2]) == "2026-01-10 09:00:00"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_saved_by_any_spreadsheet(read, delimiter: str) -> None:
    uk = [f"{day:%d/%m/%Y}" for day in (date(2026, 1, 5) + timedelta(days=each) for each in range(7))]
    rota = read(
        [["Doctor", *uk, "Total"], ["Dr Ada", *WEEK, "3"], [""] * 9], delimiter, start=b"\xef\xbb\xbf"
    )
    assert len(rota.shifts) == 3


def test_title_rows_above_and_repeated_headings_are_passed_over(read) -> None:
    heading = ["Name", "Grade", *dates(7)]
    rows = [
        ["Rota of January", "", "w/c 5 Jan"],
        ["", "", "M", "T", "W"],
        heading,
        ["Dr Ada", "specialty_doctor", *WEEK],
        heading,
        ["Dr Bo", "", "RND"],
    ]
    rota = read(rows)
    assert len(rota.shifts) == 4
    grades = dict(zip(rota.shifts["doctor"], rota.shifts["grade"], strict=True))
    assert grades == {"Dr Ada": "specialty_doctor", "Dr Bo": "registrar"}


def test_tier_column_tells_which_of_two_duties(read) -> None:
    changes = {"rota.tier.registrar.duty.long_day.code": "LD"}
    rows = [["Tier", "Doctor", *dates(7)], ["Registrars", "Dr Ada", "LD"], ["tier_1", "Dr Bo", "LD"]]
    assert told(read(rows, changes=changes)) == [
        ("Dr Ada", "registrar", "long_day", "shift"),
        ("Dr Bo", "tier_1", "take_day", "shift"),
    ]
    with pytest.raises(
        InputError, match=r"mine.csv, B2 \(2026-01-05\): code 'LD' is of the tiers tier_1, registrar"
    ):
        read([["Doctor", *dates(7)], ["Dr Ada", "LD"]], changes=changes)


def test_tier_column_gives_leave_to_a_doctor_without_duties(read) -> None:
    rota = read(
        [["Doctor", "Tier", *dates(7)], ["Dr Ada", "consultant", "AL"], ["Dr Bo", "registrar", "CND"]]
    )
    assert told(rota) == [
        ("Dr Ada", "consultant", "", "leave"),
        ("Dr Bo", "consultant", "normal_day", "shift"),
    ]
    assert rota.leave[["tier", "doctor"]].to_numpy().tolist() == [
        ["consultant", "Dr Ada"],
        ["registrar", "Dr Bo"],
    ]


def test_legend_gives_the_planners_own_letters(read) -> None:
    legend = {"L": "registrar.long_day", "N": "registrar.night", "A/L": "leave", "X": "zero", "SDT": "study"}
    rota = read([["Doctor", *dates(7)], ["Dr Ada", "l", "x", "a/l", "", "n", "", "sdt"]], legend=legend)
    assert [kind for *_, kind in told(rota)] == ["shift", "zero", "leave", "shift", "study"]


def test_doctor_who_acts_down_stays_in_the_own_tier(read) -> None:
    rota = read([["Doctor", *dates(7)], ["Dr Ada", "CND", "CND", "RLD", "", "AL"]])
    assert [tier for _, tier, *_ in told(rota)] == ["consultant", "consultant", "registrar", "consultant"]
    assert rota.leave["tier"].tolist() == ["consultant"]


def test_row_that_begins_with_vacant_is_a_gap(read) -> None:
    rota = read([["Doctor", *dates(7)], ["VACANT post", "RLD"], ["Dr Ada", "RN"]])
    assert rota.shifts["filled_by"].tolist() == ["vacant", "post"]
    assert rota.leave["doctor"].tolist() == ["Dr Ada"]


def test_column_filled_by_tells_a_locum(read) -> None:
    rota = read([["Doctor", "Filled by", *dates(7)], ["Dr Agency", "Agency", "RLD"], ["Dr Ada", "", "RN"]])
    assert rota.shifts["filled_by"].tolist() == ["agency", "post"]


def test_weekdays_alone_are_whole_weeks(read) -> None:
    rota = read([["Doctor", *dates(5)], ["Dr Ada", *["RND"] * 5]], changes={"run.weeks": 2})
    assert len(rota.shifts) == 10
    assert rota.notes == (
        "the file covers 1 week from 2026-01-05 and is repeated over the 2 weeks of the run",
    )


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            [["Doctor", *dates(7)], ["Dr Ada", "RLD", "Q"]],
            r"mine.csv, C2 \(2026-01-06\): code 'Q' is unknown; known: CND, ",
        ),
        ([["Doctor", *dates(7)], [], ["", "RLD"]], r"mine.csv, B3: 'RLD' on 2026-01-05 has no doctor"),
        (
            [["Doctor", *dates(7)], ["Dr Ada", "RN", "RLD"]],
            r"mine.csv, C2 \(2026-01-06\): 'Dr Ada' is on two duties at once",
        ),
        (
            [["Doctor", *dates(7)], ["Dr A", "RLD"], ["Dr A", "RLD"]],
            r"mine.csv, B3 \(2026-01-05\): repeats mine.csv, B2 \(2026-01-05\)",
        ),
        (
            [["Doctor", *dates(6), dates(1)[0]], ["Dr Ada", "RLD"]],
            r"mine.csv, H1: the date 2026-01-05 stands twice, also at B1",
        ),
        (
            [["Tier", "Doctor", *dates(7)], ["x", "Dr Ada", "RLD"]],
            r"mine.csv, B2: tier 'x' is unknown; allowed: tier_1, ",
        ),
        (
            [["Doctor", "Filled by", *dates(7)], ["A", "me", "RLD"]],
            r"mine.csv, A2: filled_by is 'me'; allowed: vacant, ",
        ),
        ([dates(7), ["RLD"]], r"mine.csv, A1: the first column holds a date"),
        (
            [["Doctor", "a", "b"], ["Dr Ada", "RLD", "RN"]],
            "neither columns doctor, start, end nor a row of dates",
        ),
        (
            [["Doctor", *dates(10)], ["Dr Ada", "RLD"]],
            "covers 10 days, 2026-01-05 to 2026-01-14, and not all",
        ),
        ([["Doctor", *dates(7, date(1920, 1, 5))], ["Dr Ada", "RLD"]], "allowed: years 1950 to 2150"),
        ([[]], "^mine.csv: empty"),
    ],
)
def test_bad_grid_is_refused_by_cell(read, rows: list[list[str]], message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read(rows, changes={"run.weeks": 3})
    assert "\n" not in str(caught.value)


def test_hostile_names_are_one_harmless_line(read) -> None:
    name = '=HYPERLINK("http://x")\n<script>\x1b[31m\u202e'
    rota = read([["Doctor", *dates(7)], [name, *WEEK]])
    assert rota.shifts["doctor"].iloc[0].isprintable()
    assert rota.shifts["doctor"].iloc[0].startswith("=HYPERLINK")
