"""The rota as rows of a grid: one a doctor or vacant line, with the codes of each day."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.rota.codes import Codes, Entry
from dghsim.rota.horizon import horizon_of
from dghsim.rota.model import DatedRota
from dghsim.rota.own_rows import home_tiers
from dghsim.rota.posts import doctor_name, vacant_name
from dghsim.rota.sheets.paint import Paint, paint_of, paint_of_absence
from dghsim.scenario.root import Scenario

_MOST_LINES = 60


@dataclass(frozen=True, slots=True)
class GridLine:
    """One row."""

    doctor: str
    tier: str
    grade: str
    filled_by: str
    cells: dict[int, tuple[str, Paint]]
    """Days since the epoch -> codes and their paint."""


def grid_lines(scenario: Scenario, rota: DatedRota, codes: Codes) -> list[GridLine]:
    """Every row in the order of the tiers; within one, by the number of the line, other names after."""
    origin = horizon_of(scenario).origin.astype("datetime64[D]")
    shifts = rota.shifts
    days = (shifts["start"].to_numpy("datetime64[D]") - origin).astype(int).tolist()
    homes = home_tiers(zip(shifts["doctor"], shifts["tier"], strict=True))
    found: dict[tuple[str, str, str], dict[int, list[Entry]]] = {}
    grades: dict[tuple[str, str, str], str] = {}
    last = (
        ((shifts["end"].to_numpy("datetime64[s]") - 1).astype("datetime64[D]") - origin).astype(int).tolist()
    )
    columns = (shifts[name].tolist() for name in ("doctor", "tier", "duty", "kind", "grade", "filled_by"))
    for first, end, doctor, tier, duty, kind, grade, filled_by in zip(days, last, *columns, strict=True):
        key = (homes[doctor] if filled_by == "post" else tier, doctor, filled_by)
        entry = Entry(tier, duty, "") if duty else Entry("", "", kind)
        for day in range(first, first + 1 if duty else end + 1):
            found.setdefault(key, {}).setdefault(day, []).append(entry)
        grades.setdefault(key, grade)
    place = _places(scenario)
    tiers = list(scenario.rota.tier)
    written = _Written(scenario, codes)
    return [
        GridLine(
            doctor=doctor,
            tier=tier,
            grade=grades[tier, doctor, filled_by],
            filled_by=filled_by,
            cells={day: written.cell(tier, tuple(entries)) for day, entries in by_day.items()},
        )
        for (tier, doctor, filled_by), by_day in sorted(
            found.items(),
            key=lambda item: (tiers.index(item[0][0]), place.get(item[0][:2], _MOST_LINES + 1), *item[0]),
        )
    ]


class _Written:
    """Cells as written, each made once."""

    def __init__(self, scenario: Scenario, codes: Codes) -> None:
        self._scenario, self._codes = scenario, codes
        self._cells: dict[tuple[str, tuple[Entry, ...]], tuple[str, Paint]] = {}

    def cell(self, tier: str, entries: tuple[Entry, ...]) -> tuple[str, Paint]:
        """The codes of one day, and the paint of the first of them."""
        if (tier, entries) not in self._cells:
            first = entries[0]
            paint = (
                paint_of(self._scenario.rota.tier[first.tier].duty[first.duty])
                if first.duty
                else paint_of_absence(first.kind)
            )
            self._cells[tier, entries] = self._codes.join(list(entries), tier), paint
        return self._cells[tier, entries]


def _places(scenario: Scenario) -> dict[tuple[str, str], int]:
    """(tier, name) -> line, for the names that this program gives."""
    return {
        (tier, named(tier, number)): number
        for tier in scenario.rota.tier
        for number in range(1, _MOST_LINES + 1)
        for named in (doctor_name, vacant_name)
    }
