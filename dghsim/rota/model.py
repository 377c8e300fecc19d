"""What the rota room hands on: the cyclic template, the dated rota, and who in the end worked each duty."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dghsim.rota.checker.breach import Breach
from dghsim.rota.workforce.model import WorkforceYear

FILLED_BY: tuple[str, ...] = (
    "post",
    "bank",
    "agency",
    "swap",
    "act_up",
    "act_down",
    "divert",
    "uncovered",
)
"""Who works a duty: the doctor in post, or who came down the ladder. Under `divert` and `uncovered` it is nobody; the
former sends the take elsewhere meanwhile. Codes in `DutyTable.filled_by`."""
WHY: tuple[str, ...] = ("planned", "vacant", "sick", "given_up")
"""Why the doctor planned does not work a duty. `given_up`: a normal day lost to a swap or to acting up or down; it was
offered to nobody. Codes in `DutyTable.why`."""


@dataclass(frozen=True, slots=True)
class Template:
    """A cyclic template: line `i` of week 1 becomes line `i + 1` in week 2, for ever.

    `cells[line][weekday]` is the name of a duty of the tier, or "" for a day off. A duty that `follows` another is
    not in the cells: it comes with the duty it follows.
    """

    tier: str
    cells: tuple[tuple[str, ...], ...]
    status: str
    """`optimal` (proved), `feasible` (stopped by time), or `given` (not solved here)."""
    objective: float
    bound: float
    seconds: float
    seed: int
    question: str
    """Hash of everything the solver was asked, with its version and parameters."""
    cut_short: bool = False
    """Not proved, and ended by the clock of a busy machine: handed out, and not kept for later runs."""

    @property
    def lines(self) -> int:
        """N of the 1 in N."""
        return len(self.cells)


@dataclass(frozen=True, slots=True)
class DatedRota:
    """The planned rota over the whole horizon, warm-up included.

    `shifts` has one row a duty or absence, sorted by start, tier, duty, doctor: tier, duty (name; "" for an absence),
    doctor, grade, start, end (naive local datetimes), kind (`shift`, `nroc`, `leave`, `study`, ...), filled_by (`post`
    or `vacant`). A vacant line's doctor is written `Vacant 1 (tier)`.
    """

    shifts: pd.DataFrame
    templates: tuple[Template, ...]
    """In the order of the scenario's tiers; empty for a planner's own rota."""
    leave: pd.DataFrame
    """One row a doctor in post: tier, doctor, and days a year: leave_entitled, leave_granted, study_entitled,
    study_granted, over the measured weeks."""
    hash: str
    """Of `shifts`, for the manifest."""
    breaches: tuple[Breach, ...] = ()
    """Rules that named doctors in post break, as the checker tells them; filled by `build_rota`."""
    notes: tuple[str, ...] = ()
    """Sentences on what was assumed, for a reader: a planner's rota repeated, rows left out."""

    def __repr__(self) -> str:
        tiers = self.shifts["tier"].nunique()
        return f"<DatedRota: {len(self.shifts):,} duties and absences in {tiers} tiers; {len(self.breaches)} breaches>"


@dataclass(frozen=True, slots=True)
class DutyTable:
    """Who works each take duty in one replication. All arrays have one entry a duty, in the order of `DatedRota`.

    Normal days and absences are left out unless the duty answers work. Times are seconds from the epoch.
    """

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    kind: NDArray[np.int64]
    """Index into `kinds`."""
    doctor: NDArray[np.int64]
    """Index into `doctors`; -1 where uncovered."""
    grade: NDArray[np.int64]
    """Index into `grades`; -1 where uncovered."""
    filled_by: NDArray[np.int64]
    """Index into `FILLED_BY`."""
    kinds: tuple[tuple[str, str], ...]
    """(tier, duty) names."""
    doctors: tuple[str, ...]
    """Posts by the name of the doctor first in post, whoever holds them later; then a locum for each duty."""
    grades: tuple[str, ...]
    slowness: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    """Multiplies the time that work takes; 1 for who knows the place, and for all where not given."""
    diverted: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, 2), dtype=np.int64))
    """(spans, 2): from when to when the take goes elsewhere, by start; spans may overlap."""
    why: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    """Index into `WHY`."""
    rung: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    """Index into `rungs`; -1 where the ladder did not fill it."""
    asked: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    """Bit r is set where rung r was asked."""
    pounds: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    """What the rung costs; NaN for bank and agency where the scenario gives no rate."""
    sessions_lost: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    """Half days of normal work given up for it; of duties that follow one another, on the first."""
    rungs: tuple[str, ...] = ()
    workforce: WorkforceYear | None = None
    """The posts over the year; None where the scenario says nothing of them."""

    def __post_init__(self) -> None:
        """Columns that are not given say that nothing went down the ladder."""
        nothing = {"slowness": 1.0, "why": 0, "rung": -1, "asked": 0, "pounds": 0.0, "sessions_lost": 0.0}
        for name, value in nothing.items():
            column = getattr(self, name)
            if len(column) != len(self.start):
                object.__setattr__(self, name, np.full(len(self.start), value, dtype=column.dtype))
