"""The twin: a hospital in SimPy. Patients are processes; everything else answers what falls due, then deals."""

from __future__ import annotations

import numpy as np
import simpy

from dghsim.engine import log
from dghsim.engine.plan import NONE, Plan, Tie
from dghsim.engine.twin.clock import Due
from dghsim.engine.twin.deal import Deal
from dghsim.engine.twin.departures import Departures
from dghsim.engine.twin.draws import first_word
from dghsim.engine.twin.giving_way import GivingWay
from dghsim.engine.twin.hand_out import HandOut
from dghsim.engine.twin.pathway import Pathway
from dghsim.engine.twin.rows import Row, read
from dghsim.engine.twin.state import Clinician, PatientState, PlaceState, Token
from dghsim.engine.twin.work import Work
from dghsim.scenario.pathway import MARKS


class Hospital:
    """One replication, run by SimPy."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.program = plan.program
        self.rows = read(plan)
        self.clock = simpy.Environment(initial_time=0)
        self.patients = {number: PatientState(number) for number in range(plan.patients)}
        self.places = [PlaceState(at, [True] * row["count"]) for at, row in enumerate(self.rows.places)]
        self.visits: dict[tuple[int, int], int] = {}
        self.clinicians: list[Clinician] = []
        self.present: list[Clinician] = []
        self.tasks: list[tuple[int, ...]] = []
        self.stays: list[tuple[int, ...]] = []
        self.marks = np.full((plan.sites * plan.patients, len(MARKS)), NONE, dtype=np.int64)
        self.leave = np.full(plan.patients, NONE, dtype=np.int64)
        self.outcome = np.full(plan.patients, NONE, dtype=np.int64)
        self.came = np.full((plan.patients, plan.sites), NONE, dtype=np.int64)
        self.came_from = self.came.copy()
        self.actual_end = np.full(len(plan.duties), NONE, dtype=np.int64)
        self.tasks_asked = 0
        self.events = 0
        self.reached = 0
        self.pathway = Pathway(self)
        self.departures = Departures(self)
        self.work = Work(self)
        self.hand_out = HandOut(self)
        self.giving_way = GivingWay(self)
        self.deal = Deal(self)
        self.clock.process(self._arrivals())
        for number in range(len(plan.duties)):
            self._expect_duty(number)
        for number, row in enumerate(self.rows.seasons):
            self._expect_season(number, self.places[row["place"]], row)

    @property
    def now(self) -> int:
        """Seconds from the epoch."""
        return int(self.clock.now)

    def run(self, until: int) -> bool:
        """Go on until nothing is left before `until` or the plan's end; says whether the plan's end was reached."""
        stop = self.reached = min(until, self.plan.end)
        while self.clock.peek() < stop:
            self.clock.step()
        return bool(self.clock.peek() >= self.plan.end)

    def draw(self, token: Token, stage: int) -> int:
        """The 32-bit word that this patient (or job) draws at this stage, on this visit."""
        row, entity = self.rows.stages[stage], self.rows.entities[token.entity]
        visit = 0
        if row["visits"] != NONE:
            key = (token.entity, row["visits"])
            visit = self.visits.get(key, 0)
            self.visits[key] = visit + 1
        counter = (entity["candidate"], entity["who"], row["what"], visit)
        return first_word(counter, (self.plan.seed, self.plan.replication))

    def mark(self, token: Token, mark: int, time: int) -> None:
        """Note the first time of a mark: not always noted first, since work begins only after a journey."""
        if mark == NONE or token.patient == NONE:
            return
        row = token.site * self.plan.patients + token.patient
        noted = int(self.marks[row, mark])
        self.marks[row, mark] = time if noted == NONE else min(time, noted)

    def begin(self, token: Token, stage: int) -> None:
        """Set a token going at a stage."""
        if token.patient != NONE:
            self.patients[token.patient].tokens.append(token)
        self.clock.process(self.pathway.life(token, stage))

    def _arrivals(self) -> simpy.events.ProcessGenerator:
        for number in self.plan.arrivals.tolist():
            entity = self.rows.entities[number]
            yield Due(self.clock, entity["time"], Tie.ARRIVAL, number)
            if self._comes(number):
                self.events += 1
                patient = number if number < self.plan.patients else NONE
                token = Token(number, number, patient, entity["time"], entity["site"])
                self.begin(token, entity["stage"])

    def _comes(self, number: int) -> bool:
        """A candidate of a thinned stream comes in proportion to the patients present."""
        entity = self.rows.entities[number]
        if entity["thin_limit"] <= 0:
            return entity["thin_limit"] == NONE
        row = entity["thin_row"]
        present = sum(place.occupied for place in self.places if self.program.thin_places[row, place.number])
        reference = int(self.program.thin_reference[row])
        return entity["thin_word"] * reference < entity["thin_limit"] * present

    def _expect_season(self, number: int, place: PlaceState, row: Row) -> None:
        def begins() -> None:
            self.events += 1
            place.have(row["beds"])
            self.deal.ask()

        Due(self.clock, row["time"], Tie.SEASON, number).then(begins)

    def _expect_duty(self, number: int) -> None:
        row = self.rows.duties[number]
        answers = self.rows.answers[row["kind"]]
        clinician = Clinician(
            number, row["level"], row["tier"], row["site"], row["kind"], row["grade"],
            row["end"], row["call_in"], row["factor"], sites=row["sites"], where=row["site"],
            goes_after=answers["goes_after"], stays=answers["stays"],
        )  # fmt: skip
        self.clinicians.append(clinician)
        Due(self.clock, row["start"], Tie.DUTY_START, number).then(lambda: self._duty_starts(clinician))
        Due(self.clock, row["end"], Tie.DUTY_END, number).then(lambda: self._duty_ends(clinician))

    def _duty_starts(self, clinician: Clinician) -> None:
        self.events += 1
        before = self.rows.duties[clinician.duty]["before"]
        if before != NONE and (self.clinicians[before].on_duty or self.clinicians[before].held_up):
            clinician.held_up = True
        else:
            self._takes_up(clinician)

    def _takes_up(self, clinician: Clinician) -> None:
        clinician.held_up = False
        if self.now >= clinician.end:
            self._goes(clinician)
            return
        clinician.on_duty, clinician.idle_since, clinician.arrived = True, self.now, self.now
        self.present.append(clinician)
        duty = self.rows.duties[clinician.duty]
        for row in range(duty["first_own"], duty["first_own"] + duty["owns"]):
            if self.rows.owns[row]["due"] > self.now:
                Due(self.clock, self.rows.owns[row]["due"], Tie.OWN_DUE, row).then(self._own_due)
        self.deal.ask()

    def _own_due(self) -> None:
        self.events += 1
        self.deal.ask()

    def _duty_ends(self, clinician: Clinician) -> None:
        self.events += 1
        if clinician.on_duty:
            self.work.shift_ends(clinician)

    def go_home(self, clinician: Clinician) -> None:
        """Off duty: at the end of the shift, or late when the work in hand is done."""
        clinician.on_duty = False
        self.present.remove(clinician)
        self._goes(clinician)

    def _goes(self, clinician: Clinician) -> None:
        self.actual_end[clinician.duty] = self.now
        after = self.rows.duties[clinician.duty]["after"]
        if after != NONE and self.clinicians[after].held_up:
            self._takes_up(self.clinicians[after])

    def log(self) -> log.Log:
        """What has been written down so far, with what is in hand cut off and what waits added."""
        tasks = np.array(self.tasks + self._in_hand() + self._waiting(), dtype=log.TASK)
        done = np.array(self.work.own_done, dtype=np.int64)
        missed = log.missed(self.plan, done, self.tasks_asked, self.reached)
        stays = np.array(self.stays + self._places(), dtype=log.STAY)
        return log.Log(
            *log.ordered(np.concatenate([tasks, missed]), stays, self.tasks_asked), self.marks.copy(),
            self.leave.copy(), self.outcome.copy(), self.actual_end.copy(), self.came.copy(),
            self.came_from.copy(), self.events,
        )  # fmt: skip

    def _in_hand(self) -> list[tuple[int, ...]]:
        return [self.work.row(c.spell, c, NONE, NONE) for c in self.present if c.spell is not None]

    def _waiting(self) -> list[tuple[int, ...]]:
        return [
            (
                piece.task,
                piece.token.entity,
                piece.work,
                piece.token.site,
                NONE,
                piece.since,
                NONE,
                NONE,
                NONE,
                NONE,
            )
            for piece in self.work.waiting
            if piece.token is not None
        ]

    def _places(self) -> list[tuple[int, ...]]:
        """Places still held, and still waited for."""
        held: list[tuple[int, ...]] = [
            (patient.number, place, *bed, NONE)
            for patient in self.patients.values()
            for place, bed in patient.beds.items()
        ]
        asked = [
            (token.patient, place.number, NONE, token.since, NONE, NONE)
            for place in self.places
            for token in place.requests
        ]
        return held + asked
