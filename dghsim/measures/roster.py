"""The dated rota as arrays, over the weeks measured."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.engine.plan import Ints
from dghsim.measures.model import Floats
from dghsim.measures.spans import DAY, HOUR
from dghsim.measures.view import Mask
from dghsim.rota.horizon import horizon_of
from dghsim.rota.model import DatedRota
from dghsim.scenario.root import Scenario

Words = NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class Roster:
    """Duties (shifts and on call from home) that begin in the weeks measured; one entry a duty unless said.

    Times are seconds from the first Monday measured.
    """

    weeks: int
    doctor: Ints
    """Index into `doctors`."""
    tier: Words
    start: Ints
    end: Ints
    home: Mask
    """On call from home."""
    in_post: Mask
    """Worked by a doctor in post, not a vacant line."""
    normal: Mask
    answers: Mask
    """Answers work of the model."""
    counted_hours: Floats
    """Hours that count as work."""
    doctors: tuple[str, ...]
    grade: dict[str, str]
    """By doctor."""

    def of_doctors(self, names: list[str]) -> Mask:
        """Duties of these doctors."""
        codes = [at for at, doctor in enumerate(self.doctors) if doctor in set(names)]
        return np.isin(self.doctor, codes)


def read_roster(scenario: Scenario, rota: DatedRota) -> Roster:
    """The roster of the weeks measured."""
    origin = horizon_of(scenario).origin.astype(np.int64) + scenario.run.warm_up_weeks * 7 * DAY
    table = rota.shifts[rota.shifts["kind"].isin(["shift", "nroc"])]
    start = table["start"].to_numpy("datetime64[s]").astype(np.int64) - origin
    rows = (start >= 0) & (start < scenario.run.weeks * 7 * DAY)
    table, start = table[rows], start[rows]
    end = table["end"].to_numpy("datetime64[s]").astype(np.int64) - origin
    tier, duty, doctor, grade = (table[name].to_numpy(object) for name in ("tier", "duty", "doctor", "grade"))
    doctors = tuple(dict.fromkeys(doctor))
    number = {name: at for at, name in enumerate(doctors)}
    duties = [scenario.rota.tier[of].duty[name] for of, name in zip(tier, duty, strict=True)]
    home = (table["kind"] == "nroc").to_numpy(bool)
    expected = np.array([each.expected_work_hours for each in duties], dtype=np.float64)
    hours = (end - start) / HOUR
    return Roster(
        weeks=scenario.run.weeks,
        doctor=np.array([number[name] for name in doctor], dtype=np.int64),
        tier=tier, start=start, end=end, home=home,
        in_post=(table["filled_by"] == "post").to_numpy(bool),
        normal=np.array([each.normal for each in duties], dtype=bool),
        answers=np.array([bool(each.first or each.second) for each in duties], dtype=bool),
        counted_hours=np.where(home, np.minimum(expected, hours), hours), doctors=doctors,
        grade=dict(zip(doctor, grade, strict=True)),
    )  # fmt: skip
