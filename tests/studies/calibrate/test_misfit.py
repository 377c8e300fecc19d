"""What the form cannot say is found where it is there, and shown."""

import numpy as np
from studies.calibrate.known import base

from dghsim.scenario.demand import Dispersion
from dghsim.studies.calibrate.grid import Grid, counted
from dghsim.studies.calibrate.misfit import _holidays, _hours_by_weekday
from dghsim.studies.calibrate.streams import fit_stream

FIRST = np.datetime64("2026-01-05", "D")


def grid(friday_evening: float = 1.0, holidays: float = 1.0) -> Grid:
    rng = np.random.default_rng(1)
    stream = base().demand.stream["ed"]
    shares = np.array(stream.hour_shares) / sum(stream.hour_shares)
    days = np.arange(364)
    mean = 28.5 * np.tile(shares, (364, 1))
    mean[days % 7 == 4, 18:24] *= friday_evening
    for day in (
        "2026-04-03",
        "2026-04-06",
        "2026-05-04",
        "2026-05-25",
        "2026-08-31",
        "2026-12-25",
        "2026-12-28",
    ):
        mean[int((np.datetime64(day) - FIRST).astype(int))] *= holidays
    counts = rng.poisson(mean)
    hour = np.repeat(np.arange(counts.size), counts.reshape(-1))
    came = FIRST.astype("datetime64[s]") + (3600 * hour).astype("timedelta64[s]")
    return counted(came, np.ones(len(came), dtype=np.bool_), FIRST, 364)


def test_an_evening_of_one_weekday_is_found() -> None:
    stream = base().demand.stream["ed"]
    assert not _hours_by_weekday(fit_stream(grid(), stream, Dispersion())).found
    found = _hours_by_weekday(fit_stream(grid(friday_evening=1.6), stream, Dispersion()))
    assert found.found
    assert "Friday at " in found.says


def test_holidays_that_are_no_sundays_are_found() -> None:
    stream = base().demand.stream["ed"]
    assert not next(iter(_holidays(fit_stream(grid(), stream, Dispersion())))).found
    assert next(iter(_holidays(fit_stream(grid(holidays=1.5), stream, Dispersion())))).found
