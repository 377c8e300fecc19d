"""Days without data are told from days on which nobody came."""

import numpy as np
import pytest

from dghsim.studies.calibrate.gaps import with_gaps
from dghsim.studies.calibrate.grid import Grid, counted


def grid(per_day: float, days: int = 200, seed: int = 1, timed: bool = True) -> Grid:
    rng = np.random.default_rng(seed)
    minutes = np.sort(rng.integers(0, days * 1440, rng.poisson(per_day * days)))
    came = np.datetime64("2026-01-05", "s") + minutes.astype("timedelta64[m]")
    return counted(came, np.full(len(came), timed), np.datetime64("2026-01-05", "D"), days)


def emptied(full: Grid, first: int, last: int) -> Grid:
    by_hour, by_day = full.by_hour.copy(), full.by_day.copy()
    by_hour[first:last], by_day[first:last] = 0, 0
    return Grid(full.first, by_day, by_hour, full.seen)


@pytest.mark.parametrize("per_day", [6, 30, 60])
def test_a_stretch_that_chance_would_not_leave_empty_is_no_data(per_day: float) -> None:
    found, remarks = with_gaps(emptied(grid(per_day), 50, 56))
    assert np.flatnonzero(~found.known).tolist() == list(range(50, 56))
    assert "in one gap: 2026-02-2" in remarks[0].says


def test_a_quiet_day_of_a_small_door_is_a_day_without_patients() -> None:
    full = grid(0.8)
    assert (full.by_day == 0).sum() > 50
    found, remarks = with_gaps(full)
    assert found.known.all()
    assert not remarks


@pytest.mark.parametrize("seed", range(20))
def test_where_nothing_is_missing_nothing_is_found(seed: int) -> None:
    assert not with_gaps(grid(10, seed=seed))[1]


def test_a_file_that_begins_and_ends_at_noon_has_two_half_days() -> None:
    full = grid(40)
    by_hour = full.by_hour.copy()
    by_hour[0, :12], by_hour[-1, 12:] = 0, 0
    found, _ = with_gaps(Grid(full.first, by_hour.sum(axis=1), by_hour, full.seen))
    assert found.seen[0].sum() in range(10, 13)
    assert found.seen[-1].sum() in range(10, 13)
    assert (found.seen[1:-1] == full.seen[1:-1]).all()


def test_days_alone_have_gaps_too() -> None:
    untimed = grid(30, timed=False)
    assert with_gaps(untimed)[0].known.all()
    assert int((~with_gaps(emptied(untimed, 20, 23))[0].known).sum()) == 3
