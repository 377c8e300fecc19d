"""A planner's grid in a scenario: the scenario's codes, and what the file says of its own."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from helpers.sheets import as_csv, as_workbook

from dghsim.errors import InputError
from dghsim.rota.model import DatedRota
from dghsim.rota.own import read_own_rota
from dghsim.rota.own_codes import tier_in

DAYS = [str(date(2026, 1, 5) + timedelta(days=day)) for day in range(7)]


@pytest.fixture
def read(tmp_path: Path, make_scenario):
    """Reads rows of a CSV as the planner's own rota of one week."""

    def reader(rows: list[list[object]], **own: object) -> DatedRota:
        as_csv(tmp_path / "mine.csv", rows)
        week = {"run.weeks": 1, "run.warm_up_weeks": 0, "rota.own": {"file": "mine.csv"} | own}
        return read_own_rota(make_scenario(week), tmp_path)

    return reader


def told(rota: DatedRota) -> list[tuple[str, ...]]:
    rows = rota.shifts[["doctor", "tier", "duty", "start", "end"]].astype(str)
    return list(rows.itertuples(index=False, name=None))


def test_the_files_own_times_hold_and_are_told(read) -> None:
    rota = read(
        [["Doctor", *DAYS], ["Dr Ada", "RLD", "RN"], ["Key"], ["RLD = 08:00-20:30"], ["RN = 20:30-09:00"]]
    )
    assert told(rota) == [
        ("Dr Ada", "registrar", "long_day", "2026-01-05 08:00:00", "2026-01-05 20:30:00"),
        ("Dr Ada", "registrar", "night", "2026-01-06 20:30:00", "2026-01-07 09:00:00"),
    ]
    assert rota.notes == (
        "1 code at the times of the file's own legend: RLD 08:00-20:30 and not 08:30-21:00",
    )


def test_a_code_of_the_file_alone_is_the_duty_at_its_times(read) -> None:
    rows = [
        ["Doctor", "Tier", *DAYS],
        ["Dr Ada", "registrar", "Nt"],
        ["Legend"],
        ["Nt", "Night", "20:30", "09:00"],
    ]
    assert told(read(rows))[0][:3] == ("Dr Ada", "registrar", "night")
    rows[3] = ["Nt", "Night", "20:00", "09:00"]
    with pytest.raises(InputError, match=r"C2 \(2026-01-05\): no duties are at 20:00-09:00; known: CND"):
        read(rows)


def test_times_in_a_cell_are_the_tiers_duty_at_these_times(read) -> None:
    rows = [["Doctor", "Tier", *DAYS], ["Dr Ada", "registrar", "08:30-21:00", "", "RLD 0900-2100"]]
    assert [row[2:] for row in told(read(rows))] == [
        ("long_day", "2026-01-05 08:30:00", "2026-01-05 21:00:00"),
        ("long_day", "2026-01-07 09:00:00", "2026-01-07 21:00:00"),
    ]
    with pytest.raises(InputError, match=r"C2 .*: 3 duties are at 08:30-21:00"):
        read([rows[0], ["Dr Ada", "", "08:30-21:00"]])


def test_headings_of_tiers_tell_equal_codes_apart(read) -> None:
    rows = [
        ["Doctor", *DAYS],
        ["REGISTRARS"],
        ["Dr Ada", "RLD", "AL"],
        ["Tier 1: core trainees"],
        ["Dr Bo", "AL"],
    ]
    rota = read(rows)
    assert rota.leave[["tier", "doctor"]].to_numpy().tolist() == [
        ["registrar", "Dr Ada"],
        ["tier_1", "Dr Bo"],
    ]


def test_one_sheet_may_be_named(tmp_path: Path, make_scenario) -> None:
    sheets = {name: [["Doctor", *DAYS], ["Dr Ada", code]] for name, code in (("Old", "RN"), ("New", "RLD"))}
    as_workbook(tmp_path / "mine.xlsx", sheets)
    week = {"run.weeks": 1, "run.warm_up_weeks": 0}
    rota = read_own_rota(make_scenario(week | {"rota.own": {"file": "mine.xlsx", "sheet": "New"}}), tmp_path)
    assert rota.shifts["duty"].tolist() == ["long_day"]
    with pytest.raises(InputError, match=r"mine.xlsx, sheet 'New', B2: 'Dr Ada' has 'RLD'"):
        read_own_rota(make_scenario(week | {"rota.own": {"file": "mine.xlsx"}}), tmp_path)


@pytest.mark.parametrize(
    ("heading", "tier"),
    [("REGISTRARS", "registrar"), ("Registrar rota", "registrar"), ("Tier 1: core trainees", "tier_1"),
     ("tier 1", "tier_1"), ("Consultants and registrars", ""), ("Dr Registrarson", ""), ("", "")],
)  # fmt: skip
def test_a_heading_names_one_tier_or_none(make_scenario, heading: str, tier: str) -> None:
    assert tier_in(make_scenario(), heading) == tier
