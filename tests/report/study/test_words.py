"""Numbers in the sentences of a study's page."""

import pytest
from helpers.cells import measure

from dghsim.report.study.words import size


@pytest.mark.parametrize(
    ("amount", "unit", "says"),
    [
        (0.2, "hours", "0.20 hours"),
        (1.0, "%", "1 point"),
        (0.00005, "minutes", "0.00005 minutes"),
        (40_000, "pounds", "£40,000"),
        (0.0, "hours", "0 hours"),
    ],
)
def test_how_great_a_difference_is(amount: float, unit: str, says: str) -> None:
    assert size(measure(unit=unit), amount) == says
