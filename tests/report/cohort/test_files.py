import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dghsim.report.cohort.files import csv_of, write_files
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.section import Sheet
from dghsim.report.cohort.sections import sections


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, tried: CohortReading) -> Path:
    here = tmp_path_factory.mktemp("files")
    write_files(tried, sections(tried), here)
    return here


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((folder / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


def test_each_table_is_a_file_and_a_sheet_with_the_same_numbers(folder: Path) -> None:
    book = load_workbook(folder / "cohort.xlsx")
    assert book.sheetnames == ["About", "standings", "gains", "changes", "ranks"]
    for name in book.sheetnames[1:]:
        written, (head, *held) = rows(folder, name), list(book[name].values)
        assert [str(each).replace(" ", "_") for each in head] == list(written[0])
        assert len(held) == len(written)
        for row, cells in zip(written, held, strict=True):
            for text, cell in zip(row.values(), cells, strict=True):
                assert (
                    (cell or "") == text
                    if not isinstance(cell, int | float)
                    else float(text) == pytest.approx(cell, abs=1e-5)
                )


def test_a_synthetic_hospital_is_marked_in_every_row(folder: Path) -> None:
    for name in ("standings", "changes", "gains"):
        assert {row["hospital"] for row in rows(folder, name) if row["synthetic"] == "yes"} == {"none"}
    assert "none" not in {row["hospital"] for row in rows(folder, "ranks")}


def test_a_hostile_name_is_inert(folder: Path) -> None:
    assert csv_of(Sheet("a", ("b",), (("=1+1",), ("@x\x07",)))) == "b\n'=1+1\n'@x\n"
    book = load_workbook(folder / "cohort.xlsx")
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_it_prints_one_page_wide_with_its_heading_on_each(folder: Path) -> None:
    for sheet in load_workbook(folder / "cohort.xlsx").worksheets[1:]:
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.freeze_panes == "B2"


def test_the_same_numbers_give_the_same_bytes(folder: Path, tried: CohortReading, tmp_path: Path) -> None:
    write_files(tried, sections(tried), tmp_path)
    assert (tmp_path / "cohort.xlsx").read_bytes() == (folder / "cohort.xlsx").read_bytes()
