"""The rota as rows of a grid: one a doctor or vacant line, with the duties of each day."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.rota.codes import Entry
from dghsim.rota.horizon import horizon_of
from dghsim.rota.model import DatedRota
from dghsim.rota.own_rows import home_tiers
from dghsim.rota.posts import doctor_name, vacant_name
from dghsim.scenario.root import Scenario

_MOST_LINES = 60


@dataclass(frozen=True, slots=True)
class GridLine:
    """One row."""

    doctor: str
    tier: str
    grade: str
    filled_by: str
    days: dict[int, tuple[Entry, ...]]
    """Days since the epoch -> duties and absences, in order of start."""

    @property
    def vacant(self) -> bool:
        """Whether nobody is named."""
        return self.filled_by == "vacant"


def grid_lines(scenario: Scenario, rota: DatedRota) -> list[GridLine]:
    """Every row in the order of the tiers; within one, by the number of the line, other names after."""
    origin = horizon_of(scenario).origin.astype("datetime64[D]")
    shifts = rota.shifts
    days = (shifts["start"].to_numpy("datetime64[D]") - origin).astype(int).tolist()
    homes = home_tiers(zip(shifts["doctor"], shifts["tier"], strict=True))
    found: dict[tuple[str, str, str], dict[int, tuple[Entry, ...]]] = {}
    grades: dict[tuple[str, str, str], str] = {}
    last = (
        ((shifts["end"].to_numpy("datetime64[s]") - 1).astype("datetime64[D]") - origin).astype(int).tolist()
    )
    columns = (shifts[name].tolist() for name in ("doctor", "tier", "duty", "kind", "grade", "filled_by"))
    entries: dict[tuple[str, str, str], Entry] = {}
    for first, end, doctor, tier, duty, kind, grade, filled_by in zip(days, last, *columns, strict=True):
        key = (homes[doctor] if filled_by == "post" else tier, doctor, filled_by)
        what = (tier, duty, "") if duty else ("", "", kind)
        entry = entries.setdefault(what, Entry(*what))
        by_day = found.setdefault(key, {})
        for day in range(first, first + 1 if duty else end + 1):
            by_day[day] = (*by_day.get(day, ()), entry)
        grades.setdefault(key, grade)
    place = _places(scenario)
    tiers = list(scenario.rota.tier)
    ordered = sorted(
        found.items(),
        key=lambda item: (tiers.index(item[0][0]), place.get(item[0][:2], _MOST_LINES + 1), *item[0]),
    )
    return [
        GridLine(doctor, tier, grades[tier, doctor, filled_by], filled_by, by_day)
        for (tier, doctor, filled_by), by_day in ordered
    ]


def _places(scenario: Scenario) -> dict[tuple[str, str], int]:
    """(tier, name) -> line, for the names that this program gives."""
    return {
        (tier, named(tier, number)): number
        for tier in scenario.rota.tier
        for number in range(1, _MOST_LINES + 1)
        for named in (doctor_name, vacant_name)
    }
