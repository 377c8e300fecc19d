import math
import re

import pytest
from report.cohort.made_up_cohort import QUALITY, TAKES

from dghsim.report.cohort.funnel import funnel
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.figure import Figure


@pytest.fixture(scope="module")
def figure(reading: CohortReading) -> Figure:
    standing = next(aim for aim in reading.aims if aim.aim.name == "quality").standings[0]
    found = funnel(reading, standing)
    assert found is not None
    return found


def test_limits_are_the_binomials_widened_by_hand(reading: CohortReading, figure: Figure) -> None:
    patients = {name: 364 * reading.studies[name].values["arrivals_per_day"].mean() for name in TAKES}
    shares = {name: reading.studies[name].values["consultant_in_time_percent"].mean() for name in TAKES}
    real = [name for name in TAKES if name != "none"]
    middle = sum(patients[name] * shares[name] for name in real) / sum(patients[name] for name in real)
    years = 8 / 52
    ratios = [
        reading.studies[name].values["consultant_in_time_percent"].var(ddof=1)
        / (shares[name] * (100 - shares[name]) / (patients[name] * years))
        for name in real
    ]
    factor = sum(ratios) / len(real)
    assert factor > 1.2
    assert f"the variance is {factor:.2f} times the binomial's" in figure.reading
    low_95, high_95, low_998, high_998 = (figure.data[number] for number in range(4))
    for place in (0, 30, 59):
        error = math.sqrt(factor * middle * (100 - middle) / low_95["x"][place] / (12 * years))
        assert low_95["y"][place] == pytest.approx(middle - 1.96 * error)
        assert high_95["y"][place] == pytest.approx(middle + 1.96 * error)
        assert low_998["y"][place] == pytest.approx(middle - 3.09 * error)
        assert high_998["y"][place] == pytest.approx(middle + 3.09 * error)


def test_small_numbers_vary_more(figure: Figure) -> None:
    low, high = figure.data[:2]
    width = high["y"] - low["y"]
    assert (width[:-1] > width[1:]).all()


def test_the_finding_counts_those_outside(figure: Figure) -> None:
    assert re.fullmatch(
        r"Consultant in 6 or 14 hours: 4 hospitals of 4 lie farther from the mean of all patients, 5\d\.\d %, than "
        r"chance explains\.",
        figure.finding,
    )
    assert list(figure.data[-1]["text"]) == ["NONE *", "ALPHA", "HOSTILE", "BETA", "FAR"]
    assert list(figure.data[-1]["y"]) == pytest.approx(
        [QUALITY[name] for name in sorted(TAKES, key=TAKES.__getitem__)], abs=2.5
    )


def test_what_is_no_share_has_no_funnel(reading: CohortReading) -> None:
    hours = next(aim for aim in reading.aims if aim.aim.name == "sustainability").standings[0]
    assert funnel(reading, hours) is None
