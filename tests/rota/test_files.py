"""Rota files come in as spreadsheets save them, go out inert, and come back as they were."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dghsim.errors import InputError
from dghsim.rota.checker import check_rota
from dghsim.rota.files import COLUMNS, read_shifts, write_rota

HEADER = "doctor,start,end,kind,duty,tier,filled_by\n"
ROW = "Siân Öz,2026-01-05 08:30,2026-01-05 21:00,shift,take,registrar,post\n"
START, END = datetime(2026, 1, 5, 8, 30), datetime(2026, 1, 5, 21, 0)


def saved(folder: Path, data: str | bytes, name: str = "rota.csv") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


PLAIN = HEADER + ROW
DRESSES = {
    "plain": PLAIN.encode(),
    "byte-order mark": b"\xef\xbb\xbf" + PLAIN.encode(),
    "Windows-1252": PLAIN.encode("cp1252"),
    "UTF-16": PLAIN.encode("utf-16"),
    "semicolons": PLAIN.replace(",", ";").encode(),
    "tabs": PLAIN.replace(",", "\t").encode(),
    "sep line": b"sep=;\r\n" + PLAIN.replace(",", ";").replace("\n", "\r\n").encode(),
    "CRLF": PLAIN.replace("\n", "\r\n").encode(),
    "old Macintosh line ends": PLAIN.replace("\n", "\r").encode(),
    "no line end": PLAIN.rstrip().encode(),
    "T between date and time": PLAIN.replace("05 08", "05T08").replace("05 21", "05T21").encode(),
    "seconds": PLAIN.replace("08:30,", "08:30:00,").replace("21:00,", "21:00:00,").encode(),
    "UK dates": PLAIN.replace("2026-01-05", "05/01/2026").encode(),
    "UK dates with seconds": PLAIN.replace("2026-01-05", "5/1/2026").replace("8:30,", "8:30:00,").encode(),
    "empty rows and columns at the end": (
        HEADER.strip() + ",,\n" + ROW.strip() + ",,\n,,,,,,,,\n\n  \n"
    ).encode(),
    "empty rows before": ("\n,,,,,,\n" + PLAIN).encode(),
    "every cell in quotes": "\n".join(
        ",".join(f'"{cell}"' for cell in line.split(",")) for line in PLAIN.strip().split("\n")
    ).encode(),
    "headings in capitals and spaces": PLAIN.replace("doctor,start", " Doctor ,START").encode(),
}


@pytest.mark.parametrize("data", DRESSES.values(), ids=DRESSES)
def test_a_csv_is_read_as_spreadsheets_save_it(data: bytes, tmp_path: Path) -> None:
    frame = read_shifts(saved(tmp_path, data))
    assert frame.to_dict("records") == [
        {
            "doctor": "Siân Öz",
            "start": START,
            "end": END,
            "kind": "shift",
            "duty": "take",
            "tier": "registrar",
            "filled_by": "post",
        }
    ]
    assert str(frame["start"].dtype) == "datetime64[s]"


def workbook(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.create_sheet("notes").append(["not this one"])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_the_first_sheet_of_a_workbook_is_read(tmp_path: Path) -> None:
    data = workbook(
        [
            ["Doctor", "Start", "End", "kind", "code", None],
            ["Siân Öz", START, "05/01/2026 21:00", None, 7, None],
            [None, None, None, None, None, None],
            [12, date(2026, 1, 6), "2026-01-07", "leave", 7.5, None],
        ]
    )
    frame = read_shifts(saved(tmp_path, data, "rota.xlsx"))
    assert frame["doctor"].tolist() == ["Siân Öz", "12"]
    assert frame["start"].tolist() == [pd.Timestamp(START), pd.Timestamp(2026, 1, 6)]
    assert frame["end"].tolist() == [pd.Timestamp(END), pd.Timestamp(2026, 1, 7)]
    assert frame["kind"].tolist() == ["", "leave"]
    assert frame["code"].tolist() == ["7", "7.5"]


def test_a_workbook_is_known_by_what_it_is_and_not_by_its_name(tmp_path: Path) -> None:
    data = workbook([["doctor", "start", "end"], ["Ann", START, END]])
    assert len(read_shifts(saved(tmp_path, data, "rota.csv"))) == 1


def test_times_that_a_workbook_rounds_are_put_right(tmp_path: Path) -> None:
    data = workbook([["doctor", "start", "end"], ["Ann", datetime(2026, 1, 5, 8, 29, 59, 999_600), END]])
    assert read_shifts(saved(tmp_path, data, "rota.xlsx"))["start"][0] == pd.Timestamp(START)


def zipped(name: str, text: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, text)
    return buffer.getvalue()


BAD = {
    "nothing": (b"", "empty"),
    "empty rows": (b"\n,,,\n", "empty"),
    "a heading short": (b"doctor,start\nAnn,2026-01-05\n", "no column end"),
    "a grid of letters": (b"name,Mon,Tue\nAnn,LD,N\n", "no column doctor"),
    "a heading twice": (b"doctor,start,end,end\n", "two columns are called 'end'"),
    "an American date": (
        PLAIN.replace("2026-01-05 08", "01/13/2026 08"),
        "row 2: start is '01/13/2026 08:30'",
    ),
    "a date that is none": (
        PLAIN.replace("2026-01-05 08", "2026-02-30 08"),
        "row 2: start is '2026-02-30 08:30'",
    ),
    "a short year": (PLAIN.replace("2026-01-05 08", "05/01/26 08"), "row 2: start"),
    "a time zone": (PLAIN.replace("08:30", "08:30Z"), "row 2: start"),
    "no date": (PLAIN.replace("2026-01-05 08:30", ""), "row 2: start is ''"),
    "digits of another script": (PLAIN.replace("2026-01-05 08", "２０２６-01-05 08"), "row 2: start"),
    "no doctor": (PLAIN.replace("Siân Öz", " "), "row 2: doctor is missing"),
    "a cell too many": (
        PLAIN.replace("post\n", "post,more\n"),
        "row 2: 'more' stands beyond the last column",
    ),
    "a cell under no heading": (PLAIN.replace("kind,", ","), "row 2: 'shift' stands under no heading"),
    "a quote that does not end": (HEADER + ROW + '"Ann', r"rota.csv, line \d"),
    "a cell of a megabyte": (HEADER + "x" * 1_000_000, "line 2: field larger"),
    "no text": (bytes(range(128, 256)) * 4, "not text"),
    "a zip that is no workbook": (zipped("a.txt", "hello"), "not a workbook"),
    "half a workbook": (workbook([["doctor"]])[:2000], "not a workbook"),
    "a bad row after empty ones": (HEADER + "\n\n" + ROW.replace("2026-01-05 08", "soon 08"), "row 4: start"),
}


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_is_said_in_one_line(data: str | bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read_shifts(saved(tmp_path, data))
    assert "rota.csv" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["none.csv", ".", "no\0name.csv"])
def test_a_file_that_is_not_there_is_said(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_shifts(tmp_path / name)


HOSTILE = [
    "=1+1",
    "+44",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "'=1",
    "''=1",
    "'quoted'",
    "a;=cmd",
    "<b>&amp;",
    'say "hi"',
    "x\r\ny",
    "\r",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_go_out_inert_and_come_back_as_they_were(name: str, tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {"doctor": ["Ann", f"{name}x"], "start": [START] * 2, "end": [END] * 2, "duty": [name, "b"]}
    )
    write_rota(frame, tmp_path / "rota.csv")
    written = (tmp_path / "rota.csv").read_bytes().decode()
    cells = [cell.strip('"') for line in written.split("\n") for cell in line.split(",")]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in cells)
    back = read_shifts(tmp_path / "rota.csv")
    assert back["doctor"].tolist() == frame["doctor"].tolist()
    assert back["duty"].tolist() == frame["duty"].tolist()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(
        st.text(st.characters(exclude_categories=["Cs"])).filter(str.strip), min_size=1, max_size=4
    )
)
def test_any_text_makes_the_round_trip(names: list[str], tmp_path: Path) -> None:
    count = len(names)
    frame = pd.DataFrame({"doctor": names, "start": [START] * count, "end": [END] * count, "duty": names})
    write_rota(frame, tmp_path / "rota.csv")
    back = read_shifts(tmp_path / "rota.csv")
    assert back["doctor"].tolist() == names
    assert back["duty"].tolist() == names


def test_the_columns_are_those_of_the_contract_and_times_are_iso_minutes(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {"work_hours": [2.5, None], "end": [END] * 2, "start": [START] * 2, "doctor": ["Ann", "Bob"]}
    )
    write_rota(frame, tmp_path / "rota.csv")
    assert (tmp_path / "rota.csv").read_text().splitlines() == [
        "doctor,start,end,kind,duty,tier,filled_by,work_hours",
        "Ann,2026-01-05T08:30,2026-01-05T21:00,shift,,,,2.5",
        "Bob,2026-01-05T08:30,2026-01-05T21:00,shift,,,,",
    ]
    assert list(tmp_path.iterdir()) == [tmp_path / "rota.csv"]
    assert list(read_shifts(tmp_path / "rota.csv").columns) == [*COLUMNS, "work_hours"]


def test_a_rota_that_is_written_read_and_checked_gives_the_same_verdict(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        [
            ("Ann", START, datetime(2026, 1, 5, 21, 45), "shift", None),
            ("Ann", datetime(2026, 1, 8, 9), datetime(2026, 1, 9, 9), "nroc", 16.5),
        ],
        columns=["doctor", "start", "end", "kind", "work_hours"],
    )
    write_rota(frame, tmp_path / "rota.csv")
    again = check_rota(read_shifts(tmp_path / "rota.csv"), horizon_weeks=4)
    assert again == check_rota(frame, horizon_weeks=4)
    assert [breach.rule for breach in again] == ["shift_max_13", "nroc_rest_8_5"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"start": pd.NaT}, "data row 1: start"),
        ({"start": "soon"}, "data row 1: start is 'soon'"),
        ({"start": 5}, "data row 1: start is 5"),
        ({"start": pd.Timestamp("2026-01-05", tz="UTC")}, "data row 1: start"),
        ({"doctor": "\ud800"}, "is no text"),
    ],
)
def test_a_frame_that_cannot_be_written_is_refused_and_leaves_nothing(
    change: dict[str, object], message: str, tmp_path: Path
) -> None:
    frame = pd.DataFrame([{"doctor": "Ann", "start": START, "end": END} | change], dtype=object)
    with pytest.raises(InputError, match=message):
        write_rota(frame, tmp_path / "rota.csv")
    assert list(tmp_path.iterdir()) == []


def test_a_frame_without_doctors_and_a_folder_that_is_not_there_are_refused(tmp_path: Path) -> None:
    frame = pd.DataFrame({"doctor": ["Ann"], "start": [START], "end": [END]})
    with pytest.raises(InputError, match="column doctor is missing"):
        write_rota(frame.drop(columns="doctor"), tmp_path / "rota.csv")
    with pytest.raises(OSError, match=r"No such|Not a directory"):
        write_rota(frame, tmp_path / "none" / "rota.csv")
