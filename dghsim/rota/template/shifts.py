"""A template as a table of shifts, every doctor through the whole cycle."""

from __future__ import annotations

import datetime

import pandas as pd

from dghsim.rota.model import Template
from dghsim.rota.template.followers import followers_by_weekday
from dghsim.rota.template.spans import span_of
from dghsim.scenario.rota import Tier

NOMINAL_MONDAY = datetime.datetime(2024, 1, 1)
"""Week 1 of the table; the template itself has no dates."""
_Row = tuple[datetime.datetime, datetime.datetime, str, str, float]


def template_shifts(template: Template, tier: Tier) -> pd.DataFrame:
    """One row a shift, sorted by start, doctor: doctor, start, end, kind, duty, work_hours.

    There are as many doctors and weeks as lines. The doctor called `Line 3` works line 3 in week 1, line 4 in week 2,
    and so on round. Followers have rows of their own. `work_hours` is the work that counts; on call, what is expected.
    """
    week = [[_rows(tier, name, weekday) for weekday, name in enumerate(cells)] for cells in template.cells]
    rows = [
        (f"Line {first + 1}", start + shift, end + shift, kind, duty, hours)
        for first in range(template.lines)
        for number in range(template.lines)
        for shift in [datetime.timedelta(weeks=number)]
        for day in week[(first + number) % template.lines]
        for start, end, kind, duty, hours in day
    ]
    columns = ["doctor", "start", "end", "kind", "duty", "work_hours"]
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values(["start", "doctor"], kind="stable", ignore_index=True)


def duties_of(tier: Tier, name: str, weekday: int) -> tuple[str, ...]:
    """What is worked by whoever has `name` in a cell: the duty and those that follow it; nothing for a day off."""
    return (name, *followers_by_weekday(tier, name)[weekday]) if name else ()


def _rows(tier: Tier, name: str, weekday: int) -> list[_Row]:
    midnight = NOMINAL_MONDAY + datetime.timedelta(days=weekday)
    rows: list[_Row] = []
    for duty in duties_of(tier, name, weekday):
        span = span_of(tier.duty[duty])
        start, end = (midnight + datetime.timedelta(minutes=minutes) for minutes in (span.start, span.end))
        rows.append((start, end, span.kind, duty, span.work / 60))
    return rows
