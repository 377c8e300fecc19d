"""One row of the rota as one event."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from dghsim.rota.calendars.lines import day, local, stamp, text
from dghsim.rota.codes import ABSENCE_TITLES, ABSENCES
from dghsim.scenario.root import Scenario

_BUSY = {"leave": "OOF", "study": "OOF", "sick": "OOF", "zero": "FREE", "lieu": "OOF"}


class Row(NamedTuple):
    """A duty or an absence of one doctor."""

    tier: str
    duty: str
    kind: str
    start: datetime.datetime
    end: datetime.datetime


class Issue(NamedTuple):
    """What tells one issue of a rota from the next."""

    number: int
    moment: datetime.datetime


def event(scenario: Scenario, doctor: str, row: Row, ordinal: int, issue: Issue) -> Iterator[str]:
    """The lines of an event.

    Its UID is the same for the same doctor and date, so that a later issue takes an earlier one's place, also when the
    duty is another. A duty keeps its times by the clock over a change of clocks; an absence is of whole days.

    Args:
        scenario: names the duty.
        doctor: whose it is.
        row: when and what.
        ordinal: counts the rows of the same doctor and date from 0.
        issue: of the rota.
    """
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(scenario, doctor, row, ordinal)}"
    yield f"SEQUENCE:{issue.number}"
    yield f"DTSTAMP:{stamp(issue.moment)}"
    if row.kind in ABSENCES:
        last = (row.end - datetime.timedelta(seconds=1)).date()
        yield day("DTSTART", row.start.date())
        yield day("DTEND", last + datetime.timedelta(days=1))
        yield text("SUMMARY", ABSENCE_TITLES[row.kind])
        yield "CATEGORIES:ABSENCE"
        yield f"TRANSP:{'TRANSPARENT' if row.kind == 'zero' else 'OPAQUE'}"
        yield f"X-MICROSOFT-CDO-BUSYSTATUS:{_BUSY[row.kind]}"
    else:
        yield local("DTSTART", row.start)
        yield local("DTEND", row.end)
        yield from _words(scenario, row)
        yield "CATEGORIES:DUTY"
        yield "TRANSP:OPAQUE"
    yield "END:VEVENT"


def _words(scenario: Scenario, row: Row) -> Iterator[str]:
    tier = scenario.rota.tier[row.tier]
    duty = tier.duty.get(row.duty)
    name = (duty.label if duty else None) or row.duty.replace("_", " ").capitalize()
    yield text("SUMMARY", f"{name} ({duty.code})" if duty else name)
    hours = (row.end - row.start).total_seconds() / 3600
    home = ", on call from home" if row.kind == "nroc" else ""
    yield text(
        "DESCRIPTION", f"{tier.label}: {row.start:%H:%M} to {row.end:%H:%M} by the clock, {hours:g} h{home}"
    )


def _uid(scenario: Scenario, doctor: str, row: Row, ordinal: int) -> str:
    what = repr((scenario.hospital.code, doctor, row.start.date().isoformat(), ordinal))
    return f"{sha256(what.encode('utf-8', 'replace')).hexdigest()[:32]}@dghsim"
