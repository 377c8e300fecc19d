"""How a patient passes the stages: one small generator for each kind of stage."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

import simpy

from dghsim.engine.plan import CHANCE_BITS, DAY, NONE, TABLE_BITS, Form, Op, Tie
from dghsim.engine.twin.clock import Due
from dghsim.engine.twin.rows import Row
from dghsim.engine.twin.state import Token
from dghsim.errors import InputError

if TYPE_CHECKING:
    from dghsim.engine.twin.hospital import Hospital

Step = Generator[simpy.Event, None, int]
"""Waits for events, then says the next stage; NONE when the token has come to its end."""

MOST_STEPS_AT_ONCE = 10_000
"""A token that passes more stages in no time, it or the side branches that it starts, is going round in a circle."""


class Pathway:
    """The rules of every kind of stage."""

    def __init__(self, hospital: Hospital) -> None:
        self.hospital = hospital
        self.program, self.rows = hospital.program, hospital.rows
        self.goes_after = {row["goes_after"] for row in self.rows.answers}
        self.rule: dict[int, Callable[[Token, Row], Step]] = {
            Op.WORK: self.work, Op.DELAY: self.delay, Op.WAIT_UNTIL: self.wait_until, Op.HOLD: self.hold,
            Op.RELEASE: self.release, Op.BRANCH: self.branch, Op.FORK: self.fork, Op.JOIN: self.join,
            Op.END: self.end, Op.LEAVE: self.leave, Op.ELSEWHERE: self.elsewhere,
        }  # fmt: skip

    def life(self, token: Token, stage: int) -> Generator[simpy.Event, None, None]:
        """A token from its first stage to its last."""
        while token.alive and stage != NONE:
            token.steps = token.steps + 1 if self.hospital.now == token.steps_at else 1
            token.steps_at = self.hospital.now
            if token.steps > MOST_STEPS_AT_ONCE:
                name = self.program.stage_names[stage]
                raise InputError(
                    f"pathway.stage.{name} is passed for ever in no time: put a delay or work into the loop"
                )
            token.stage = stage
            row = self.rows.stages[stage]
            if row["op"] not in (Op.WORK, Op.HOLD):
                self.hospital.mark(token, row["mark"], self.hospital.now)
            stage = yield from self.rule[row["op"]](token, row)

    def work(self, token: Token, row: Row) -> Step:
        """Ask for a clinician; go on when the work is done."""
        hospital = self.hospital
        self._stand_in_line(token, row)
        hospital.work.ask(token, row["work"], hospital.tasks_asked)
        hospital.tasks_asked += 1
        for wait in sorted({self.rows.works[row["work"]]["ask_second"], *self.goes_after} - {0, NONE}):
            Due(hospital.clock, hospital.now + wait, Tie.ASK_SECOND, token.number).then(self._asked_second)
        assert token.resume is not None
        yield token.resume
        return row["next"]

    def _asked_second(self) -> None:
        self.hospital.deal.ask()

    def delay(self, token: Token, row: Row) -> Step:
        """Time passes."""
        hospital = self.hospital
        seconds = self.seconds(token, token.stage, row["duration_table"], row["duration_attribute"])
        due = seconds + (token.arrived if row["since_arrival"] == 1 else hospital.now)
        token.sent = NONE
        if due > hospital.now:
            watched = hospital.giving_way.delayed[row["delays"]] if row["delays"] != NONE else []
            watched.append(token)
            yield self._until(token, due)
            if token.sent == NONE:
                watched.remove(token)
        return row["next"] if token.sent == NONE else token.sent

    def wait_until(self, token: Token, row: Row) -> Step:
        """Wait for the window to be open."""
        wait = self.opens_in(row["window"])
        if wait > 0:
            yield self._until(token, self.hospital.now + wait)
        return row["next"]

    def _until(self, token: Token, time: int) -> simpy.Event:
        """Happens at a time, unless the token is sent on before."""
        token.due, token.resume = time, self.hospital.clock.event()
        Due(self.hospital.clock, time, Tie.DELAY_DONE, token.number).then(lambda: self._delay_over(token))
        return token.resume

    def _delay_over(self, token: Token) -> None:
        if token.alive and token.due == self.hospital.now:
            self.hospital.events += 1
            token.due = NONE
            assert token.resume is not None
            token.resume.succeed()

    def hold(self, token: Token, row: Row) -> Step:
        """Ask for a place; go on when it is given, or elsewhere when turned away."""
        self._stand_in_line(token, row)
        token.turned_away = False
        place = self.hospital.places[row["place"]]
        place.requests.append(token)
        self.hospital.giving_way.look_at(place)
        assert token.resume is not None
        yield token.resume
        if not token.alive or not token.turned_away:
            return row["next"]
        if row["goto"] != NONE:
            return row["goto"]
        return self.hospital.departures.leave(token, outcome=3)

    def release(self, token: Token, row: Row) -> Step:
        """Give the place back, and withdraw the patient's other requests for it."""
        yield from ()
        self.hospital.departures.release(self.hospital.patients[token.patient], row["place"])
        return row["next"]

    def branch(self, token: Token, row: Row) -> Step:
        """Go where the first case that holds says."""
        yield from ()
        word = NONE
        passed = 0
        for case in self.rows.cases[row["first_case"] : row["first_case"] + row["cases"]]:
            limit = self.chance(case)
            if limit != NONE:
                # One word serves all the chances of a branch: each case takes its share of what is left.
                word = self.hospital.draw(token, token.stage) if word == NONE else word
                left = (1 << 32) - passed
                share = (limit * left) >> CHANCE_BITS
                if word < passed + share:
                    return case["goto"]
                passed += share
            elif self.holds(token, case):
                return case["goto"]
        return row["next"]

    def chance(self, case: Row) -> int:
        """The chance of a case that goes by one, in 2**CHANCE_BITS; NONE of any other."""
        if case["form"] == Form.IN_PROPORTION:
            place = self.hospital.places[case["place"]]
            return (place.occupied << CHANCE_BITS) // place.open if place.open else 0
        return case["limit"] if case["form"] == Form.CHANCE else NONE

    def holds(self, token: Token, case: Row) -> bool:
        """Whether a condition other than a chance is true now."""
        hospital, attribute = self.hospital, case["attribute"]
        match case["form"]:
            case Form.EQUALS:
                return self.rows.attributes[token.patient][attribute] == case["limit"]
            case Form.AT_LEAST:
                return self.rows.attributes[token.patient][attribute] >= case["limit"]
            case Form.ONE_OF:
                return bool(case["limit"] >> self.rows.attributes[token.patient][attribute] & 1)
            case Form.WINDOW:
                return self.opens_in(case["window"]) == 0
            case Form.SEEN_BY:
                grade = hospital.patients[token.patient].seen_by
                return grade != NONE and bool(case["limit"] >> grade & 1)
            case Form.ALWAYS:
                return bool(case["limit"])
            case Form.ANSWERED:
                return hospital.hand_out.is_there(token.site, case["limit"])
        place = hospital.places[case["place"]]
        if case["form"] == Form.FREE:
            return sum(place.free) >= case["limit"]
        return place.occupied >= case["limit"]

    def fork(self, token: Token, row: Row) -> Step:
        """Start a side branch, unless this fork's last one is still under way."""
        yield from ()
        hospital, fork = self.hospital, row["fork"]
        patient = hospital.patients[token.patient]
        if not patient.branches >> fork & 1:
            patient.branches |= 1 << fork
            number = patient.moved + len(hospital.rows.entities) + token.patient * self.program.forks + fork
            side = Token(number, token.entity, token.patient, token.arrived, token.site, fork)
            side.steps, side.steps_at = token.steps, token.steps_at
            hospital.begin(side, row["launch"])
        return row["next"]

    def join(self, token: Token, row: Row) -> Step:
        """Wait for side branches."""
        patient = self.hospital.patients[token.patient]
        token.joining = row["join"]
        if patient.branches & token.joining:
            token.resume = self.hospital.clock.event()
            yield token.resume
        token.joining = 0
        return row["next"]

    def end(self, token: Token, row: Row) -> Step:  # noqa: ARG002 - every rule takes the same
        """A side branch is over."""
        yield from ()
        token.alive = False
        self.hospital.departures.branch_over(self.hospital.patients[token.patient], token)
        return NONE

    def leave(self, token: Token, row: Row) -> Step:
        """The patient goes; so do all of its tokens, places and requests. A job just ends."""
        yield from ()
        return self.hospital.departures.leave(token, row["outcome"])

    def elsewhere(self, token: Token, row: Row) -> Step:
        """Leave this site and begin at another; who has been there before goes on here."""
        yield from ()
        if self.hospital.departures.was_at(token, row["site"]):
            return row["next"]
        return self.hospital.departures.go_to(token, row["site"], row["goto"])

    def _stand_in_line(self, token: Token, row: Row) -> None:
        token.since = self.hospital.now
        token.priority = row["priority"]
        if row["priority_attribute"] != NONE:
            label = self.rows.attributes[token.patient][row["priority_attribute"]]
            token.priority = int(self.program.priority_rows[row["priority_row"], label])
        token.resume = self.hospital.clock.event()
        self.hospital.deal.ask()

    def seconds(self, token: Token, stage: int, table: int, attribute: int) -> int:
        """A duration: the patient's own, or drawn from a quantile table."""
        if attribute != NONE:
            return self.rows.attributes[token.patient][attribute]
        return int(self.program.tables[table, self.hospital.draw(token, stage) >> (32 - TABLE_BITS)])

    def opens_in(self, window: int) -> int:
        """Seconds until the window is open, day by day; 0 if it is."""
        spans = self.rows.spans[self.program.window_first[window] : self.program.window_first[window + 1]]
        day, second = divmod(self.hospital.now, DAY)
        passed = 0
        while True:
            midnight = DAY * self._weekday(day)
            today = [span for span in spans if midnight <= span["open"] < midnight + DAY]
            ahead = [
                max(span["open"] - midnight - second, 0) for span in today if span["shut"] > midnight + second
            ]
            if ahead:
                return passed + min(ahead)
            day, second, passed = day + 1, 0, passed + DAY - second

    def _weekday(self, day: int) -> int:
        """The weekday that windows go by, beyond the end of the run as in any week."""
        weekdays = self.hospital.plan.weekdays
        return int(weekdays[day]) if day < len(weekdays) else day % 7
