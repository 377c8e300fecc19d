"""Runs a night as a planner would, on both engines, and reads off the tables what happened every night."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dghsim.engine.run import Engine
from dghsim.measures.frames import duties_frame, tasks_frame
from dghsim.measures.model import Replication
from dghsim.rota.build import build_rota
from dghsim.scenario.load import load_scenario
from dghsim.studies.replicate import prepare, run_one
from dghsim.studies.verify.batch import digest
from dghsim.studies.verify.model import Outcome, Row
from dghsim.studies.verify.nights.by_hand import Line, Night

ENGINES: tuple[Engine, ...] = ("kernel", "simpy")
HALF_A_DAY = pd.Timedelta(hours=12)
"""A night belongs to the day on which it begins, noon to noon."""
Record = Mapping[Any, Any]
"""A row of a table of the results."""
Nights = dict[str, list[Line]]
"""What happened, by the day on which the night begins."""


def run_night(night: Night) -> Outcome:
    """Every night of every replication, by kernel and by twin, against what was worked out."""
    scenario = load_scenario(night.file)
    prepared = prepare(scenario, build_rota(scenario))
    found: Nights = {}
    prints: list[bytes] = []
    for engine in ENGINES:
        for replication in range(scenario.run.replications):
            run = run_one(prepared, replication, engine)
            happened = nights_of(run).items()
            found |= {f"{engine}, run {replication + 1}, {day}": lines for day, lines in happened}
            prints.append(digest(run.log))
    return Outcome(compared(night.lines, found), f"{len(found)} nights, kernel and twin", tuple(prints))


def nights_of(run: Replication) -> Nights:
    """Who did what from when to when, and who went home late, night by night; the last, cut off, is left out."""
    tasks = [row for row in tasks_frame(run).to_dict("records") if not pd.isna(row["called"])]
    duties = duties_frame(run).to_dict("records")
    shift = {row["duty"]: row["kind"] for row in duties}
    evenings = sorted({row["start"].normalize() for row in duties})[:-1]
    found: Nights = {}
    for evening in evenings:
        mine = [row for row in tasks if (row["called"] - HALF_A_DAY).normalize() == evening]
        late = [
            row for row in duties if row["start"].normalize() == evening and row["actual_end"] > row["end"]
        ]
        mine.sort(key=lambda row: (row["called"], row["start"]))
        found[f"{evening:%a %d %b}"] = [
            *((_what(row, mine, shift), _when(row)) for row in mine),
            *((f"{row['kind']} goes home", _clock(row["actual_end"])) for row in late),
        ]
    return found


def _what(spell: Record, night: Sequence[Record], shift: Mapping[Any, str]) -> str:
    """`2nd clerking, day`: of the patients clerked that night the second; what one does for oneself has no number."""
    kind = spell["kind"]
    patients = sorted(
        {row["patient"] for row in night if row["kind"] == kind and not pd.isna(row["patient"])}
    )
    which = f"{_ordinal(patients.index(spell['patient']))} " if patients else ""
    return f"{which}{kind}, {shift[spell['duty']]}"


def _ordinal(place: int) -> str:
    return ("1st", "2nd", "3rd")[place] if place < 3 else f"{place + 1}th"


def _when(spell: Record) -> str:
    told = f"{_clock(spell['start'])} to {_clock(spell['end'])}"
    told += f" {spell['ended'].replace('_', ' ')}" if spell["ended"] not in (None, "done") else ""
    return told + (f", called {_clock(spell['called'])}" if spell["called"] != spell["start"] else "")


def _clock(moment: pd.Timestamp) -> str:
    return "never" if pd.isna(moment) else f"{moment:%H:%M:%S}".removesuffix(":00")


def compared(expected: Sequence[Line], found: Nights) -> tuple[Row, ...]:
    """A row a line; where a night differs, the first that does is shown."""
    rows = []
    for at, (what, when) in enumerate(expected):
        other = next((night for night, lines in found.items() if lines[at : at + 1] != [(what, when)]), None)
        measured = when if other is None and found else _other(found, other, at, what)
        rows.append(Row(what, when, measured, other is None and bool(found)))
    more = [night for night, lines in found.items() if len(lines) > len(expected)]
    if more:
        rows.append(Row("and nothing else", "nothing", _other(found, more[0], len(expected), ""), False))
    return tuple(rows)


def _other(found: Nights, night: str | None, at: int, what: str) -> str:
    if night is None or not found[night][at : at + 1]:
        return f"nothing ({night or 'no night was played'})"
    does, when = found[night][at]
    return f"{when if does == what else f'{does}: {when}'} ({night})"
