"""What is given back: places released, side branches over, a patient who leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dghsim.engine.plan import NONE
from dghsim.engine.twin.deal import turn
from dghsim.engine.twin.state import PatientState, Token

if TYPE_CHECKING:
    from dghsim.engine.twin.hospital import Hospital


class Departures:
    """Ends, and what they free."""

    def __init__(self, hospital: Hospital) -> None:
        self.hospital = hospital

    def leave(self, token: Token, outcome: int) -> int:
        """The patient goes; so do all of its tokens, places and requests. A job just ends. No stage comes next."""
        hospital = self.hospital
        token.alive = False
        if token.patient == NONE:
            return NONE
        patient = hospital.patients[token.patient]
        for other in patient.tokens:
            other.alive = False
        for delayed in hospital.giving_way.delayed:
            delayed[:] = [other for other in delayed if other.alive]
        for place in hospital.places:
            self._give_back(patient, place.number)
            place.requests[:] = [request for request in place.requests if request.alive]
        hospital.work.forget()
        hospital.leave[patient.number], hospital.outcome[patient.number] = hospital.now, outcome
        return NONE

    def release(self, patient: PatientState, number: int) -> None:
        """Give a place back, and withdraw the patient's other requests for it."""
        place = self.hospital.places[number]
        self._give_back(patient, number)
        for other in sorted((one for one in place.requests if one.patient == patient.number), key=turn):
            place.requests.remove(other)
            other.alive = False
            self.branch_over(patient, other)

    def branch_over(self, patient: PatientState, side: Token) -> None:
        """A side branch has ended; those of the patient's tokens that waited for it go on."""
        patient.tokens.remove(side)
        if side.fork != NONE:
            patient.branches &= ~(1 << side.fork)
        for token in sorted(patient.tokens, key=lambda token: token.number):
            waits = token.alive and token.joining and not patient.branches & token.joining
            if waits and token.resume is not None and not token.resume.triggered:
                token.resume.succeed()

    def _give_back(self, patient: PatientState, place: int) -> None:
        """Free the patient's bed in a place, if it has one."""
        if place in patient.beds:
            bed, asked, given = patient.beds.pop(place)
            self.hospital.places[place].free[bed] = True
            if place in patient.gave_way:
                patient.gave_way.remove(place)
                self.hospital.places[place].sent -= 1
            self.hospital.stays.append((patient.number, place, bed, asked, given, self.hospital.now))
            self.hospital.deal.ask()
