import math

import pytest

from dghsim.report.numbers import amount, beside, change, fine, plain, pounds, span
from dghsim.studies.decide.numbers import between


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1234.4, "1,234"),
        (12.34, "12.3"),
        (-0.456, "−0.46"),
        (-0.001, "0.00"),
        (math.nan, "–"),
        (math.inf, "–"),
    ],
)
def test_numbers_have_about_three_digits(value: float, text: str) -> None:
    assert plain(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(4_860_000, "£4.86 million"), (48_649, "£48,649"), (-120.2, "−£120"), (0.2, "£0"), (math.nan, "–")],
)
def test_pounds(value: float, text: str) -> None:
    assert pounds(value) == text


def test_a_frequency_says_one_in_and_needs_no_unit() -> None:
    assert amount(3.32, "1 in N weekends") == "1 in 3.3"
    assert beside("1 in N weekends") == beside("pounds a year") == ""
    assert beside("hours") == "hours"


def test_whole_numbers_have_no_decimals() -> None:
    assert amount(2.0, "posts") == "2"


def test_a_small_difference_keeps_the_digits_its_interval_has() -> None:
    low, high = -0.0049, -0.0033
    assert fine(low, high) == 4
    assert change(-0.0041, "days", fine(low, high)) == "−0.0041"
    assert span(low, high, "days", fine(low, high)) == "−0.0049 to −0.0033"
    assert fine(math.nan, math.nan) == 2
    assert fine(0.0, 0.0) == 0


def test_a_difference_of_pounds_is_signed() -> None:
    assert change(32_104, "pounds a year") == "+£32,104"
    assert span(-8713, -6050, "pounds a year") == "−£8,713 to −£6,050"


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (-14.0, -0.03, "−14.00 to −0.03"),
        (0.04, 1.4, "0.04 to 1.40"),
        (-14.0, 0.03, "−14 to 0"),
        (-14.0, -1.2, "−14 to −1"),
        (0.0, 1.4, "0.0 to 1.4"),
    ],
)
def test_an_interval_without_nought_shows_none(low: float, high: float, shown: str) -> None:
    assert span(low, high, "hours", fine(low, high)) == shown


def test_pounds_that_stand_together_are_rounded_alike() -> None:
    """Not £22,803 beside £2.04 million."""
    three = (22_803.0, -1_994_600.0, 2_040_210.0)
    assert change(three[0], "pounds a year", among=three) == "+£23,000"
    assert span(three[1], three[2], "pounds a year", among=three) == "−£1,995,000 to £2,040,000"
    assert amount(2.04e6, "pounds", among=(1.2e6, 3e6)) == "£2.04 million"
    assert span(22_803, 48_612, "pounds") == "£22,803 to £48,612"
    assert between(*three) == "£23,000 (-£1,995,000 to £2,040,000)"
    assert between(5e6, 4e6, 6e6) == "£5.00 million (£4.00 million to £6.00 million)"
    assert change(120.0, "pounds", among=(math.nan, math.inf)) == "+£120"
    assert change(0.4, "pounds", among=(-2e6, 2e6)) == "£0"
