"""The deal: when all that fell due at an instant has been applied, places are given, then work is handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dghsim.engine.plan import NONE, OnFull, Tie
from dghsim.engine.twin.clock import Due
from dghsim.engine.twin.state import PlaceState, Token

if TYPE_CHECKING:
    from dghsim.engine.twin.hospital import Hospital


def turn(token: Token) -> tuple[int, int, int]:
    """Whose turn it is: the most urgent, then who has waited longest, then the lowest number."""
    return token.priority, token.since, token.number


class Deal:
    """Rounds of giving places, each round's patients moving on at once; then of giving way; then work is handed out."""

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
        if not moved:
            moved = self.hospital.giving_way.look()
        for token in moved:
            assert token.resume is not None
            token.resume.succeed()
        if moved:
            self.ask()
        else:
            self.hospital.hand_out.round()

    def _give(self, place: PlaceState) -> list[Token]:
        """Give what is free in turn; then turn away those who will not wait. Says who moves on, in order."""
        moved, turned = [], []
        for token in sorted(place.requests, key=turn):
            beds = self.hospital.patients[token.patient].beds
            if place.number not in beds:
                if True not in place.free:
                    if self.hospital.rows.stages[token.stage]["on_full"] == OnFull.TURN_AWAY:
                        token.turned_away = True
                        turned.append(token)
                    continue
                beds[place.number] = (place.take(), token.since, self.hospital.now)
            mark = self.hospital.rows.stages[token.stage]["mark"]
            self.hospital.mark(token, mark, self.hospital.now)
            moved.append(token)
        place.requests[:] = [token for token in place.requests if token not in moved and token not in turned]
        return moved + turned
