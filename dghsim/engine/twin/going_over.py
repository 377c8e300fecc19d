"""Those at a hospital who cover another too: whether they are away, and for what they go over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dghsim.engine.plan import NONE
from dghsim.engine.twin.state import Clinician, Piece

if TYPE_CHECKING:
    from dghsim.engine.twin.hospital import Hospital


class GoingOver:
    """Nobody drives over for who has just begun to wait, nor stays for ever where there is always something to do."""

    def __init__(self, hospital: Hospital) -> None:
        self.hospital = hospital
        self.some = any(row["goes_after"] != NONE for row in hospital.rows.answers)
        """Whether there are any."""

    def is_away(self, clinician: Clinician, piece: Piece) -> bool:
        """Whether a clinician at the hospital would have to drive to another for this."""
        assert piece.token is not None
        by_phone = self.hospital.rows.works[piece.work]["by_phone"]
        return clinician.goes_after != NONE and clinician.where != piece.token.site and not by_phone

    def may_go(self, clinician: Clinician, piece: Piece) -> bool:
        """Whether who is away may go over for this."""
        return self.is_away(clinician, piece) and self.hospital.now - piece.since >= clinician.goes_after

    def has_stayed(self, clinician: Clinician) -> bool:
        """Whether a clinician has been long enough where it is, and nothing that interrupts waits for it here."""
        if clinician.stays == NONE or self.hospital.now - clinician.arrived < clinician.stays:
            return False
        works = self.hospital.rows.works
        return not any(
            piece.token is not None
            and piece.token.site == clinician.where
            and piece.owner == NONE
            and works[piece.work]["interrupts"]
            and self._may_do(clinician, piece.work)
            for piece in self.hospital.work.waiting
        )

    def _may_do(self, clinician: Clinician, work: int) -> bool:
        """Whether the duty answers the work, first or second, and has a seat in it for one of this tier and grade."""
        rows = self.hospital.rows
        rule, answers = rows.works[work], rows.answers[clinician.kind]
        seats = rows.seats[rule["first_seat"] : rule["first_seat"] + rule["seats"]]
        return (
            bool((answers["first"] | answers["second"]) >> work & 1)
            and not rule["not_by"] >> clinician.grade & 1
            and any(seat["tiers"] >> clinician.tier & 1 for seat in seats)
        )
