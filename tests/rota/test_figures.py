from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from dghsim.rota.figures import doctor_figures
from dghsim.rota.own import read_own_rota


@pytest.fixture
def figures(tmp_path: Path, make_scenario):
    """Figures of one doctor over four weeks, from duties given as `day code`."""

    def made(*duties: str, weeks: int = 4) -> pd.Series:
        times = {"RLD": ("08:30", 0, "21:00"), "RN": ("20:30", 1, "09:00"), "RND": ("09:00", 0, "17:00"),
                 "CT": ("08:00", 0, "20:00"), "COC": ("20:00", 1, "08:00"), "AL": ("09:00", 0, "17:00")}  # fmt: skip
        lines = ["doctor,start,end,duty"]
        for text in duties:
            day, code = text.split()
            start, later, end = times[code]
            first = pd.Timestamp("2026-01-05") + pd.Timedelta(days=int(day))
            last = first + pd.Timedelta(days=later)
            lines.append(f"Dr Ada,{first:%Y-%m-%d} {start},{last:%Y-%m-%d} {end},{code}")
        lines.append(f"Dr Bo,{pd.Timestamp('2026-01-05') + pd.Timedelta(days=7 * weeks - 1):%Y-%m-%d} 09:00,"
                     f"{pd.Timestamp('2026-01-05') + pd.Timedelta(days=7 * weeks - 1):%Y-%m-%d} 17:00,RND")  # fmt: skip
        lines.append("Dr Bo,2026-01-05 09:00,2026-01-05 17:00,RND")
        (tmp_path / "mine.csv").write_text("\n".join(lines), encoding="utf-8")
        changes = {"run.weeks": weeks, "run.warm_up_weeks": 0, "rota.own": {"file": "mine.csv"}}
        scenario = make_scenario(changes)
        table = doctor_figures(scenario, read_own_rota(scenario, tmp_path))
        return table.set_index("doctor").loc["Dr Ada"]

    return made


def test_hours_are_over_the_weeks_present(figures) -> None:
    found = figures("0 RLD", "1 RLD", *(f"{day} AL" for day in range(7, 12)))
    assert found["hours_week"] == pytest.approx(25 / 3)
    assert found["leave_granted"] == 5


@pytest.mark.parametrize(
    ("duty", "weekends"),
    [("4 RND", 0), ("4 RN", 1), ("5 RND", 1), ("6 RLD", 1), ("6 RN", 1), ("0 RN", 0), ("7 RND", 0)],
)
def test_weekend_is_any_work_from_saturday_to_sunday_night(figures, duty: str, weekends: int) -> None:
    assert figures(duty)["weekends"] == weekends


def test_one_weekend_is_counted_once(figures) -> None:
    found = figures("4 RN", "5 RN", "6 RN", "19 RLD")
    assert (found["weekends"], found["one_weekend_in"], found["nights"]) == (2, 2.0, 3)


def test_on_call_from_home_counts_its_expected_work_and_is_no_night(figures) -> None:
    found = figures("0 CT", "0 COC")
    assert found["hours_week"] == pytest.approx((12 + 2) / 4)
    assert (found["nights"], found["on_calls"]) == (0, 1)


def test_nobody_works_weekends_is_one_in_infinity(figures) -> None:
    found = figures("0 RND", "1 RND", "2 RND")
    assert found["one_weekend_in"] == float("inf")
    assert found["normal_days_week"] == 0.75


def test_every_doctor_in_post_has_a_row_in_the_order_of_the_leave_table(make_scenario, rota) -> None:
    found = doctor_figures(make_scenario(), rota)
    assert found["doctor"].tolist() == rota.leave["doctor"].tolist()
    registrars = found[found["tier"] == "registrar"]
    assert registrars["hours_week"].between(44, 48).all()
    assert registrars["grade"].value_counts().to_dict() == {"registrar": 4, "specialty_doctor": 3}
