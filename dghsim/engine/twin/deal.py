"""The deal: when all that fell due at an instant has been applied, places are given, then work is handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dghsim.engine.plan import NONE, OnFull, Tie
from dghsim.engine.twin.clock import Due
from dghsim.engine.twin.state import Clinician, PlaceState, Token

if TYPE_CHECKING:
    from dghsim.engine.twin.hospital import Hospital


def turn(token: Token) -> tuple[int, int, int]:
    """Whose turn it is: the most urgent, then who has waited longest, then the lowest number."""
    return token.priority, token.since, token.number


class Deal:
    """Rounds of giving places, each round's patients moving on at once; when none was given, work is handed out."""

    def __init__(self, hospital: Hospital) -> None:
        self.hospital = hospital
        self._asked_at = NONE

    def ask(self) -> None:
        """Have a deal at this instant, after everything that falls due."""
        if self._asked_at != self.hospital.now:
            self._asked_at = self.hospital.now
            Due(self.hospital.clock, self.hospital.now, Tie.DEAL, 0).then(self._round)

    def _round(self) -> None:
        self._asked_at = NONE
        moved = [token for place in self.hospital.places for token in self._give(place)]
        for token in moved:
            assert token.resume is not None
            token.resume.succeed()
        if moved:
            self.ask()
        else:
            self._hand_out()

    def _give(self, place: PlaceState) -> list[Token]:
        """Give what is free in turn; then turn away those who will not wait. Says who moves on, in order."""
        moved, turned = [], []
        for token in sorted(place.requests, key=turn):
            beds = self.hospital.patients[token.patient].beds
            if place.number not in beds:
                if True not in place.free:
                    if self.hospital.program.stages[token.stage]["on_full"] == OnFull.TURN_AWAY:
                        token.turned_away = True
                        turned.append(token)
                    continue
                bed = place.free.index(True)
                place.free[bed] = False
                beds[place.number] = (bed, token.since, self.hospital.now)
            mark = int(self.hospital.program.stages[token.stage]["mark"])
            self.hospital.mark(token, mark, self.hospital.now)
            moved.append(token)
        place.requests[:] = [token for token in place.requests if token not in moved and token not in turned]
        return moved + turned

    def _hand_out(self) -> None:
        for token in sorted(self.hospital.work_waiting, key=turn):
            work = int(self.hospital.program.stages[token.stage]["work"])
            able = [(self._asked_how(c, token, work), c) for c in self.hospital.present if c.idle]
            able = [(how, c) for how, c in able if how != NONE]
            if able:
                _, chosen = min(
                    able, key=lambda pair: (pair[0], pair[1].tier, pair[1].idle_since, pair[1].duty)
                )
                self.hospital.work_waiting.remove(token)
                self._start(chosen, token, work)

    def _asked_how(self, clinician: Clinician, token: Token, work: int) -> int:
        """0 if the clinician answers this work first, 1 if second and it has waited long enough, NONE if not."""
        rule, answers = self.hospital.program.works[work], self.hospital.program.answers[clinician.kind]
        begins = self.hospital.now + self._journey(clinician)
        if clinician.site != token.site or begins > clinician.end - rule["last_start"]:
            return NONE
        if answers["first"] >> work & 1:
            return 0
        waited = self.hospital.now - token.since
        return 1 if answers["second"] >> work & 1 and waited >= max(int(rule["ask_second"]), 0) else NONE

    def _journey(self, clinician: Clinician) -> int:
        """Seconds to come in; none for who is resident, or has this instant finished the last work."""
        return 0 if clinician.last_done == self.hospital.now else clinician.call_in

    def _start(self, clinician: Clinician, token: Token, work: int) -> None:
        hospital, rule = self.hospital, self.hospital.program.works[work]
        base = hospital.pathway.seconds(
            token, token.stage, int(rule["duration_table"]), int(rule["duration_attribute"])
        )
        seconds = max(1, (base * int(hospital.program.factors[work, clinician.grade]) + 32768) >> 16)
        begins = hospital.now + self._journey(clinician)
        hospital.mark(token, int(hospital.program.stages[token.stage]["mark"]), begins)
        clinician.patient_of = token
        row = (token.task, token.entity, work, clinician.duty, token.since, hospital.now, begins)
        hospital.in_hand[clinician.duty] = (*row, NONE)
        done = Due(hospital.clock, begins + seconds, Tie.WORK_DONE, clinician.duty)
        done.then(lambda: self._finish(clinician, token, row))

    def _finish(self, clinician: Clinician, token: Token, row: tuple[int, ...]) -> None:
        hospital = self.hospital
        hospital.events += 1
        del hospital.in_hand[clinician.duty]
        hospital.tasks.append((*row, hospital.now))
        clinician.patient_of, clinician.idle_since, clinician.last_done = None, hospital.now, hospital.now
        if hospital.now > clinician.end:
            hospital.go_home(clinician)
        if token.alive:
            assert token.resume is not None
            token.resume.succeed()
        self.ask()
