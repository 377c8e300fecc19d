"""A sweep of many cells needs no more memory than one of few."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.sweeps import asked, begun

FEW, MANY = 1_000, 10_000
ROOM = 1.25


def held_mb(process: int) -> float:
    """What a process and those it began hold, what they share counted once; 0 for one that is gone."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()
    except OSError:
        return 0.0
    own = next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)
    return own / 1024 + sum(held_mb(int(child)) for child in children)


def most_held_mb(folder: Path, cells: int) -> float:
    """At any time while a sweep of so many cells runs, looked at four times a second."""
    folder.mkdir()
    body = (
        '[factor.take]\nkey = "demand.stream.customers.per_day"\nlow = 20\nhigh = 70\n'
        f'[design]\nsample = "latin_hypercube"\npoints = {cells}'
    )
    run = "[run]\nweeks = 1\nwarm_up_weeks = 0\nreplications = 1"
    asked(folder, body, head="", run=run)
    most = 0.0
    with begun(folder / "study.toml", folder / "out", "--workers", "2", "--quiet") as process:
        while process.poll() is None:
            most = max(most, held_mb(process.pid))
            time.sleep(0.25)
    assert process.returncode == 0
    return most


@pytest.mark.prove
@pytest.mark.skipif(sys.platform != "linux", reason="reads what Linux says of the memory of processes")
def test_memory_does_not_grow_with_the_cells(
    tmp_path: Path, record_property: Callable[[str, int], None]
) -> None:
    few, many = (most_held_mb(tmp_path / str(cells), cells) for cells in (FEW, MANY))
    assert few > 100, "that it was measured at all"
    assert many < ROOM * few
    record_property("cells", MANY)
