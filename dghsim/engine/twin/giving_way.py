"""Escalation: when a place is full and somebody waits for it, patients in it may move on before their time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dghsim.engine.plan import NONE, REVIEW_EVERY, Tie
from dghsim.engine.twin.clock import Due
from dghsim.engine.twin.rows import Row
from dghsim.engine.twin.state import PlaceState, Token

if TYPE_CHECKING:
    from dghsim.engine.twin.hospital import Hospital


class GivingWay:
    """Looks at a place when it is asked for and full, and at every full hour while somebody waits."""

    def __init__(self, hospital: Hospital) -> None:
        self.hospital = hospital
        self.delayed: list[list[Token]] = [[] for _ in range(hospital.program.delays)]
        """Who is in each of the delays that give way."""
        if len(hospital.rows.gives):
            self._expect_review(REVIEW_EVERY)

    def _expect_review(self, time: int) -> None:
        Due(self.hospital.clock, time, Tie.REVIEW, 0).then(self._review)

    def _review(self) -> None:
        for place in self.hospital.places:
            self.look_at(place)
        self.hospital.deal.ask()
        self._expect_review(self.hospital.now + REVIEW_EVERY)

    def look_at(self, place: PlaceState) -> None:
        """Have a place with rules looked at in the deal of this instant."""
        place.look = self.hospital.rows.places[place.number]["gives"] > 0

    def look(self) -> list[Token]:
        """Who gives way next, if anybody: one at a time, so that the next one is chosen when the first has moved."""
        for place in self.hospital.places:
            if place.look:
                token = self._make_way(place)
                if token is not None:
                    return [token]
                place.look = False
        return []

    def _make_way(self, place: PlaceState) -> Token | None:
        """Somebody, while more wait than those sent on before who have not gone yet."""
        row = self.hospital.rows.places[place.number]
        if len(place.requests) <= place.sent:
            return None
        for rule in self.hospital.rows.gives[row["first_give"] : row["first_give"] + row["gives"]]:
            token = self._first(place, rule)
            if token is not None:
                token.sent, token.due = rule["goto"], NONE
                self.delayed[rule["delays"]].remove(token)
                self.hospital.patients[token.patient].gave_way.add(place.number)
                place.sent += 1
                return token
        return None

    def _first(self, place: PlaceState, rule: Row) -> Token | None:
        """Of those who may give way by a rule, the one with least of the delay left, then the lowest number."""
        able = [token for token in self.delayed[rule["delays"]] if self._may(token, place, rule)]
        return min(able, key=lambda token: (token.due, token.number), default=None)

    def _may(self, token: Token, place: PlaceState, rule: Row) -> bool:
        """Not who was given the place this instant, or is in a bed that closes."""
        patient, left = self.hospital.patients[token.patient], token.due - self.hospital.now
        bed, _, given = patient.beds.get(place.number, (NONE, NONE, NONE))
        cases = self.hospital.rows.cases[rule["first_case"] : rule["first_case"] + rule["cases"]]
        return (
            NONE < given < self.hospital.now
            and bed < len(place.free)
            and place.number not in patient.gave_way
            and rule["least"] <= left <= rule["most"]
            and all(self.hospital.pathway.holds(token, case) for case in cases)
        )
