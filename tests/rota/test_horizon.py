from __future__ import annotations

import datetime

import pytest

from dghsim.errors import InputError
from dghsim.rota.horizon import horizon_of


def test_warm_up_comes_before_the_start_and_draining_after(make_scenario) -> None:
    horizon = horizon_of(make_scenario({"run.end": "drain"}))
    assert horizon.epoch == datetime.date(2025, 12, 22)
    assert (horizon.weeks, horizon.days) == (2 + 26 + 8, 7 * 36)
    assert horizon.measured == slice(14, 14 + 182)


def test_leave_is_reckoned_by_years_that_cover_the_horizon_once(make_scenario) -> None:
    horizon = horizon_of(make_scenario({"run.weeks": 110, "run.end": "drain"}))
    spans = horizon.leave_spans
    assert [(span.stop - span.start) // 7 for span in spans] == [2, 52, 52, 6, 8]
    assert [day for span in spans for day in range(horizon.days)[span]] == list(range(horizon.days))


def test_start_on_another_day_than_monday_is_refused(make_scenario) -> None:
    with pytest.raises(InputError, match=r"run\.start is 2026-01-06, a Tuesday; allowed: a Monday"):
        horizon_of(make_scenario({"run.start": "2026-01-06"}))


def test_run_beyond_the_calendar_is_refused(make_scenario) -> None:
    with pytest.raises(InputError, match="leaves the calendar"):
        horizon_of(make_scenario({"run.start": "0001-01-01"}))
