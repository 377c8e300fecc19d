"""What the rota room hands on: the cyclic template, the dated rota, and who in the end worked each duty."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dghsim.rota.checker.breach import Breach

FILLED_BY: tuple[str, ...] = ("post", "bank", "agency", "uncovered")
"""Who works a duty: a doctor in post, the bank, an agency, or nobody. Codes in `DutyTable.filled_by`."""


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
    grades: tuple[str, ...]
