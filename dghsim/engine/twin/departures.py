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
        self._gone(hospital.patients[token.patient])
        hospital.leave[token.patient], hospital.outcome[token.patient] = hospital.now, outcome
        return NONE

    def was_at(self, token: Token, site: int) -> bool:
        """Whether the patient first came to this site, or has come to it since."""
        first = self.hospital.rows.entities[token.entity]["site"]
        return bool(site == first or self.hospital.came[token.patient, site] != NONE)

    def go_to(self, token: Token, site: int, stage: int) -> int:
        """The patient leaves this site as if for good, and begins at a stage of another."""
        hospital, patient = self.hospital, self.hospital.patients[token.patient]
        self._gone(patient)
        patient.tokens, patient.branches, patient.seen_by = [], 0, NONE
        patient.moved += hospital.plan.thread_numbers
        hospital.came[patient.number, site], hospital.came_from[patient.number, site] = (
            hospital.now,
            token.site,
        )
        there = Token(patient.moved + patient.number, token.entity, patient.number, token.arrived, site)
        there.steps, there.steps_at = token.steps, token.steps_at
        hospital.begin(there, stage)
        return NONE

    def _gone(self, patient: PatientState) -> None:
        """All of a patient's tokens end; every place and request is given back."""
        hospital = self.hospital
        for other in patient.tokens:
            other.alive = False
        for delayed in hospital.giving_way.delayed:
            delayed[:] = [other for other in delayed if other.alive]
        for place in hospital.places:
            self._give_back(patient, place.number)
            place.requests[:] = [request for request in place.requests if request.alive]
        hospital.work.forget()

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
            self.hospital.places[place].give_back(bed)
            if place in patient.gave_way:
                patient.gave_way.remove(place)
                self.hospital.places[place].sent -= 1
            self.hospital.stays.append((patient.number, place, bed, asked, given, self.hospital.now))
            self.hospital.deal.ask()
