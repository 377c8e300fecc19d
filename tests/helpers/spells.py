"""A log's rows of work, put together again: pieces, their spells, and who was free when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from dghsim.engine.log import Log
from dghsim.engine.plan import NONE
from dghsim.scenario.pathway import PriorityBy, Seat, Work, WorkKind
from dghsim.scenario.rota import Duty
from dghsim.studies.verify.generated.hospital import Generated

FOREVER = 1 << 60
DONE, INTERRUPTED, HANDED_OVER, MISSED = range(4)
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Spell:
    """Work done at one go by one clinician or a team."""

    work: str
    entity: int
    since: int
    called: int
    start: int
    end: int
    """FOREVER if cut off by the end of the run."""
    ended: int
    duties: tuple[int, ...]


@dataclass(slots=True)
class Piece:
    """What one request came to. `waits`: still at the end of the run."""

    work: str
    entity: int
    since: int
    spells: list[Spell] = field(default_factory=list)
    waits: int = 0
    missed: list[tuple[int, int]] = field(default_factory=list)
    """Duty, and when it lapsed."""


def until(time: int) -> int:
    return FOREVER if time == NONE else int(time)


class Facts:
    """A generated hospital and what happened there."""

    def __init__(self, made: Generated, log: Log) -> None:
        self.made, self.log = made, log
        self.works = made.scenario.work
        self.pieces = self._pieces()

    def _pieces(self) -> dict[int, Piece]:
        pieces: dict[int, Piece] = {}
        together: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for row in self.log.tasks:
            name = self.made.plan.program.work_names[row["work"]]
            piece = pieces.setdefault(int(row["task"]), Piece(name, int(row["entity"]), int(row["since"])))
            if row["duty"] == NONE:
                piece.waits += 1
            elif row["ended"] == MISSED:
                piece.missed.append((int(row["duty"]), int(row["end"])))
            else:
                fields = ("task", "work", "entity", "since", "called", "start", "end", "ended")
                together[tuple(int(row[name]) for name in fields)].append(int(row["duty"]))
        for (task, work, entity, since, called, start, end, ended), duties in sorted(together.items()):
            name = self.made.plan.program.work_names[work]
            spell = Spell(name, entity, since, called, start, until(end), ended, tuple(duties))
            pieces[task].spells.append(spell)
        for piece in pieces.values():
            piece.spells.sort(key=lambda spell: (spell.called, spell.end))
        return pieces

    @cached_property
    def asked_for(self) -> list[Piece]:
        """The pieces that stages asked for."""
        return [piece for piece in self.pieces.values() if piece.entity != NONE]

    @cached_property
    def spells(self) -> list[Spell]:
        return [spell for piece in self.pieces.values() for spell in piece.spells]

    @cached_property
    def by_duty(self) -> dict[int, list[Spell]]:
        found: dict[int, list[Spell]] = defaultdict(list)
        for spell in self.spells:
            for duty in spell.duties:
                found[duty].append(spell)
        for spells in found.values():
            spells.sort(key=lambda spell: (spell.called, spell.end))
        return found

    def tier(self, duty: int) -> str:
        return self.made.plan.program.duty_kinds[self.made.plan.duties["kind"][duty]][0]

    def rules(self, duty: int) -> Duty:
        tier, name = self.made.plan.program.duty_kinds[self.made.plan.duties["kind"][duty]]
        return self.made.scenario.rota.tier[tier].duty[name]

    def grade(self, duty: int) -> str:
        return self.made.duties.grades[self.made.plan.duties["grade"][duty]]

    @cached_property
    def _row(self) -> dict[int, int]:
        """By duty, its row of the duty table."""
        return {int(duty): row for row, duty in enumerate(self.made.duty_of) if duty != NONE}

    def slowness(self, duty: int) -> float:
        slowness = self.made.duties.slowness
        return 1.0 if slowness is None else float(slowness[self._row[duty]])

    def shift(self, duty: int) -> Span:
        """Scheduled start and end."""
        row = self.made.plan.duties[duty]
        return int(row["start"]), int(row["end"])

    def there(self, duty: int) -> Span:
        """From when to when the clinician is there: later than the start if held up by the duty before."""
        row = self.made.plan.duties[duty]
        begin = int(row["start"])
        if row["before"] != NONE:
            begin = max(begin, until(self.log.actual_end[row["before"]]))
        return begin, until(self.log.actual_end[duty])

    def left(self, entity: int) -> int:
        """When a patient leaves, or FOREVER."""
        return until(self.log.leave[entity]) if 0 <= entity < self.made.plan.patients else FOREVER

    @cached_property
    def idle(self) -> dict[int, list[Span]]:
        """By duty, the spans of some length in which the clinician is there, on duty, with nothing in hand."""
        found = {}
        for duty in range(len(self.made.plan.duties)):
            begin, gone = self.there(duty)
            busy = [(spell.called, spell.end) for spell in self.by_duty.get(duty, ())]
            stops = [(begin, begin), *busy, (min(gone, self.shift(duty)[1]), FOREVER)]
            found[duty] = [(one[1], two[0]) for one, two in pairwise(stops) if one[1] < two[0]]
        return found

    def priorities(self, piece: Piece | Spell) -> set[int]:
        """The priorities that a piece may have: the log does not say which stage asked for it."""
        if piece.entity == NONE:
            owns = [
                own
                for tier in self.made.scenario.rota.tier.values()
                for d in tier.duty.values()
                for own in d.own
            ]
            breaks = self.made.scenario.rota.breaks
            found = {own.priority for own in owns if own.work == piece.work}
            return found | ({breaks.priority} if breaks is not None and breaks.work == piece.work else set())
        found = set()
        for stage in self.made.scenario.pathway.stage.values():
            if isinstance(stage, Work) and stage.work == piece.work:
                by = stage.priority
                found |= set(by.values.values()) if isinstance(by, PriorityBy) else {by}
        return found

    def seats(self, work: str) -> list[Seat]:
        """One for each clinician."""
        return [seat for seat in self.works[work].team or [Seat()] for _ in range(seat.count)]

    def alone(self, work: str) -> bool:
        """Whether it is never done by more than one, and may be put down part-done."""
        kind = self.works[work]
        return len(self.seats(work)) == 1 and kind.patient_waits

    def answers(self, duty: int, work: str) -> str | None:
        """`first`, `second`, or None for who may not do it."""
        rules = self.rules(duty)
        if self.grade(duty) in self.works[work].not_by:
            return None
        return "first" if work in rules.first else "second" if work in rules.second else None

    def journey(self, duty: int) -> int:
        rules = self.rules(duty)
        return 60 * rules.call_in_minutes if rules.at == "home" else 0

    def latest(self, duty: int, kind: WorkKind) -> int:
        """Last moment at which work is begun on a shift."""
        return self.shift(duty)[1] - 60 * kind.last_start_minutes

    def waits(self) -> Iterator[tuple[Piece, int, int, int | None]]:
        """Each span in which a piece waits, and the duty that alone may take it up again, if only one may."""
        end = self.made.plan.end
        for piece in self.asked_for:
            last, owner = piece.since, None
            for spell in piece.spells:
                yield piece, last, spell.called, owner
                last = spell.end
                kept = spell.ended == INTERRUPTED and self.works[piece.work].resumed_by == "same"
                owner = spell.duties[0] if kept else None
            over = piece.spells and piece.spells[-1].ended in (DONE, NONE)
            if not over:
                yield piece, last, min(end, self.left(piece.entity)), owner
