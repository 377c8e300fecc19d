"""Who waited in a night: for a clinician, from asking or from being left part-done to being seen; for a first bed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime

import pandas as pd

from dghsim.measures.nights.logs import Logs
from dghsim.measures.nights.model import Patient, Wait
from dghsim.measures.nights.rows import Row, rows_of
from dghsim.measures.nights.seniors import answered_by, routine, senior_work
from dghsim.measures.nights.targets import bed_due, work_due
from dghsim.measures.nights.whose import nobody_waits
from dghsim.measures.nights.words import place_label, work_label

UNFINISHED = ("interrupted", "handed_over")


def work_waits(
    logs: Logs, people: Mapping[int, Patient], stop: datetime, begin: datetime, end: datetime
) -> tuple[Wait, ...]:
    """Waits for clinicians that touch the night; those of patients not in `people` are left out."""
    table = logs.tasks
    asked = table["asked"].notna() & (table["asked"] < end) & (table["ended"] != "missed")
    pieces_of = table.loc[asked, ["task", "start", "ended"]]
    last = pieces_of.sort_values("start", kind="stable").drop_duplicates("task", keep="last")
    open_late = last["start"].isna() | (last["start"] > begin) | last["ended"].isin(UNFINISHED)
    aside, seniors = nobody_waits(logs.scenario), senior_work(logs.scenario)
    pieces: dict[int, list[Row]] = defaultdict(list)
    for row in rows_of(table[asked & table["task"].isin(last.loc[open_late, "task"])]):
        if _waits_for_somebody(logs, row) and (row["patient"] is None or row["kind"] not in aside):
            pieces[row["task"]].append(row)
    found = [
        wait
        for rows in pieces.values()
        if rows[0]["patient"] is None or rows[0]["patient"] in people
        for wait in _of_piece(logs, seniors, rows, people.get(rows[0]["patient"]), stop)
        if wait.asked < end and wait.until > begin
    ]
    return tuple(sorted(found, key=lambda wait: (wait.asked, wait.until)))


def bed_waits(
    logs: Logs, people: Mapping[int, Patient], stop: datetime, begin: datetime, end: datetime
) -> tuple[Wait, ...]:
    """Waits for a first bed or chair that touch the night; who waits in one for another is not counted."""
    kinds = {name: place.kind for name, place in logs.scenario.place.items()}
    table = logs.stays
    rests = table["place"].isin([name for name, kind in kinds.items() if kind in ("bed", "chair")])
    given = table.loc[rests, ["patient", "start"]].groupby("patient")["start"].min()
    asked = table[rests & (table["asked"] < end) & (table["start"].isna() | (table["start"] > begin))]
    first = asked["patient"].map(given)
    found = []
    for row in rows_of(asked[first.isna() | (asked["asked"] < first)]):
        patient = people.get(row["patient"])
        if patient is None:
            continue
        until = row["start"] or patient.leave or stop
        wait = Wait(
            patient.patient, row["place"], place_label(logs.scenario, row["place"]), 0, False, row["asked"], until,
            row["start"] is not None, bed_due(logs.scenario, patient.arrive),
        )  # fmt: skip
        if until > begin:
            found.append(wait)
    return tuple(sorted(found, key=lambda wait: (wait.asked, wait.until)))


def _waits_for_somebody(logs: Logs, row: Row) -> bool:
    """Whether anybody waits for it: all but what clinicians do for themselves."""
    work = logs.scenario.work.get(row["kind"])
    return row["patient"] is not None or work is None or work.category != "own"


def _of_piece(
    logs: Logs, seniors: Mapping[str, int], rows: list[Row], patient: Patient | None, stop: datetime
) -> Iterator[Wait]:
    """The waits of one piece of work: until it is first begun, and each time it is left part-done."""
    scenario, kind = logs.scenario, rows[0]["kind"]
    if routine(scenario, kind) and kind not in seniors:
        return
    last = (patient.leave if patient else None) or stop
    spans = _spans(rows, last)
    for again, (asked, until, ended) in enumerate(spans):
        if until > asked:
            yield Wait(
                patient.patient if patient else None, kind, work_label(scenario, kind),
                seniors.get(kind) or answered_by(scenario, kind), kind in seniors and patient is not None, asked, until,
                ended, work_due(scenario, kind, asked, patient.arrive if patient else None), again > 0,
            )  # fmt: skip


def _spans(rows: list[Row], last: datetime) -> list[tuple[datetime, datetime, bool]]:
    """(from, to, whether it was then begun)."""
    asked: datetime | None = rows[0]["asked"]
    begun: dict[datetime, list[Row]] = defaultdict(list)
    for row in rows:
        if row["start"] is not None:
            begun[row["start"]].append(row)
    spans = []
    for start in sorted(begun):
        if asked is not None:
            spans.append((asked, start, True))
        left = [row["end"] for row in begun[start] if row["ended"] in UNFINISHED]
        asked = max(left) if left else None
    if asked is not None:
        spans.append((asked, max(last, asked), False))
    return spans


def patients_of(table: pd.DataFrame) -> dict[int, Patient]:
    """Rows of `patients` by number."""
    columns = table[["patient", "arrive", "leave", "route", "news"]]
    return {
        row["patient"]: Patient(row["patient"], row["arrive"], row["leave"], row["route"] or "", row["news"] or "")
        for row in rows_of(columns)
    }  # fmt: skip
