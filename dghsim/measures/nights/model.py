"""One night, as the report draws it and the terminal prints it. Times are naive and local."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from dghsim.measures.nights.longest import Which


@dataclass(frozen=True, slots=True)
class Clinician:
    """Somebody on duty in the night, or a duty that nobody worked."""

    duty: int
    """Number of the duty in the replication."""
    tier: str
    level: int
    who: str
    """What a doctor of the tier is called: registrar."""
    name: str
    """Empty: nobody."""
    kind: str
    """The duty's name in the scenario."""
    code: str
    """Its letters in the rota."""
    label: str
    home: bool
    """On call from home."""
    start: datetime
    end: datetime
    free: datetime
    """Free to go; at the earliest `end`."""


@dataclass(frozen=True, slots=True)
class Spell:
    """A clinician with a piece of work in hand, or something of their own that was missed."""

    duty: int
    kind: str
    label: str
    category: str
    patient: int | None
    """None: work on the wards that belongs to no patient of the log, or the clinician's own."""
    asked: datetime
    called: datetime
    """Given to the clinician; earlier than `start` by a journey in."""
    start: datetime
    end: datetime | None
    """None: still in hand when the run stopped."""
    ended: str
    """`done`, `interrupted`, `handed_over`, `missed`, or empty while in hand."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Somebody waits for a clinician or a first bed."""

    patient: int | None
    """None: work on the wards that belongs to no patient of the log."""
    kind: str
    """Of work or place, by its name in the scenario."""
    label: str
    level: int
    """Of the tier that answers it; 0 for a bed."""
    senior: bool
    """Counts as waiting for a senior."""
    asked: datetime
    until: datetime
    ended: bool
    """Whether it ended in what was waited for; if not, `until` is when the patient left or the run stopped."""
    due: datetime | None
    """Should have ended by then; None where there is no target."""
    again: bool = False
    """For work begun before and left part-done."""

    def within(self, begin: datetime, end: datetime) -> timedelta:
        """How much of it lies between two moments."""
        return max(min(self.until, end) - max(self.asked, begin), timedelta(0))


@dataclass(frozen=True, slots=True)
class Patient:
    """Somebody who waited in the night."""

    patient: int
    arrive: datetime
    leave: datetime | None
    route: str
    news: str


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a patient's journey."""

    time: datetime
    what: str
    waited: timedelta | None
    """How long for it."""
    by: str
    """By whom; empty where no clinician did it."""


@dataclass(frozen=True, slots=True)
class Night:
    """20:00 to 10:00."""

    which: Which
    begin: datetime
    end: datetime
    clinicians: tuple[Clinician, ...]
    """Consultants, registrars, tier 1; within these by when their duty starts."""
    spells: tuple[Spell, ...]
    waits: tuple[Wait, ...]
    """In order of asking."""
    patients: tuple[Patient, ...]
    """Who waited, in order of arrival."""
    journeys: dict[int, tuple[Step, ...]]
    """Of each of them, from arrival to leaving."""
    longest: Wait | None
    """The wait that the night is known by."""
    arrivals: int
    headline: str = ""
    """The longest wait."""
    story: tuple[str, ...] = ()
    """What else happened, in three to six sentences."""
