from __future__ import annotations

import pytest

from dghsim.rota.layout.book import Sheet
from dghsim.rota.legend.found import legend_in
from dghsim.rota.legend.meaning import Meaning

LONG = Meaning("shift", 510, 750)


def found(*rows: list[object], name: str = "Rota") -> dict[str, Meaning | None]:
    legend = legend_in([Sheet(name, list(enumerate(rows, start=1)))])
    return {code: legend.one(code) for code in ("LD", "N", "SD", "OC")}


@pytest.mark.parametrize(
    "row",
    [["LD = Long day 08:30-21:00"], ["LD: 0830 to 2100"], ["LD - Long day (08:30-21:00)"], ["LD 08:30-21:00"],
     ["LD", "08:30-21:00"], ["LD", "Long day", "08:30", "21:00"], ["LD", "", "Long day", "", "0830", "2100"],
     ["", "LD", "Long day 0830-2100"], ["N = 20:30-09:00", "", "LD = 08:30-21:00"]],
)  # fmt: skip
def test_a_line_of_a_key_is_read(row: list[object]) -> None:
    assert found(["Dr Ada", "LD", "N"], ["Key"], row)["LD"] == LONG
    assert found(row, name="Key")["LD"] == LONG


def test_nothing_is_read_without_a_key() -> None:
    assert set(found(["LD = Long day 08:30-21:00"], ["Dr Ada", "LD", "08:30", "21:00"]).values()) == {None}


def test_absences_and_calls_from_home_are_told_by_words() -> None:
    meanings = found(
        ["Legend:"], ["SD", "Study leave"], ["OC = on call from home 20:00-08:00"], ["LD = lovely day"]
    )
    assert meanings == {"LD": None, "N": None, "SD": Meaning("study"), "OC": Meaning("nroc", 1200, 720)}


def test_a_table_ends_where_its_codes_end() -> None:
    rows = [["Code", "From", "To"], ["LD", "08:30", "21:00"], ["", "", ""], ["N", "20:30", "09:00"]]
    assert found(*rows) == {"LD": LONG, "N": None, "SD": None, "OC": None}
