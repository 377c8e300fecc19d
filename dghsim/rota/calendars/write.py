"""A folder with a calendar for each doctor."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from dghsim.rota.calendars.events import Issue, Row, event
from dghsim.rota.calendars.lines import LONDON, TIME_ZONE, packed, text
from dghsim.rota.calendars.names import file_names
from dghsim.rota.horizon import horizon_of
from dghsim.rota.model import DatedRota
from dghsim.scenario.root import Scenario


def write_calendars(rota: DatedRota, scenario: Scenario, folder: Path, *, issue: int = 0) -> list[Path]:
    """Writes `DOCTOR.ics` for each named doctor, over the measured weeks. The same rota gives the same bytes.

    Args:
        rota: the planned rota; vacant lines are nobody's and are left out.
        scenario: names duties and tiers.
        folder: made if it is not there.
        issue: counts the issues of a rota: programs take a higher one for newer.

    Raises:
        OSError: the folder cannot be written to.
    """
    by_doctor = _rows(rota, scenario)
    moment = datetime.datetime.combine(scenario.run.start, datetime.time()) + datetime.timedelta(
        seconds=issue
    )
    written = []
    folder.mkdir(parents=True, exist_ok=True)
    for doctor, name in file_names(by_doctor).items():
        path = folder / f"{name}.ics"
        path.write_bytes(calendar(scenario, doctor, by_doctor[doctor], Issue(issue, moment)))
        written.append(path)
    return written


def calendar(scenario: Scenario, doctor: str, rows: Sequence[Row], issue: Issue) -> bytes:
    """One doctor's calendar."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//dghsim//rota//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
             text("X-WR-CALNAME", f"Rota: {doctor}"), f"X-WR-TIMEZONE:{TIME_ZONE}", *LONDON]  # fmt: skip
    met: Counter[datetime.date] = Counter()
    for row in rows:
        day = row.start.date()
        lines += event(scenario, doctor, row, met[day], issue)
        met[day] += 1
    return packed([*lines, "END:VCALENDAR"])


def _rows(rota: DatedRota, scenario: Scenario) -> dict[str, list[Row]]:
    """Doctor -> rows of the measured weeks in order of start."""
    horizon = horizon_of(scenario)
    first = horizon.epoch + datetime.timedelta(days=horizon.measured.start)
    after = horizon.epoch + datetime.timedelta(days=horizon.measured.stop)
    shifts = rota.shifts[rota.shifts["filled_by"] != "vacant"]
    starts, ends = (shifts[name].dt.to_pydatetime().tolist() for name in ("start", "end"))
    found: dict[str, list[Row]] = defaultdict(list)
    columns = (shifts[name].tolist() for name in ("doctor", "tier", "duty", "kind"))
    for doctor, tier, duty, kind, start, end in zip(*columns, starts, ends, strict=True):
        if first <= start.date() < after:
            found[doctor].append(Row(tier, duty, kind, start, end))
    return found
