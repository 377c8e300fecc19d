"""A patient's journey: what was logged of one patient, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from dghsim.measures.nights.locums import names_of
from dghsim.measures.nights.logs import Logs
from dghsim.measures.nights.model import Step
from dghsim.measures.nights.rows import Row, rows_of
from dghsim.measures.nights.words import clock, duty_label, lowered, place_label, route_label, work_label

MARKS = {
    "clerk_start": "Clerking begun", "senior_start": "Senior review begun",
    "consultant_start": "Consultant review begun", "decision": "Decision made", "ready": "Ready in body to go home",
    "reviewed": "Reviewed for going home", "letter": "Discharge letter begun", "agreed": "The community says yes",
    "collected": "Transport there",
}  # fmt: skip
"""Clocks of a patient that are said, where no work that began at that moment says it already."""
ENDINGS = {"done": "done", "interrupted": "broken off", "handed_over": "handed over, part-done"}
OUTCOMES = {
    "home": "Goes home", "transferred": "Leaves for another hospital", "left": "Left",
    "elsewhere": "Sent to another hospital", "died": "Died",
}  # fmt: skip


_BY = {
    "own": ", by their own way",
    "ambulance": ", by ambulance",
    "gp": ", sent by a general practitioner",
}
_ARRIVES, _ENDS, _GIVEN, _ASKS, _BEGINS, _CLOCK, _GIVEN_UP, _LEAVES = range(8)
"""The order in which steps of one second are told."""
Ranked = tuple[int, Step]


def journey(logs: Logs, patient: int) -> tuple[Step, ...]:
    """Steps of one patient of one replication, in order of time; none where the logs do not hold the patient."""
    return journeys(logs, [patient]).get(patient, ())


def journeys(
    logs: Logs, patients: Sequence[int], called: Mapping[int, str] | None = None
) -> dict[int, tuple[Step, ...]]:
    """The journeys of several patients of one replication; `called`: by duty, who worked it, where known."""
    people, tasks, stays = (
        table[table["patient"].isin(patients)] for table in (logs.patients, logs.tasks, logs.stays)
    )
    by_whom = _duties(logs, tasks["duty"].dropna().unique().tolist(), called or {})
    work, places = (_grouped(rows_of(table)) for table in (tasks, stays))
    found = {}
    for row in rows_of(people):
        number = row["patient"]
        steps = [*_work(logs, work.get(number, []), by_whom), *_places(logs, places.get(number, []))]
        steps += _own(logs, row, {step.time for _, step in steps})
        found[number] = tuple(step for _, step in sorted(steps, key=lambda each: (each[1].time, each[0])))
    return found


def _grouped(rows: list[Row]) -> dict[int, list[Row]]:
    groups: dict[int, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["patient"], []).append(row)
    return groups


def _own(logs: Logs, row: Row, told: set[datetime]) -> Iterator[Ranked]:
    """Arrival, clocks that no work tells, leaving."""
    news = f", NEWS2 {row['news'].replace('_', ' ')}" if row["news"] else ""
    by = _BY.get(row.get("arrives_by") or "", "")
    yield (
        _ARRIVES,
        Step(row["arrive"], f"Arrives ({route_label(row['route'] or 'no route')}){by}{news}", None, ""),
    )
    for mark, words in MARKS.items():
        if row.get(mark) is not None and (row[mark] not in told or mark == "decision"):
            yield _CLOCK, Step(row[mark], words, None, "")
    if row["leave"] is not None:
        outcome = row["outcome"] or ""
        unsaid = outcome == "died" and logs.scenario.hospital.real
        yield _LEAVES, Step(row["leave"], "Leaves" if unsaid else OUTCOMES.get(outcome, "Leaves"), None, "")


def _work(logs: Logs, rows: list[Row], by_whom: dict[int, str]) -> Iterator[Ranked]:
    begun: Counter[int] = Counter()
    rows = sorted(rows, key=lambda row: (row["start"] is None, row["start"] or row["asked"]))
    ready = {row["task"]: row["asked"] for row in rows}
    shown: set[tuple[int, datetime]] = set()
    for row in rows:
        task, start, end = row["task"], row["start"], row["end"]
        label, by = work_label(logs.scenario, row["kind"]), by_whom.get(row["duty"], "")
        if start is None and begun[task]:
            continue
        if start is None:
            yield _ASKS, Step(row["asked"], f"{label} asked for, not begun", None, "")
            continue
        with_others = (task, start) in shown
        shown.add((task, start))
        word = "taken up again" if begun[task] and not with_others else "begun"
        begun[task] += 1
        waited = None if with_others else start - ready[task]
        asked = "" if with_others or begun[task] > 1 else f" (asked for at {clock(row['asked'])})"
        yield _BEGINS, Step(start, f"{label} {word}{asked}", waited, by)
        if end is not None:
            ready[task] = end
            yield (
                _ENDS if end > start else _BEGINS,
                Step(end, f"{label} {ENDINGS.get(row['ended'] or '', 'done')}", None, by),
            )


def _places(logs: Logs, rows: list[Row]) -> Iterator[Ranked]:
    for row in rows:
        label = place_label(logs.scenario, row["place"])
        if row["start"] is None:
            yield _ASKS, Step(row["asked"], f"Waits for a place: {lowered(label)}, not given", None, "")
            continue
        yield (
            _GIVEN,
            Step(
                row["start"],
                f"Given a place: {lowered(label)} (asked for at {clock(row['asked'])})",
                row["start"] - row["asked"],
                "",
            ),
        )
        if row["end"] is not None:
            yield _GIVEN_UP, Step(row["end"], f"Gives up the place: {lowered(label)}", None, "")


def _duties(logs: Logs, numbers: list[int], called: Mapping[int, str]) -> dict[int, str]:
    """By duty: `registrar 3 (Take, night)`."""
    table = logs.duties[logs.duties["duty"].isin(numbers)]
    names = {**names_of(table, numbered=False), **called}
    return {
        row[
            "duty"
        ]: f"{names[row['duty']] or 'nobody'} ({duty_label(logs.scenario, row['tier'], row['kind'])})"
        for row in rows_of(table[["duty", "tier", "kind"]])
    }
