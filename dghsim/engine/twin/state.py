"""Who and what is in the twin's hospital."""

from __future__ import annotations

from dataclasses import dataclass, field

import simpy

from dghsim.engine.plan import NONE


@dataclass(slots=True, eq=False)
class Token:
    """One thread of a patient's way (the patient, or a side branch), or a job."""

    number: int
    entity: int
    patient: int
    """NONE for a job."""
    arrived: int
    site: int
    fork: int = NONE
    """The fork that started this side branch; NONE for the patient's own thread."""
    alive: bool = True
    stage: int = NONE
    since: int = NONE
    priority: int = NONE
    joining: int = 0
    """The side branches it waits for, as a set of bits."""
    steps: int = 0
    """Stages passed since `steps_at`."""
    steps_at: int = NONE
    resume: simpy.Event | None = None
    turned_away: bool = False
    due: int = NONE
    """The end of the delay it is in; NONE if in none."""
    sent: int = NONE
    """Where it goes on when it gives way."""


@dataclass(slots=True, eq=False)
class Piece:
    """A piece of work that waits, is in hand or is set aside: a token's, or a clinician's own."""

    work: int
    priority: int
    since: int
    number: int
    task: int
    """NONE for a clinician's own."""
    token: Token | None
    own: int = NONE
    """Row of the plan's `owns`."""
    left: int = NONE
    """Seconds left, for a clinician whose factor is 1; NONE if never begun."""
    owner: int = NONE
    """The duty that alone may do it; NONE if anyone who answers it."""

    @property
    def turn(self) -> tuple[int, int, int]:
        """Whose turn it is: the most urgent, then what has waited longest, then the lowest number."""
        return self.priority, self.since, self.number


@dataclass(slots=True, eq=False)
class Spell:
    """A piece of work in the hands of a clinician, or of a team whose first member leads."""

    piece: Piece
    members: list[Clinician]
    entity: int
    site: int
    called: int
    begins: int
    due: int
    factor: int


@dataclass(slots=True, eq=False)
class Clinician:
    """A doctor on one duty."""

    duty: int
    level: int
    tier: int
    site: int
    kind: int
    grade: int
    end: int
    call_in: int
    factor: int
    idle_since: int = NONE
    on_duty: bool = False
    over: bool = False
    """The shift has ended; what is in hand is finished late."""
    spell: Spell | None = None
    sites: int = 1
    """Whose work it answers, as a set of bits."""
    where: int = 0
    """The site at which it was last at work; at first its own."""
    goes_after: int = NONE
    """Of those at the hospital who cover others too: after how many seconds of waiting there one goes over."""
    stays: int = NONE
    """Of those: so long at most at one hospital while there is something to go over for."""
    arrived: int = NONE
    """When it came to where it is, of duty or by road; one who is called on the way comes when the work begins."""
    last_done: int = NONE
    """When work on site was last done."""
    held_up: bool = False
    """Due on duty, but late in the duty before."""

    @property
    def idle(self) -> bool:
        """Present with nothing in hand."""
        return self.on_duty and self.spell is None


@dataclass(slots=True, eq=False)
class PlaceState:
    """A set of alike places."""

    number: int
    free: list[bool]
    """Of the beds that may be given, by number."""
    held: set[int] = field(default_factory=set)
    """Beds in use: those among them that may no longer be given close when they are given back."""
    requests: list[Token] = field(default_factory=list)
    look: bool = False
    """Whether to look for patients who may give way."""
    sent: int = 0
    """How many who gave way still hold it."""

    @property
    def occupied(self) -> int:
        """How many are in use."""
        return len(self.held)

    @property
    def open(self) -> int:
        """How many are in use or may be given."""
        return len(self.held) + sum(self.free)

    def take(self) -> int:
        """Give the free bed of the lowest number."""
        bed = self.free.index(True)
        self.free[bed] = False
        self.held.add(bed)
        return bed

    def give_back(self, bed: int) -> None:
        """Nobody is in a bed any more."""
        self.held.remove(bed)
        if bed < len(self.free):
            self.free[bed] = True

    def have(self, beds: int) -> None:
        """So many may be given from now on."""
        self.free = [bed not in self.held for bed in range(beds)]


@dataclass(slots=True, eq=False)
class PatientState:
    """What belongs to the patient and not to one of its tokens."""

    number: int
    tokens: list[Token] = field(default_factory=list)
    beds: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    """Place -> (bed, asked, given)."""
    gave_way: set[int] = field(default_factory=set)
    """Places held that the patient has given way in."""
    branches: int = 0
    """Side branches under way, as a set of bits."""
    moved: int = 0
    """By so much the numbers of its tokens are higher: it has gone on to other sites."""
    seen_by: int = NONE
    """Grade of the last clinician to finish work for the patient."""
