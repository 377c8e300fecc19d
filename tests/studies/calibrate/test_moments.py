"""Dates are read in one form, or refused with what to say; a cell is never printed."""

import numpy as np
import pytest

from dghsim.errors import InputError
from dghsim.studies.calibrate.moments import read_times

WHEN = np.datetime64("2026-01-25T20:30", "s")


def times(cells: list[object], order: str | None = None) -> list[np.datetime64]:
    return list(read_times(cells, list(range(2, len(cells) + 2)), order, "data.csv, column A (arrived)").at)


@pytest.mark.parametrize(
    "cell",
    ["2026-01-25 20:30", "2026-01-25T20:30:00", "25/01/2026 20:30", "1/25/2026 8:30 PM", "25 Jan 2026 20:30",
     "25-Jan-26 20:30", "46047.8541666667", " 25/01/2026 20:30 ", "25.01.2026 20:30"],
)  # fmt: skip
def test_one_moment_in_many_forms(cell: str) -> None:
    assert times([cell]) == [WHEN]


@pytest.mark.parametrize("cell", ["2026-01-25 20:30Z", "2026-01-25 20:30+01:00", "tomorrow", "2026-13-01", "25/25/2026",
                                  "2026-01-25 24:30", "9999999999"])  # fmt: skip
def test_what_is_no_local_time_is_refused_unprinted(cell: str) -> None:
    with pytest.raises(InputError) as error:
        times([cell])
    assert cell not in str(error.value)


def test_days_told_from_months_by_any_that_can_only_be_one() -> None:
    assert times(["03/04/2026", "25/01/2026"])[0] == np.datetime64("2026-04-03", "s")
    assert times(["03/04/2026", "01/25/2026"])[0] == np.datetime64("2026-03-04", "s")


def test_where_nothing_tells_it_must_be_said() -> None:
    with pytest.raises(InputError, match="say --dates uk or --dates us"):
        times(["03/04/2026"])
    assert times(["03/04/2026"], "uk") == [np.datetime64("2026-04-03", "s")]
    assert times(["03/04/2026"], "us") == [np.datetime64("2026-03-04", "s")]


def test_both_orders_in_one_column_are_refused_even_when_said() -> None:
    for order in (None, "uk", "us"):
        with pytest.raises(InputError, match="the day stands first in row 2 and the month in row 3"):
            times(["25/01/2026", "01/25/2026"], order)


def test_what_is_said_must_be_so() -> None:
    with pytest.raises(InputError, match="--dates us, but row 2 can only be uk"):
        times(["25/01/2026"], "us")


def test_forms_mixed_are_refused_or_declared() -> None:
    mixed: list[object] = ["2026-01-25 20:30", "25/01/2026 20:30", "46047.8541666667"]
    with pytest.raises(InputError, match="year first in row 2, day or month first in row 3"):
        times(mixed)
    assert times(mixed, "uk") == [WHEN] * 3


def test_a_few_that_are_no_dates_are_told_not_refused() -> None:
    found = read_times(["2026-01-25"] * 9 + ["?"], range(2, 12), None, "x")  # type: ignore[arg-type]
    assert found.unreadable == (9,)
    assert not found.timed.any()
