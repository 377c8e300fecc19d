"""Files of arrivals as planners have them."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from dghsim.studies.calibrate.patients import Extract
from dghsim.studies.calibrate.reading import read_extract

TODAY = datetime.date(2026, 11, 22)
HEADINGS = ("arrived", "left", "age")


def written(folder: Path, rows: Iterable[Sequence[object]], headings: Sequence[str] = HEADINGS, *,
            separator: str = ",", encoding: str = "utf-8") -> Path:  # fmt: skip
    """A CSV file of these rows."""
    path = folder / "data.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=separator)
        writer.writerow(headings)
        writer.writerows(rows)
    return path


def read(path: Path, **more: object) -> Extract:
    """The file, read on a fixed day."""
    return read_extract(path, today=TODAY, **more)  # type: ignore[arg-type]


def stays(
    count: int = 60, first: str = "2026-01-05 08:07", every: int = 47, hours: int = 50
) -> list[list[str]]:
    """Patients so many minutes apart who stay so many hours and some minutes."""
    start = np.datetime64(first, "m")
    rows = []
    for number in range(count):
        came = start + np.timedelta64(every * number, "m")
        gone = came + np.timedelta64(60 * hours + 13 * number, "m")
        rows.append([str(came).replace("T", " "), str(gone).replace("T", " "), str(40 + number % 50)])
    return rows


def remarks(extract: Extract) -> str:
    """All remarks as one text."""
    return "\n".join(f"{one.rows} {one.says}" for one in extract.remarks)
