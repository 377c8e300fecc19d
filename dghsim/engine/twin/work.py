"""Work and those who do it: begun by one or by a team, interrupted, handed over, finished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dghsim.engine.log import Ended
from dghsim.engine.plan import NONE, UNIT, Tie
from dghsim.engine.twin.clock import Due
from dghsim.engine.twin.state import Clinician, Piece, Spell, Token

if TYPE_CHECKING:
    from dghsim.engine.twin.hospital import Hospital


class Work:
    """What waits, and what is in hand."""

    def __init__(self, hospital: Hospital) -> None:
        self.hospital = hospital
        self.waiting: list[Piece] = []
        self.own_done = [False] * len(hospital.rows.owns)
        """What clinicians have to do for themselves: done, or in hand."""

    def ask(self, token: Token, work: int, task: int) -> None:
        """Have a token's work stand in line."""
        self.waiting.append(Piece(work, token.priority, token.since, token.number, task, token))

    def journey(self, clinician: Clinician, work: int, site: int) -> int:
        """Seconds to a site: by road from where one is at work this instant; else from home past one's own, but no
        sooner than by road from where one last was. By phone none."""
        works, spell, now = self.hospital.rows.works, clinician.spell, self.hospital.now
        if works[work]["by_phone"]:
            return 0
        drives = self.hospital.plan.drives
        by_road = int(drives[clinician.where, site])
        in_hand = spell is not None and not works[spell.piece.work]["by_phone"]
        if clinician.call_in == 0 or in_hand or clinician.last_done == now:
            return by_road
        from_home = clinician.call_in + int(drives[clinician.site, site])
        return max(from_home, by_road - (now - clinician.last_done))

    def start(self, piece: Piece, members: list[Clinician]) -> None:
        """Put a piece of work, new or part-done, into the hands of all of these."""
        hospital, token, leader = self.hospital, piece.token, members[0]
        work = hospital.rows.works[piece.work]
        if piece in self.waiting:
            self.waiting.remove(piece)
        factor = UNIT
        if piece.own != NONE:
            self.own_done[piece.own] = True
            piece.left = hospital.rows.owns[piece.own]["seconds"]
        elif token is not None:
            by_grade = int(hospital.program.factors[piece.work, leader.grade])
            factor = max(1, (by_grade * leader.factor + UNIT // 2) // UNIT)
            if piece.left == NONE:
                piece.left = hospital.pathway.seconds(
                    token, token.stage, work["duration_table"], work["duration_attribute"]
                )
        site = leader.site if token is None else token.site
        begins = hospital.now + max(self.journey(member, piece.work, site) for member in members)
        takes = max(1, (piece.left * factor + UNIT // 2) // UNIT)
        entity = NONE if token is None else token.entity
        spell = Spell(piece, members, entity, site, hospital.now, begins, begins + takes, factor)
        for member in members:
            member.spell = spell
            if not work["by_phone"] and member.where != site:
                member.where, member.arrived = site, begins
                if begins == hospital.now:  # there at once: more urgent work there may have it now
                    hospital.deal.ask()
        Due(hospital.clock, spell.due, Tie.WORK_DONE, leader.duty).then(lambda: self._finish(spell))
        if token is not None:
            hospital.mark(token, hospital.rows.stages[token.stage]["mark"], begins)
        if begins == hospital.now:
            self._begun(spell)
        else:
            Due(hospital.clock, begins, Tie.COME_IN, leader.duty).then(lambda: self._come_in(spell))

    def _come_in(self, spell: Spell) -> None:
        """The journey is over: the work begins, unless there is something more urgent at this instant."""
        self.hospital.events += 1
        self._begun(spell)
        self.hospital.deal.ask()

    def _begun(self, spell: Spell) -> None:
        """A patient who does not wait for the end of the work goes on."""
        token = spell.piece.token
        if (
            token is not None
            and token.alive
            and not self.hospital.rows.works[spell.piece.work]["patient_waits"]
        ):
            assert token.resume is not None
            token.resume.succeed()

    def row(self, spell: Spell, member: Clinician, end: int, ended: int) -> tuple[int, ...]:
        """The log's row for one clinician of a spell."""
        piece = spell.piece
        task = NONE - 1 - piece.own if piece.own != NONE else piece.task
        return (
            task, spell.entity, piece.work, spell.site, member.duty, piece.since, spell.called, spell.begins, end, ended
        )  # fmt: skip

    def _stop(self, clinician: Clinician, ended: Ended) -> None:
        """Put down what is in hand."""
        hospital, spell = self.hospital, clinician.spell
        assert spell is not None
        hospital.tasks.append(self.row(spell, clinician, hospital.now, ended))
        # A call taken on site leaves the doctor there.
        if not hospital.rows.works[spell.piece.work]["by_phone"] or clinician.last_done == spell.called:
            clinician.last_done = hospital.now
        clinician.spell, clinician.idle_since = None, hospital.now

    def _finish(self, spell: Spell) -> None:
        hospital, token, leader = self.hospital, spell.piece.token, spell.members[0]
        if leader.spell is not spell:
            return  # it was interrupted or handed over
        hospital.events += 1
        for member in spell.members:
            self._stop(member, Ended.DONE)
        waited = bool(hospital.rows.works[spell.piece.work]["patient_waits"])
        if token is not None and token.alive and waited:
            if token.patient != NONE:
                hospital.patients[token.patient].seen_by = leader.grade
            assert token.resume is not None
            token.resume.succeed()
        for member in spell.members:
            self.go_home_if_done(member)
        hospital.deal.ask()

    def interrupt(self, clinician: Clinician) -> Piece | None:
        """Put down what is in hand for something more urgent; says what waits again."""
        assert clinician.spell is not None
        kept = bool(self.hospital.rows.works[clinician.spell.piece.work]["kept"])
        return self._put_down(clinician, Ended.INTERRUPTED, clinician.duty if kept else NONE)

    def _put_down(self, clinician: Clinician, ended: Ended, owner: int) -> Piece | None:
        """Put down what is in hand, part-done; says what waits again."""
        spell = clinician.spell
        assert spell is not None
        self._stop(clinician, ended)
        piece = spell.piece
        if piece.own != NONE:
            self.own_done[piece.own] = False
            return None
        done = (self.hospital.now - spell.begins) * UNIT // spell.factor
        piece.left, piece.owner = max(1, piece.left - done), owner
        if piece.token is None or not piece.token.alive:
            return None
        self.waiting.append(piece)
        return piece

    def shift_ends(self, clinician: Clinician) -> None:
        """Hand over what may be handed over; finish the rest late, then go home."""
        clinician.over = True
        spell, works = clinician.spell, self.hospital.rows.works
        if spell is not None and self._may_be_handed_over(spell):
            self._put_down(clinician, Ended.HANDED_OVER, NONE)
        for piece in self.waiting:
            if piece.owner == clinician.duty and works[piece.work]["hand_over"]:
                piece.owner = NONE
        self.go_home_if_done(clinician)
        self.hospital.deal.ask()

    def _may_be_handed_over(self, spell: Spell) -> bool:
        handed_over = bool(self.hospital.rows.works[spell.piece.work]["hand_over"])
        return handed_over and spell.piece.own == NONE and spell.begins <= self.hospital.now

    def go_home_if_done(self, clinician: Clinician) -> None:
        """After the shift, with nothing in hand and nothing set aside."""
        if clinician.idle and clinician.over and not any(p.owner == clinician.duty for p in self.waiting):
            self.hospital.go_home(clinician)

    def forget(self) -> None:
        """Drop the work of those who have left."""
        gone = [piece for piece in self.waiting if piece.token is not None and not piece.token.alive]
        self.waiting[:] = [piece for piece in self.waiting if piece not in gone]
        for piece in gone:
            if piece.owner != NONE:
                self.go_home_if_done(self.hospital.clinicians[piece.owner])
