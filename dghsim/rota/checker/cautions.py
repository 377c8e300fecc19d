"""What a reader must know beside the breaches: what was assumed, not known, or agreed locally."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dghsim.rota.checker.clock import WEEK
from dghsim.rota.checker.duties import Duties
from dghsim.rota.checker.people import Person
from dghsim.rota.checker.span import Span
from dghsim.rota.checker.table import ABSENCES, KINDS, NROC, ShiftTable
from dghsim.rota.checker.text import counted, plain, stamp


def of_table(table: ShiftTable, people: dict[str, Person], span: Span, covered: bool) -> Iterator[str]:
    """Sentences about the whole table."""
    duties = table.kind <= NROC
    if not len(table.start):
        yield "no rows: nothing was checked"
        return
    if not np.isin(table.kind, ABSENCES).any() and not covered:
        yield "absences unknown: averages are over every week; leave that colleagues cover would raise them"
    unknown = int(((table.kind == NROC) & np.isnan(table.work)).sum())
    if unknown:
        yield (
            f"on-call work unknown: no work_hours for {counted(unknown, 'on-call period')}; none was counted "
            "towards hours, and expected rest was not tested"
        )
    if span.derived:
        weeks = counted(span.length // WEEK, "week")
        yield f"horizon not given: taken as {weeks} from {stamp(span.start)}; averages are over these"
    outside = int((duties & ((table.end <= span.start) | (table.start >= span.end))).sum())
    if outside:
        count = counted(outside, "duty", "duties")
        yield f"outside the horizon: {count}, used for rest and runs at its edges only"
    strangers = [plain(name) for name in table.doctors if people and name not in people]
    if strangers:
        more = f" and {len(strangers) - 5} more" if len(strangers) > 5 else ""
        yield f"not among the people, so the rules of the check apply: {', '.join(strangers[:5])}{more}"


def of_doctor(duties: Duties, table: ShiftTable) -> Iterator[str]:
    """Sentences about one doctor: duties during an absence, or outside the dates in post."""
    name = plain(duties.person.doctor)
    rows = np.flatnonzero(table.doctor == table.doctors.index(duties.person.doctor))
    absences = rows[np.isin(table.kind[rows], ABSENCES)]
    for row in absences[np.argsort(table.start[absences])]:
        clash = (duties.start < table.end[row]) & (duties.end > table.start[row])
        if clash.any() and not duties.span.cyclic:
            at = int(np.flatnonzero(clash)[0])
            yield f"{name}: on duty from {stamp(duties.start[at])}, yet on {KINDS[table.kind[row]]}"
    start, end = duties.in_post
    if end <= start:
        yield f"{name}: not in post within the horizon"
    elif not duties.span.cyclic:
        left = (duties.person.start, duties.person.end)
        early = left[0] is not None and int(duties.start.min()) < left[0]
        late = left[1] is not None and int(duties.start.max()) >= left[1]
        if early or late:
            yield f"{name}: has duties outside the dates in post"
