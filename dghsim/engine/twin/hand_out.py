"""Work handed out in turn: who would take it, and whose work may be interrupted for it."""

from __future__ import annotations

import heapq
from enum import Enum
from typing import TYPE_CHECKING

from dghsim.engine.plan import NONE
from dghsim.engine.twin.going_over import GoingOver
from dghsim.engine.twin.rows import Row
from dghsim.engine.twin.state import Clinician, Piece, Spell

if TYPE_CHECKING:
    from dghsim.engine.twin.hospital import Hospital


class Going(Enum):
    """Who may go over from another hospital."""

    NOBODY = 0
    WHO_HAS_STAYED = 1
    ANYBODY = 2


class HandOut:
    """Who takes what."""

    def __init__(self, hospital: Hospital) -> None:
        self.hospital = hospital
        self.going_over = GoingOver(hospital)

    def round(self) -> None:
        """Each piece in its turn to whoever may take it; what is interrupted meanwhile comes in its turn too. Who has
        been long enough at one hospital goes over to another before, and who has nothing to do there after that."""
        while self._one_goes_over(who_has_stayed=True):
            pass
        turns = [(piece.turn, piece) for piece in [*self.hospital.work.waiting, *self._own_due()]]
        heapq.heapify(turns)
        while turns:
            _, piece = heapq.heappop(turns)
            members = self._members(piece)
            if not members and self.hospital.rows.works[piece.work]["interrupts"]:
                members = self._members(piece, Going.ANYBODY)
            if members:
                for member in members:
                    broken_off = self.hospital.work.interrupt(member) if member.spell is not None else None
                    if broken_off is not None:
                        heapq.heappush(turns, (broken_off.turn, broken_off))
                self.hospital.work.start(piece, members)
        while self._one_goes_over():
            pass

    def _one_goes_over(self, *, who_has_stayed: bool = False) -> bool:
        """Somebody goes over to another hospital for the first piece that nobody there takes, but for those that
        interrupt, which are gone for in their turn. Says whether so."""
        works = self.hospital.rows.works
        waiting = self.hospital.work.waiting if self.going_over.some else []
        for piece in sorted(waiting, key=lambda piece: piece.turn):
            if piece.owner == NONE and not works[piece.work]["interrupts"] and not self._members(piece):
                members = self._members(piece, Going.WHO_HAS_STAYED if who_has_stayed else Going.ANYBODY)
                if members:
                    self.hospital.work.start(piece, members)
                    return True
        return False

    def _own_due(self) -> list[Piece]:
        """What clinicians with nothing in hand have to do for themselves now."""
        hospital, now = self.hospital, self.hospital.now
        pieces = []
        for clinician in hospital.present:
            duty = hospital.rows.duties[clinician.duty]
            for row in range(duty["first_own"], duty["first_own"] + duty["owns"]):
                own = hospital.rows.owns[row]
                begins = now + hospital.work.journey(clinician, own["work"], clinician.site)
                due = own["due"] <= now and begins <= own["latest"] and not hospital.work.own_done[row]
                if due and clinician.idle and not clinician.over:
                    number = hospital.plan.tokens + row
                    pieces.append(
                        Piece(
                            own["work"], own["priority"], own["due"], number, NONE, None, row,
                            owner=clinician.duty,
                        )
                    )  # fmt: skip
        return pieces

    def _members(self, piece: Piece, going: Going = Going.NOBODY) -> list[Clinician]:
        """Who would do it now, the leader first; nobody if one who must be there cannot be had.

        Who goes over from another hospital does so for a seat that must be filled; nobody waits for them meanwhile in a
        seat that need not.
        """
        if piece.owner != NONE:
            owner = self.hospital.clinicians[piece.owner]
            return [owner] if owner.idle else []
        work, members = self.hospital.rows.works[piece.work], list[Clinician]()
        for seat in self.hospital.rows.seats[work["first_seat"] : work["first_seat"] + work["seats"]]:
            if going != Going.NOBODY and not seat["must"]:
                continue
            chosen = self._fill(piece, seat, members, going)
            if chosen is not None:
                members.append(chosen)
            elif seat["must"]:
                return []
        return members

    def _fill(self, piece: Piece, seat: Row, taken: list[Clinician], going: Going) -> Clinician | None:
        """Who takes a seat: of those with nothing in hand the first, else one whose work may be interrupted, else, if
        asked, who goes over from another hospital."""
        could = [c for c in self.hospital.present if seat["tiers"] >> c.tier & 1 and c not in taken]
        there = [c for c in could if not self.going_over.is_away(c, piece)]
        idle = self._first_idle(there, piece)
        if idle is None and self.hospital.rows.works[piece.work]["interrupts"]:
            idle = self._first_victim(there, piece)
        if idle is None and going != Going.NOBODY:
            idle = self._first_idle([c for c in could if self._may_go(c, piece, going)], piece)
        return idle

    def _may_go(self, clinician: Clinician, piece: Piece, going: Going) -> bool:
        over = self.going_over
        return over.may_go(clinician, piece) and (going == Going.ANYBODY or over.has_stayed(clinician))

    def _first_idle(self, of: list[Clinician], piece: Piece) -> Clinician | None:
        asked = [(self._asked_how(c, piece), c.level, c.idle_since, c.duty, c) for c in of if c.idle]
        return min((choice for choice in asked if choice[0] != NONE), default=(None,))[-1]

    def _first_victim(self, of: list[Clinician], piece: Piece) -> Clinician | None:
        busy = [
            (c.spell.piece.priority, c.spell.begins, c.duty, c)
            for c in of
            if c.spell is not None
            and self._may_be_taken_from(c.spell, piece)
            and self._asked_how(c, piece) != NONE
        ]
        return max(busy, default=(None,))[-1]

    def _may_be_taken_from(self, spell: Spell, piece: Piece) -> bool:
        return (
            bool(self.hospital.rows.works[spell.piece.work]["interruptible"])
            and spell.piece.priority > piece.priority
            and spell.begins <= self.hospital.now
        )

    def is_there(self, site: int, work: int) -> bool:
        """Whether somebody is on duty at a site who answers a kind of work first."""
        rows = self.hospital.rows
        rule = rows.works[work]
        seats = rows.seats[rule["first_seat"] : rule["first_seat"] + rule["seats"]]
        return any(
            clinician.sites >> site & 1
            and rows.answers[clinician.kind]["first"] >> work & 1
            and not rule["not_by"] >> clinician.grade & 1
            and any(seat["tiers"] >> clinician.tier & 1 for seat in seats)
            for clinician in self.hospital.present
        )

    def _asked_how(self, clinician: Clinician, piece: Piece) -> int:
        """0 if the clinician answers this work first, 1 if second and it has waited long enough, NONE if not."""
        assert piece.token is not None
        rows, now = self.hospital.rows, self.hospital.now
        rule, answers = rows.works[piece.work], rows.answers[clinician.kind]
        if not clinician.sites >> piece.token.site & 1 or rule["not_by"] >> clinician.grade & 1:
            return NONE
        begins = now + self.hospital.work.journey(clinician, piece.work, piece.token.site)
        if clinician.over or begins > clinician.end - rule["last_start"]:
            return NONE
        if answers["first"] >> piece.work & 1:
            return 0
        waited = now - piece.since
        return 1 if answers["second"] >> piece.work & 1 and waited >= max(rule["ask_second"], 0) else NONE
