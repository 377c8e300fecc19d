from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dghsim.errors import InputError
from dghsim.rota.dated import date_rota
from dghsim.rota.files import write_rota
from dghsim.rota.gaps import duties_for
from dghsim.rota.model import FILLED_BY, DatedRota
from dghsim.rota.own import read_own_rota
from dghsim.rota.table import CONTRACT_COLUMNS, rota_rows

OWN = {"rota.own": {"file": "mine.csv"}}
WEEK = OWN | {"run.weeks": 1, "run.warm_up_weeks": 0}
HEADER = ",".join(CONTRACT_COLUMNS)


@pytest.fixture
def read(tmp_path: Path, make_scenario):
    """Reads lines in long form as the planner's own rota."""

    def reader(*lines: str, changes=None, header: str = HEADER) -> DatedRota:
        (tmp_path / "mine.csv").write_text("\n".join([header, *lines]), encoding="utf-8")
        return read_own_rota(make_scenario(WEEK | (changes or {})), tmp_path)

    return reader


def line(doctor: str = "Dr Ada", day: int = 5, duty: str = "RLD", rest: str = "") -> str:
    return f"{doctor},2026-01-{day:02} 08:30,2026-01-{day:02} 21:00,,{duty},{rest},"


def spreadsheet_uk(text: str) -> bytes:
    """As Excel in England saves CSV after an edit."""
    frame = pd.read_csv(pd.io.common.StringIO(text), dtype=str, keep_default_na=False)
    for name in ("start", "end"):
        frame[name] = pd.to_datetime(frame[name]).dt.strftime("%d/%m/%Y %H:%M")
    return b"\xef\xbb\xbf" + frame.to_csv(index=False, lineterminator="\r\n").encode()


def office_with_semicolons(text: str) -> bytes:
    frame = pd.read_csv(pd.io.common.StringIO(text), dtype=str, keep_default_na=False)
    for name in ("start", "end"):
        frame[name] = pd.to_datetime(frame[name]).dt.strftime("%Y-%m-%d %H:%M:%S")
    return frame.to_csv(index=False, sep=";", quoting=1).encode()


@pytest.mark.parametrize("save", [str.encode, spreadsheet_uk, office_with_semicolons])
def test_exported_rota_comes_back_the_same_from_any_spreadsheet(
    tmp_path: Path, make_scenario, rota: DatedRota, save
) -> None:
    write_rota(rota_rows(rota), tmp_path / "mine.csv")
    text = (tmp_path / "mine.csv").read_text(encoding="utf-8")
    (tmp_path / "mine.csv").write_bytes(save(text))
    again = read_own_rota(make_scenario(OWN), tmp_path)
    pd.testing.assert_frame_equal(again.shifts, rota.shifts)
    assert again.hash == rota.hash
    assert again.notes == ()
    order = ["tier", "doctor"]
    pd.testing.assert_frame_equal(
        again.leave, rota.leave.sort_values(order, ignore_index=True), check_dtype=False
    )


def test_gaps_of_a_rota_read_back_are_filled_as_before(
    tmp_path: Path, make_scenario, rota: DatedRota
) -> None:
    write_rota(rota_rows(rota), tmp_path / "mine.csv")
    scenario = make_scenario(OWN)
    tables = [duties_for(scenario, each, 4) for each in (rota, read_own_rota(scenario, tmp_path))]
    for name in ("start", "end", "kind", "filled_by"):
        np.testing.assert_array_equal(getattr(tables[0], name), getattr(tables[1], name))


def test_edit_is_what_changes(tmp_path: Path, make_scenario, rota: DatedRota) -> None:
    rows = rota_rows(rota)
    night = rows.index[(rows["duty"] == "night") & (rows["doctor"] == "registrar 3")][0]
    rows.loc[night, "doctor"] = "Dr Swap"
    rows.loc[night, "end"] += pd.Timedelta(minutes=30)
    write_rota(rows, tmp_path / "mine.csv")
    edited = read_own_rota(make_scenario(OWN), tmp_path)
    changed = edited.shifts.merge(rota.shifts, how="left", indicator=True).query("_merge == 'left_only'")
    assert changed[["doctor", "duty"]].to_numpy().tolist() == [["Dr Swap", "night"]]
    assert "Dr Swap" in edited.leave["doctor"].tolist()


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(in_post=st.integers(1, 9), weeks=st.integers(1, 12), seed=st.integers(0, 99))
def test_any_rota_of_ours_comes_back_the_same(
    tmp_path: Path, make_scenario, templates, in_post: int, weeks: int, seed: int
) -> None:
    changes = {
        "rota.tier.registrar.in_post": in_post,
        "rota.tier.registrar.grades": {"registrar": in_post // 2, "specialty_doctor": in_post // 3},
        "run.weeks": weeks,
        "run.seed": seed,
    }
    rota = date_rota(make_scenario(changes), templates)
    write_rota(rota_rows(rota), tmp_path / "mine.csv")
    again = read_own_rota(make_scenario(changes | OWN), tmp_path)
    lines_known = rota.shifts["doctor"].str.endswith((" 9", "9 (registrar)")).any()
    if lines_known:
        assert again.hash == rota.hash
    pd.testing.assert_frame_equal(rota_rows(again), rota_rows(rota))


def test_shorter_rota_is_repeated_in_whole_weeks_on_the_same_weekdays(read) -> None:
    rota = read(*(line(day=day) for day in (5, 6, 11)), changes={"run.weeks": 3, "run.start": "2025-12-29"})
    assert rota.notes == (
        "the file covers 1 week from 2026-01-05 and is repeated over the 3 weeks of the run",
    )
    starts = rota.shifts["start"]
    assert len(starts) == 9
    assert sorted(starts.dt.day_of_week.unique()) == [0, 1, 6]
    assert str(starts.iloc[0]) == "2025-12-29 08:30:00"


def test_shift_over_the_seam_is_cut_short_and_told(read) -> None:
    rows = ["Dr Ada,2026-01-11 20:30,2026-01-12 09:00,,RN,,", line(day=5)]
    rota = read(*rows, changes={"run.weeks": 2})
    assert rota.notes[1] == "cut short or left out where the file begins again: 1 overlapping duty"
    nights = rota.shifts[rota.shifts["duty"] == "night"]
    assert [str(end) for end in nights["end"]] == ["2026-01-12 08:30:00", "2026-01-19 09:00:00"]


def test_rows_outside_the_run_are_left_out_and_counted(read) -> None:
    rota = read("Dr Ada,2025-12-29 08:30,2025-12-29 21:00,,RLD,,", line(day=5), line(day=12), line(day=18))
    assert len(rota.shifts) == 1
    assert rota.notes == ("left out, outside the run: 3 rows",)


def test_file_that_is_no_whole_weeks_is_refused(read) -> None:
    with pytest.raises(
        InputError, match=r"covers 11 days, 2026-01-07 to 2026-01-17, and not all of the run's 4 weeks"
    ):
        read(*(line(day=day) for day in range(7, 18)), changes={"run.weeks": 4})


def test_duty_is_found_by_code_name_or_hours(read) -> None:
    rota = read(
        line("A", duty="RLD"),
        line("B", duty="ward day"),
        "C,2026-01-05 20:30,2026-01-06 09:00,,,,",
        line("D", duty="LD", rest="Tier 1: core trainees"),
        line("E", duty="AL", rest="registrar"),
    )
    assert dict(zip(rota.shifts["doctor"], rota.shifts["duty"], strict=True)) == {
        "A": "long_day", "B": "ward_day", "C": "night", "D": "take_day", "E": "",
    }  # fmt: skip


def test_vacant_rows_are_gaps_and_locums_keep_their_word(read) -> None:
    rota = read(
        line("vacant"), line("Vacant", 6) + "post", line("Ann", 7) + "vacant", line("Bob", 8) + "bank"
    )
    assert rota.shifts["filled_by"].tolist() == ["vacant", "vacant", "vacant", "bank"]
    assert rota.leave.empty


def test_two_vacancies_of_one_name_draw_apart(read, make_scenario) -> None:
    rota = read(*(line("Vacant", day) for day in range(5, 12) for _ in range(8)))
    table = duties_for(make_scenario(WEEK), rota, 0)
    assert {FILLED_BY[each] for each in table.filled_by} == {"bank", "agency", "uncovered"}
    assert len(set(table.doctor[table.doctor >= 0])) == (table.doctor >= 0).sum()


def test_leave_over_several_days_counts_its_weekdays(read) -> None:
    rota = read(line(day=5), "Dr Ada,2026-01-08 00:00,2026-01-13 00:00,leave,,,")
    assert rota.leave[["leave_granted", "leave_entitled"]].to_numpy().tolist() == [[2, 1]]


def test_grades_are_as_written_or_shared_out(read) -> None:
    lines = [
        f"Dr {name},2026-01-05 08:30,2026-01-05 21:00,,RLD,,,{grade}"
        for name, grade in [
            ("A", "specialty_doctor"),
            ("B", ""),
            ("C", ""),
            ("D", "ST9"),
            ("E", ""),
            ("F", ""),
            ("G", ""),
            ("H", ""),
        ]
    ]
    rota = read(*lines, header=f"{HEADER},grade")  # fmt: skip
    grades = rota.shifts["grade"]
    assert grades.iloc[0] == "specialty_doctor"
    assert grades.value_counts().to_dict() == {"registrar": 5, "specialty_doctor": 3}
    assert rota.notes[-1] == "grades unknown to the scenario and not used: 'ST9'"


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([line(), line(day=6, duty="RXX")], r"row 3: duty 'RXX' is unknown or of several tiers; known: CND, "),
        ([line(duty="take_day")], r"row 2: duty 'take_day' is unknown or of several tiers"),
        ([line(duty="")], r"row 2: duty is empty, and 3 duties are from 08:30 to 21:00"),
        ([line(rest="tier_9")], r"row 2: tier 'tier_9' is unknown; allowed: tier_1, registrar, consultant"),
        ([line() + "friend"], r"row 2: filled_by is 'friend'; allowed: vacant, post"),
        (["Dr Ada,2026-01-05 08:30,2026-01-05 21:00,work,RLD,,"], r"row 2: kind is 'work'; allowed: shift, nroc"),
        (["Dr Ada,2026-01-05 08:30,2026-01-05 21:00,shift,AL,,"], r"row 2: duty is 'AL', which is no shift"),
        ([line(), "", line()], r"row 4: repeats .*row 2"),
        ([line(), line(duty="LD", rest="tier_1")], r"row 3: 'Dr Ada' is on two duties at once, with .*row 2"),
        (["Dr Ada,2026-01-05 08:30,2026-01-05 08:30,,RLD,,"], r"row 2: end is 2026-01-05 08:30:00; allowed: after"),
        (["Dr Ada,2026-01-05 08:30,2027-01-05 08:30,,RLD,,"], r"row 2: end is 2027-01-05 .* by at most 31 days"),
        (["Dr Ada,9999-12-31 08:30,9999-12-31 21:00,,RLD,,"], r"row 2: starts 9999-12-31 .*years 1950 to 2150"),
        (["Dr Ada,NaN,2026-01-05 21:00,,RLD,,"], r"row 2: start is 'NaN'"),
        ([], "no rows; needed: at least one shift"),
    ],
)  # fmt: skip
def test_bad_rows_are_refused_by_number(read, lines: list[str], message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read(*lines)
    assert "\n" not in str(caught.value)


def test_missing_column_and_missing_file_are_told(read, tmp_path: Path, make_scenario) -> None:
    with pytest.raises(InputError, match="no column end"):
        read("Dr Ada,2026-01-05 08:30", header="doctor,start")
    with pytest.raises(InputError, match="cannot be read: No such file"):
        read_own_rota(make_scenario(OWN), tmp_path / "elsewhere")


def test_absences_of_nobody_known_are_left_out_and_told(read) -> None:
    rota = read(line(), "Dr Who,2026-01-05 09:00,2026-01-05 17:00,leave,,,")
    assert rota.notes == ("left out, of doctors without duties or tier: 1 absence",)
