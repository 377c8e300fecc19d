import math

import pandas as pd
import pytest
from report import made_up

from dghsim.measures.model import Difference
from dghsim.report.figures.forest import MOST_ROWS, WIDTH, forest_rows

COLUMNS = (
    "measure_id", "measure", "unit", "better", "base", "changed", "difference", "ci_low", "ci_high", "verdict"
)  # fmt: skip


def difference(*rows: tuple[object, ...]) -> Difference:
    study = made_up.bare()
    return Difference("A change", study, study, pd.DataFrame(list(rows), columns=list(COLUMNS)))


def row(**changes: object) -> tuple[object, ...]:
    plain = {
        "measure_id": "ed_stay_mean_hours", "measure": "ED stay", "unit": "hours", "better": "less", "base": 6.0,
        "changed": 5.0, "difference": -1.0, "ci_low": -1.5, "ci_high": -0.5, "verdict": "better",
    }  # fmt: skip
    return tuple((plain | changes)[name] for name in COLUMNS)


def test_less_of_what_should_be_less_is_drawn_on_the_right() -> None:
    (only,), others = forest_rows(difference(row()))
    assert others == ()
    assert only.drawing is not None
    assert WIDTH / 2 < only.drawing.low < only.drawing.at < only.drawing.high <= WIDTH
    assert (only.difference, only.interval, only.style) == ("−1.0", "−1.5 to −0.5", "better")


def test_more_of_what_should_be_less_is_drawn_on_the_left() -> None:
    worse = row(difference=1.0, ci_low=0.5, ci_high=1.5, verdict="worse")
    (only,), _ = forest_rows(difference(worse))
    assert only.drawing is not None
    assert 0 <= only.drawing.low < only.drawing.high < WIDTH / 2
    assert only.style == "worse"


def test_what_cannot_be_told_straddles_the_middle() -> None:
    (only,), _ = forest_rows(difference(row(ci_low=-2.0, ci_high=0.1, verdict="cannot tell")))
    assert only.drawing is not None
    assert only.drawing.low < WIDTH / 2 < only.drawing.high
    assert only.style == "unsure"


def test_percent_differ_by_points_and_what_the_rota_fixes_is_exact() -> None:
    percent, frequency = row(unit="%"), row(unit="1 in N weekends", ci_low=-1.0, ci_high=-1.0)
    (first, second), _ = forest_rows(difference(percent, frequency))
    assert (first.unit, first.change_unit) == ("%", "points")
    assert (second.base, second.change_unit, second.interval) == ("1 in 6.0", "", "exact")


@pytest.mark.parametrize("changes", [{"better": "neither", "verdict": "differs"}, {"verdict": "no change"}])
def test_what_cannot_be_better_or_did_not_move_stands_with_the_others(changes: dict[str, object]) -> None:
    shown, (only,) = forest_rows(difference(row(**changes)))
    assert shown == ()
    assert only.style == "same"


def test_one_replication_has_no_drawing() -> None:
    once = row(ci_low=math.nan, ci_high=math.nan, verdict="cannot tell")
    (only,), _ = forest_rows(difference(once))
    assert only.drawing is None
    assert (only.difference, only.interval) == ("−1.00", "–")


def test_headlines_come_before_details_and_the_order_is_kept() -> None:
    details = [row(measure_id=f"detail_{number}", measure=f"Detail {number}") for number in range(30)]
    headline = row(measure_id="cost_total_gbp_per_year", measure="Doctors in all", verdict="cannot tell")
    shown, others = forest_rows(difference(*details, headline))
    assert len(shown) == MOST_ROWS
    assert shown[-1].measure == "Doctors in all"
    assert len(others) == 31 - MOST_ROWS
    assert [one.measure for one in shown[:-1]] == sorted(
        (one.measure for one in shown[:-1]), key=lambda name: int(name[7:])
    )


def test_both_sides_have_the_same_decimals() -> None:
    (only,), _ = forest_rows(difference(row(base=4.21, changed=4.0)))
    assert (only.base, only.changed) == ("4.21", "4.00")
    (only,), _ = forest_rows(difference(row()))
    assert (only.base, only.changed) == ("6", "5")
