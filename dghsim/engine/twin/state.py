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
    task: int = NONE
    joining: int = 0
    """The side branches it waits for, as a set of bits."""
    steps: int = 0
    """Stages passed since `steps_at`."""
    steps_at: int = NONE
    resume: simpy.Event | None = None
    turned_away: bool = False


@dataclass(slots=True, eq=False)
class Clinician:
    """A doctor on one duty."""

    duty: int
    tier: int
    site: int
    kind: int
    grade: int
    end: int
    call_in: int
    idle_since: int = NONE
    on_duty: bool = False
    patient_of: Token | None = None
    """Whose work is in hand."""
    last_done: int = NONE
    held_up: bool = False
    """Due on duty, but late in the duty before."""

    @property
    def idle(self) -> bool:
        """Present with nothing in hand."""
        return self.on_duty and self.patient_of is None


@dataclass(slots=True, eq=False)
class PlaceState:
    """A set of alike places."""

    number: int
    free: list[bool]
    requests: list[Token] = field(default_factory=list)

    @property
    def occupied(self) -> int:
        """How many are in use."""
        return len(self.free) - sum(self.free)


@dataclass(slots=True, eq=False)
class PatientState:
    """What belongs to the patient and not to one of its tokens."""

    number: int
    tokens: list[Token] = field(default_factory=list)
    beds: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    """Place -> (bed, asked, given)."""
    branches: int = 0
    """Side branches under way, as a set of bits."""
