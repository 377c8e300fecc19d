"""One doctor's duties as sorted arrays, unrolled where a template repeats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.rota.checker.clock import DAY
from dghsim.rota.checker.cover import ProspectiveCover
from dghsim.rota.checker.people import Person
from dghsim.rota.checker.span import Span
from dghsim.rota.checker.table import ABSENCES, NROC, ShiftTable
from dghsim.rota.checker.unrolled import copies_of

_LONGEST_JOINED = 13 * 60


@dataclass(frozen=True, slots=True)
class Duties:
    """Shifts and on-call periods of one doctor in order of start; times are minutes since 1970.

    A cycle is unrolled into copies and the second copy is judged, `base_start` to `base_end`; a finding
    belongs to the copy in which it starts. For a dated rota the base is the horizon.
    """

    person: Person
    span: Span
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    on_call: NDArray[np.bool_]
    work: NDArray[np.float64]
    """Minutes of work: the length of a shift, what is expected of an on-call period, NaN where not known."""
    night_rest: NDArray[np.float64]
    later: NDArray[np.bool_]
    """True for a part of an on-call period that a shift cut off from its beginning: no period of its own."""
    absent_days: NDArray[np.int64]
    """Weekdays (days since 1970) of leave, study leave, sickness and days in lieu, sorted."""
    base_start: int
    base_end: int
    cover: ProspectiveCover | None

    @property
    def day(self) -> NDArray[np.int64]:
        """Days since 1970 of the date on which each duty begins: the date it belongs to."""
        return self.begun // DAY

    @property
    def length(self) -> NDArray[np.int64]:
        """Minutes."""
        return self.end - self.start

    @property
    def shifts(self) -> NDArray[np.bool_]:
        """Duties that are not on call."""
        return ~self.on_call

    @property
    def periods(self) -> NDArray[np.bool_]:
        """On-call periods, each where it begins."""
        return self.on_call & ~self.later

    @property
    def begun(self) -> NDArray[np.int64]:
        """When each duty began: of a part of an on-call period that shifts cut up, the start of its first part."""
        begun = self.start.copy()
        for before, part in self._cut_up():
            begun[part] = begun[before]
        return begun

    @property
    def until(self) -> NDArray[np.int64]:
        """When each duty is over: of a part of an on-call period that shifts cut up, the end of its last part."""
        until = self.end.copy()
        for before, part in reversed(self._cut_up()):
            until[before] = until[part]
        return until

    def _cut_up(self) -> list[tuple[int, int]]:
        """Each two neighbouring parts of one on-call period, in order."""
        parts = np.flatnonzero(self.on_call)
        return [(int(parts[at]), int(parts[at + 1])) for at in np.flatnonzero(self.later[parts[1:]])]

    @property
    def in_post(self) -> tuple[int, int]:
        """The part of the base with the doctor in post; empty when its end is not after its start."""
        if self.span.cyclic:
            return self.base_start, self.base_end
        start, end = self.person.start, self.person.end
        return (
            self.base_start if start is None else max(self.base_start, start),
            self.base_end if end is None else min(self.base_end, end),
        )

    def judged(self, moments: NDArray[np.int64]) -> NDArray[np.bool_]:
        """True for what begins in the copy that is judged; for all of a dated rota."""
        if not self.span.cyclic:
            return np.ones(len(moments), dtype=bool)
        inside: NDArray[np.bool_] = (moments >= self.base_start) & (moments < self.base_end)
        return inside

    def worked_before(self, moments: NDArray[np.int64]) -> NDArray[np.float64]:
        """Minutes of work done before each moment; on-call work is spread evenly, unknown work is none."""
        work = np.nan_to_num(self.work)
        total = np.concatenate(([0.0], np.cumsum(work)))
        started = np.searchsorted(self.start, moments, side="right")
        last = np.maximum(started - 1, 0)
        left = np.clip(self.end[last] - moments, 0, self.length[last])
        unworked = np.where(started > 0, left * work[last] / self.length[last], 0.0)
        worked: NDArray[np.float64] = total[started] - unworked
        return worked


def each_doctor(
    table: ShiftTable, people: dict[str, Person], default: Person, span: Span, cover: ProspectiveCover | None
) -> Iterator[Duties]:
    """The duties of each doctor that has any, in alphabetical order."""
    order = np.lexsort((table.start, table.doctor))
    edges = np.searchsorted(table.doctor[order], np.arange(len(table.doctors) + 1))
    for index, name in enumerate(table.doctors):
        rows = order[edges[index] : edges[index + 1]]
        person = people.get(name) or Person(name, default.rule_set)
        if (table.kind[rows] <= NROC).any():
            yield _duties(table, rows, person, span, cover)


def _duties(
    table: ShiftTable, rows: NDArray[np.intp], person: Person, span: Span, cover: ProspectiveCover | None
) -> Duties:
    absences = rows[np.isin(table.kind[rows], ABSENCES)]
    rows = rows[table.kind[rows] <= NROC]
    copies, first = (copies_of(person.rule_set, span.length), span.length) if span.cyclic else (1, 0)
    offsets = np.repeat(np.arange(copies) * first, len(rows))
    rows = np.tile(rows, copies)
    start, end, on_call = table.start[rows] + offsets, table.end[rows] + offsets, table.kind[rows] == NROC
    begins = _begins(start, end, on_call)
    end = end[np.append(begins[1:], True)]
    start, rows, on_call = start[begins], rows[begins], on_call[begins]
    return Duties(
        person=person,
        span=span,
        start=start,
        end=end,
        on_call=on_call,
        work=np.where(on_call, table.work[rows], (end - start).astype(np.float64)),
        night_rest=np.where(on_call, table.night_rest[rows], np.nan),
        later=table.later[rows],
        absent_days=_absent_days(table.start[absences], table.end[absences], span, copies),
        base_start=span.start + first,
        base_end=span.end + first,
        cover=cover,
    )


def _begins(
    start: NDArray[np.int64], end: NDArray[np.int64], on_call: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """False where a shift begins the minute another ends and both make one shift of no more than 13 h.

    So sessions written in separate rows are one shift, and a night cut at midnight is one night; a night and
    the day after it are two shifts without rest. On-call periods stay as they are written.
    """
    begins = np.ones(len(start), dtype=bool)
    abuts = (start[1:] == end[:-1]) & ~on_call[1:] & ~on_call[:-1]
    for at in np.flatnonzero(abuts) + 1:
        head = at - 1
        while not begins[head]:
            head -= 1
        begins[at] = end[at] - start[head] > _LONGEST_JOINED
    return begins


def _absent_days(
    start: NDArray[np.int64], end: NDArray[np.int64], span: Span, copies: int
) -> NDArray[np.int64]:
    """Weekdays from the first date to the last; the last counts when the absence lasts to its noon."""
    first, last = start // DAY, np.maximum((end - DAY // 2) // DAY, start // DAY)
    days = [np.arange(a, b + 1) for a, b in zip(first.tolist(), last.tolist(), strict=True)]
    if not days:
        return np.zeros(0, np.int64)
    one = np.concatenate(days)
    every = np.unique(np.concatenate([one + copy * (span.length // DAY) for copy in range(copies)]))
    weekdays: NDArray[np.int64] = every[(every + 3) % 7 < 5]
    return weekdays
