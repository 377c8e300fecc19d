"""A formula that nobody has worked out is no day off."""

from __future__ import annotations

import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from helpers.sheets import KEY, as_workbook

from dghsim.errors import InputError
from dghsim.rota.plain import read_rota_file

DAYS = [str(date(2026, 1, 5) + timedelta(days=day)) for day in range(7)]
SAVE = "a formula without a stored value; open the file in a spreadsheet program and save it"


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        ([["Name", *DAYS], ["Dr Ada", "LD", '="LD"'], *KEY], "sheet 'Rota', C2: "),
        ([["Name", *DAYS], ['="Dr "&"Ada"', "LD"], *KEY], "sheet 'Rota', A2: "),
        (
            [["Line", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], [1, "LD", '="LD"'], *KEY],
            "sheet 'Rota', C2: ",
        ),
        ([["doctor", "start", "end"], ["Ada", "2026-01-05 09:00", '="2026-01-05 17:00"']], "row 2: end is "),
    ],
    ids=["a code", "a doctor", "a template", "one row a shift"],
)
def test_it_is_refused_by_cell(rows: list[list[object]], cell: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_rota_file(as_workbook(tmp_path / "mine.xlsx", {"Rota": rows}))
    assert str(caught.value).endswith(cell + SAVE)


def test_totals_may_be(tmp_path: Path) -> None:
    rows = [
        ["Name", *DAYS, "Total"],
        ["Dr Ada", *["LD"] * 7, "=COUNTA(B2:H2)"],
        ["On duty", *["=SUM(1,0)"] * 7],
        *KEY,
    ]
    assert len(read_rota_file(as_workbook(tmp_path / "mine.xlsx", {"Rota": rows})).shifts) == 7


def test_a_formula_that_came_to_empty_text_is_a_day_off(tmp_path: Path) -> None:
    path = as_workbook(tmp_path / "mine.xlsx", {"Rota": [["Name", *DAYS], ["Dr Ada", "LD", '=""'], *KEY]})
    saved = tmp_path / "saved.xlsx"
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(saved, "w") as after:
        for name in before.namelist():
            xml = before.read(name)
            if name.endswith("sheet1.xml"):
                assert b'<f>""</f>' in xml
                xml = (
                    xml.replace(b'<c r="C2"', b'<c r="C2" t="str"')
                    .replace(b"<v />", b"<v></v>")
                    .replace(b"<v/>", b"<v></v>")
                )
            after.writestr(name, xml)
    assert len(read_rota_file(saved).shifts) == 1
