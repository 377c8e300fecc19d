"""Outliers and moves, by hand."""

from __future__ import annotations

import numpy as np
import pytest
from helpers.finished import Patient, hospital, view
from helpers.whole import whole

from dghsim.measures.outliers import outliers


def test_bed_days_and_moves_of_outliers() -> None:
    found = outliers(view(whole(), [
        Patient("Sun 10:00", "2Mon 12:00",
                stays=[("surgery", "Sun 12:00", "Sun 12:00", "2Mon 12:00")]),  # half a day of it in week 2
        Patient("2Mon 10:00", "2Thu 00:00",
                stays=[("amu", "2Mon 12:00", "2Mon 12:00", "2Tue 00:00"),
                       ("surgery", "2Tue 00:00", "2Tue 00:00", "2Thu 00:00")]),
        Patient("2Mon 11:00", "2Wed 00:00", stays=[("amu", "2Mon 12:00", "2Mon 12:00", "2Wed 00:00")]),
        Patient("2Mon 11:30", stays=[("surgery", "2Mon 12:00", "never", "never")]),  # only asked for
    ]))  # fmt: skip
    assert found["outlier_bed_days_per_year"] == pytest.approx(52 * 2.5)
    assert found["outliers_mean_patients"] == pytest.approx(2.5 / 7)
    assert found["outlier_bed_days_percent"] == pytest.approx(100 * 2.5 / 4.5)
    assert found["outlier_moves_per_day"] == pytest.approx(1 / 7)
    assert found["outlier_patients_percent"] == 50  # of the two whose first bed was given in week 2
    assert found["bed_moves_each"] == pytest.approx((3 - 2) / 2)


def test_nobody_in_a_bed_is_nan() -> None:
    found = outliers(view(whole()))
    assert found["outliers_mean_patients"] == 0
    assert np.isnan([found["outlier_patients_percent"], found["bed_moves_each"]]).all()


def test_without_such_places_there_are_no_outliers() -> None:
    found = outliers(view(hospital()))
    assert "outliers_mean_patients" not in found
    assert outliers(view(hospital(place={"amu": {"count": 2}}))) == {}
