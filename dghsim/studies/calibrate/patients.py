"""What is known of the patients of a file once it has been read and tidied."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np

from dghsim.studies.calibrate.arrays import Bools, Floats, Moments, Words


@dataclass(frozen=True, slots=True)
class Remark:
    """Something seen in the file, and what was made of it."""

    rows: int
    """How many it concerns; 0 where it is none in particular."""
    says: str
    left_out: bool = False
    """Whether these rows are used for nothing."""


@dataclass(frozen=True, slots=True)
class Patients:
    """One entry a patient, by arrival; arrays of one length."""

    arrived: Moments
    arrived_timed: Bools
    """Whether the time of day is known."""
    left: Moments
    """NaT: still in, or not known."""
    left_timed: Bools
    ready: Moments
    stay_told: Bools
    """Whether the row tells how long the patient stayed, or that they still did; False where its end is amiss."""
    age: Floats
    """Years; of a band its lower end; NaN where not known."""
    stream: Words
    same_day: Floats
    """1 or 0, NaN where not known."""
    needs: Words

    def __len__(self) -> int:
        return len(self.arrived)

    def only(self, which: Bools) -> Patients:
        """Those for whom `which` holds."""
        return Patients(**{field.name: getattr(self, field.name)[which] for field in fields(self)})

    def by_arrival(self) -> Patients:
        """In order of arrival."""
        order = np.argsort(self.arrived, kind="stable")
        return replace(self, **{field.name: getattr(self, field.name)[order] for field in fields(self)})


@dataclass(frozen=True, slots=True)
class Extract:
    """A file as read."""

    patients: Patients
    columns: tuple[str, ...]
    """Those that were there and hold something."""
    until: np.datetime64
    """The last moment the file knows of."""
    rows: int
    """Of the file, but for empty ones."""
    remarks: tuple[Remark, ...]
