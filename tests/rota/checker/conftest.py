"""Builds rotas from a line of text, and says which rules they break: dated, and wrapped at every day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pandas as pd
import pytest

from dghsim.rota.checker import check_rota

MONDAY = datetime(2026, 1, 5)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ITEM = re.compile(r"(\d*)(\w{3}) (\d\d):(\d\d)-(\d\d):(\d\d)(\+\d)? ?(\w*) ?([\d.]*)")


def _rows(text: str, doctor: str = "Ann", start: datetime = MONDAY) -> pd.DataFrame:
    """`2Tue 21:00-09:00+1 nroc 3` is Tuesday of week 2 to Thursday, on call, 3 h of work.

    An end that is not after its start is on the next day.
    """
    rows = []
    for item in filter(None, (piece.strip() for piece in text.split(";"))):
        match = _ITEM.fullmatch(item)
        assert match, item
        week, day, from_hour, from_minute, to_hour, to_minute, more, kind, work = match.groups()
        date = start + timedelta(weeks=int(week or 1) - 1, days=_DAYS.index(day))
        begins = date + timedelta(hours=int(from_hour), minutes=int(from_minute))
        ends = date + timedelta(hours=int(to_hour), minutes=int(to_minute), days=int(more or 0))
        ends += timedelta(days=1) if to_hour + to_minute <= from_hour + from_minute else timedelta(0)
        rows.append((doctor, begins, ends, kind or "shift", float(work) if work else None))
    return pd.DataFrame(rows, columns=["doctor", "start", "end", "kind", "work_hours"])


def _dated(text: str, **options: object) -> set[str]:
    settings = {"horizon_start": MONDAY, "horizon_weeks": 26} | options
    return {breach.rule for breach in check_rota(_rows(text), **settings)}


def _wrapped(text: str, **options: object) -> set[str]:
    """The rules broken in a cycle of 26 weeks, which must not depend on the day on which it begins."""
    frame, weeks = _rows(text), 26
    verdicts = []
    for day in range(-1, 15):
        cut = MONDAY + timedelta(days=day)
        turned = frame.copy()
        before = turned["start"] < cut
        for column in ("start", "end"):
            turned.loc[before, column] = turned.loc[before, column] + timedelta(weeks=weeks)
        report = check_rota(turned, horizon_start=cut, horizon_weeks=weeks, cyclic=True, **options)
        verdicts.append({breach.rule for breach in report})
    assert all(verdict == verdicts[0] for verdict in verdicts), verdicts
    return verdicts[0]


@pytest.fixture
def rows() -> Callable[..., pd.DataFrame]:
    return _rows


@pytest.fixture
def dated() -> Callable[..., set[str]]:
    return _dated


@pytest.fixture(params=["dated", "wrapped"])
def broken(request: pytest.FixtureRequest) -> Callable[..., set[str]]:
    """Ids of the rules that a rota breaks over 26 weeks: as dated, and as a template across every wrap."""
    return _dated if request.param == "dated" else _wrapped
