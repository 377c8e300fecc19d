"""What is fitted depends on what the file is: one of discharges alone, one with a door that is not known."""

from pathlib import Path

import pytest
from studies.calibrate.files import read, stays, written
from studies.calibrate.known import base

from dghsim.errors import InputError
from dghsim.studies.calibrate.fit import _grid, _streams, calibrate, patient_streams


def rows(still_in: bool) -> list[list[str]]:
    """Six weeks of thirty a day, one in three of whom stays for a week or two; who is in at the end is there or not."""
    some = [row for hours in (20, 30, 300) for row in stays(count=420, every=144, hours=hours)]
    last = max(came for came, _, _ in some)
    return [[came, left if left <= last else "", age] for came, left, age in some if still_in or left <= last]


def test_from_discharges_alone_the_last_days_are_not_used(tmp_path: Path) -> None:
    grid, remarks = _grid(read(written(tmp_path, rows(still_in=False))))
    assert "Nobody is still in" in remarks[-1].says
    assert int((~grid.known).sum()) > 5
    assert not grid.known[-5:].any()


def test_with_those_still_in_every_day_is_used(tmp_path: Path) -> None:
    grid, remarks = _grid(read(written(tmp_path, rows(still_in=True))))
    assert not any("Nobody is still in" in one.says for one in remarks)
    assert grid.known[:-1].all()


def test_a_door_the_base_does_not_have_is_told(tmp_path: Path) -> None:
    doors = patient_streams(base())
    some = [[came, "ed" if place % 50 else "moon"] for place, (came, _, _) in enumerate(stays(count=1000))]
    extract = read(written(tmp_path, some, ("arrived", "stream")))
    grid, _ = _grid(extract)
    fits, remarks = _streams(extract, grid, doors, base().demand.dispersion)
    assert set(fits) == {"ed"}
    assert any("20 Stream not known" in f"{one.rows} {one.says}" for one in remarks)
    assert any("Too few by direct" in one.says for one in remarks)


def test_too_few_days_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="at least 14 are needed"):
        calibrate(read(written(tmp_path, stays())), base())
