import csv
import math

import pytest

from dghsim.cohort.figures import WEEKDAYS, figures_text, hospital_figures
from dghsim.cohort.public import rows
from dghsim.measures.face.hospitals import FILE

FOUND = {(each.code, each.figure): each for each in hospital_figures()}


def test_the_shipped_file_is_what_the_public_tables_give_byte_for_byte() -> None:
    assert FILE.read_bytes() == figures_text().encode()


def test_the_isle_of_wights_by_hand() -> None:
    # 6,860 waits over 4 hours of 15,771 admissions; 16,373 of 68,419 over 4 hours; both of April 2022 to March 2023.
    waits = FOUND["R1F", "bed_wait_4_hours"]
    assert waits.value == pytest.approx(100 * 6860 / 15771, abs=0.005)
    assert waits.low <= waits.value <= waits.high
    assert FOUND["R1F", "ed_within_4_hours"].value == pytest.approx(100 * (1 - 16373 / 68419), abs=0.005)


def test_a_week_is_a_shape_about_its_own_mean() -> None:
    for code in {code for code, _ in FOUND}:
        shape = [FOUND[code, f"discharges_{day}"].value for day in WEEKDAYS]
        assert math.fsum(shape) == pytest.approx(7, abs=0.01)


def test_months_of_a_few_patients_are_left_out() -> None:
    # Yeovil's and Southport's first months have days on which nobody is counted.
    empty = {row["ods_code"] for row in rows("discharges_2022_2025.csv") if row["discharged"] == "0"}
    assert {"RA4", "RVY"} <= empty
    assert "over 12 months" not in FOUND["RA4", "discharges_monday"].range


def test_what_the_files_are_worked_out_from_is_calibrated_to_and_the_rest_held_back() -> None:
    towards = {figure for (_, figure), each in FOUND.items() if each.status == "calibrated_to"}
    assert towards == {"occupancy", "not_meeting", "bed_days_each"}


def test_who_did_not_report_has_no_figure() -> None:
    assert ("RGR", "ed_within_4_hours") not in FOUND
    assert not {"RBZ", "RA3", "RQQ"} & {code for code, _ in FOUND}
    with FILE.open(encoding="utf-8", newline="") as file:
        assert all(math.isfinite(float(row["value"])) for row in csv.DictReader(file))
