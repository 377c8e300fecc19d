"""A patient's journey in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dghsim.measures.answers.numbers import printable
from dghsim.measures.nights.model import Step
from dghsim.measures.nights.words import clock, day, waited
from dghsim.scenario.root import Scenario

_WIDEST = 60


def patient_text(scenario: Scenario, replication: int, patient: int, steps: Sequence[Step]) -> str:
    """A line a step: clock, what happened, how long it was waited for, by whom; the date where it changes."""
    lines = [f"Patient {patient}, replication {replication}: {printable(scenario.name)}"]
    what = min(max(len(printable(step.what)) for step in steps), _WIDEST)
    long = max(len(waited(step.waited)) for step in steps)
    long = max(long, len("waited"))
    lines.append(f"  {'time':5}  {'what':{what}}  {'waited':{long}}  by")
    today = date.min
    for step in steps:
        if step.time.date() != today:
            today = step.time.date()
            lines.append(day(today))
        line = f"  {clock(step.time)}  {printable(step.what):{what}}  {waited(step.waited):{long}}"
        lines.append(f"{line}  {printable(step.by)}".rstrip())
    return "\n".join(lines)


def patient_json(scenario: Scenario, replication: int, patient: int, steps: Sequence[Step]) -> object:
    """The same, for a program: times as ISO, waits in minutes."""
    return {
        "scenario": scenario.name,
        "replication": replication,
        "patient": patient,
        "steps": [
            {
                "time": step.time.isoformat(),
                "what": step.what,
                "waited_minutes": None if step.waited is None else step.waited.total_seconds() / 60,
                "by": step.by or None,
            }
            for step in steps
        ],
    }
