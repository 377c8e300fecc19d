"""The kinds of work of several hospitals: those that are the same to the last figure are one."""

from __future__ import annotations

import numpy as np

from dghsim.engine import plan
from dghsim.engine.plan import NONE, UNIT, Ints, Table
from dghsim.engine.sites.model import Site
from dghsim.engine.sites.numbers import rebitted, renamed


class Works:
    """Collects kinds of work, their seats, and how long they take which of all the `grades`."""

    def __init__(self, grades: int) -> None:
        self.names: list[str] = []
        self._grades = grades
        self._known: dict[tuple[str, bytes], int] = {}
        self._rows: list[Table] = []
        self._seats: list[Table] = []
        self._factors: list[Ints] = []

    def add(self, site: Site, table: Ints, grade: Ints, tier: Ints) -> Ints:
        """The numbers of a site's kinds of work, whose tables, grades and tiers are now numbered so."""
        return np.array(
            [self._add_one(site, at, table, grade, tier) for at in range(len(site.program.works))]
        )

    def _add_one(self, site: Site, at: int, table: Ints, grade: Ints, tier: Ints) -> int:
        program, name = site.program, site.program.work_names[at]
        row = program.works[at : at + 1].copy()
        first, count = int(row["first_seat"][0]), int(row["seats"][0])
        seats = program.seats[first : first + count].copy()
        seats["tiers"] = rebitted(seats["tiers"], tier)
        row["duration_table"] = renamed(row["duration_table"], table)
        row["not_by"] = rebitted(row["not_by"], grade)
        row["first_seat"] = NONE
        factors = np.full(self._grades, UNIT, dtype=np.int64)
        factors[grade] = program.factors[at]
        alike = (name, row.tobytes() + seats.tobytes() + factors.tobytes())
        if alike not in self._known:
            self._known[alike] = len(self.names)
            row["first_seat"] = sum(len(some) for some in self._seats)
            self.names.append(name if name not in self.names else f"{name} at {site.name}")
            self._rows.append(row)
            self._seats.append(seats)
            self._factors.append(factors)
        return self._known[alike]

    def table(self) -> Table:
        """A row for each kind of work."""
        return np.concatenate(self._rows) if self._rows else plan.empty(plan.WORK, 0)

    def seats_table(self) -> Table:
        """Their seats."""
        return np.concatenate(self._seats) if self._seats else plan.empty(plan.SEAT, 0)

    def factors_table(self) -> Ints:
        """(works, grades)"""
        return np.array(self._factors, dtype=np.int64).reshape(len(self.names), self._grades)
