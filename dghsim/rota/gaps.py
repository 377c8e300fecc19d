"""Who works each take duty in one replication: the doctor in post, else the bank, else an agency, else nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dghsim.randomness import Words, named, philox
from dghsim.rota.horizon import horizon_of
from dghsim.rota.model import FILLED_BY, DatedRota, DutyTable
from dghsim.rota.posts import doctor_name
from dghsim.rota.vacant import VacantSeat, vacant_seats
from dghsim.scenario.root import Scenario

_POST, _BANK, _AGENCY, _UNCOVERED = range(len(FILLED_BY))


@dataclass(frozen=True, slots=True)
class PreparedDuties:
    """Everything about the take duties of a rota that no replication changes."""

    table: DutyTable
    """As it stands with every gap uncovered."""
    gap: NDArray[np.int64]
    """Rows of the table that are gaps."""
    seat: NDArray[np.int64]
    """For each gap, which of the seats to be filled; a duty that follows another shares its seat."""
    grade: NDArray[np.int64]
    """For each gap, the grade of a locum, as an index into the table's grades."""
    entity: Words
    """For each seat, what its draw is for, who draws and what for."""
    who: Words
    what: Words
    in_post: int
    """Names in the table's doctors before those of the bank, one a seat, and those of the agency, one a seat."""
    bank_below: int
    """The bank fills a seat whose first word is below this, of 2**32; the agency likewise by the second word."""
    agency_below: int
    seed: int


def duties_for(scenario: Scenario, rota: DatedRota, replication: int) -> DutyTable:
    """Who works each take duty in one replication. For many replications, prepare once and `fill_gaps` each time."""
    return fill_gaps(prepare_duties(scenario, rota), replication)


def prepare_duties(scenario: Scenario, rota: DatedRota) -> PreparedDuties:
    """Selects the duties that answer work, and finds the gaps among them and the name of the draw for each.

    Raises:
        InputError: `run.start` is no Monday.
    """
    kinds = take_kinds(scenario)
    seats = vacant_seats(scenario, rota.shifts)
    shifts = _take_rows(rota.shifts, kinds)
    gap = np.flatnonzero(shifts["filled_by"].to_numpy(object) == "vacant")
    asked = list(dict.fromkeys(seats[row] for row in shifts.index[gap]))
    number = {seat: index for index, seat in enumerate(asked)}
    table, grade, in_post = _table(scenario, shifts, kinds, asked)
    code, gaps = scenario.hospital.code, scenario.rota.gaps
    return PreparedDuties(
        table=table,
        gap=gap,
        seat=np.array([number[seats[row]] for row in shifts.index[gap]], dtype=np.int64),
        grade=grade[gap],
        entity=np.array([seat.entity for seat in asked], dtype=np.uint64),
        who=np.array([named(code, seat.tier) for seat in asked], dtype=np.uint64),
        what=np.array([named("gap", seat.duty) for seat in asked], dtype=np.uint64),
        in_post=in_post,
        bank_below=round(gaps.bank_chance * 2**32),
        agency_below=round(gaps.agency_chance * 2**32),
        seed=scenario.run.seed,
    )


def fill_gaps(prepared: PreparedDuties, replication: int) -> DutyTable:
    """The duties with the gaps of one replication filled. The draw of a gap depends on no other gap."""
    zero = np.zeros_like(prepared.entity)
    seed, which = zero + np.uint64(prepared.seed), zero + np.uint64(replication)
    first, second, _, _ = philox(prepared.entity, prepared.who, prepared.what, zero, seed, which)
    seats = np.arange(len(prepared.entity))
    bank, agency = first < np.uint64(prepared.bank_below), second < np.uint64(prepared.agency_below)
    filled_by = np.where(bank, _BANK, np.where(agency, _AGENCY, _UNCOVERED))[prepared.seat]
    locum = prepared.in_post + np.where(bank, seats, np.where(agency, seats + len(seats), 0))[prepared.seat]
    nobody = filled_by == _UNCOVERED
    table, gap = prepared.table, prepared.gap
    return replace(
        table,
        filled_by=_with(table.filled_by, gap, filled_by),
        doctor=_with(table.doctor, gap, np.where(nobody, -1, locum)),
        grade=_with(table.grade, gap, np.where(nobody, -1, prepared.grade)),
    )


def take_kinds(scenario: Scenario) -> tuple[tuple[str, str], ...]:
    """(tier, duty) of every duty that answers work, in the order of the scenario."""
    return tuple(
        (name, duty_name)
        for name, tier in scenario.rota.tier.items()
        for duty_name, duty in tier.duty.items()
        if duty.first or duty.second
    )


def _take_rows(shifts: pd.DataFrame, kinds: tuple[tuple[str, str], ...]) -> pd.DataFrame:
    known = set(kinds)
    take = [pair in known for pair in zip(shifts["tier"], shifts["duty"], strict=True)]
    return shifts[np.array(take, dtype=bool) & shifts["kind"].isin(["shift", "nroc"]).to_numpy()]


def _table(
    scenario: Scenario, shifts: pd.DataFrame, kinds: tuple[tuple[str, str], ...], asked: list[VacantSeat]
) -> tuple[DutyTable, NDArray[np.int64], int]:
    """The table with every gap uncovered, the grade of each row were it filled, and the number of doctors in post."""
    origin = horizon_of(scenario).origin.astype(np.int64)
    filled_by = shifts["filled_by"].to_numpy(object)
    covered = ~np.isin(filled_by, ["vacant", "uncovered"])
    doctors = list(dict.fromkeys(shifts["doctor"].to_numpy(object)[covered]))
    grades = list(dict.fromkeys(shifts["grade"]))
    grade = _numbers(shifts["grade"], grades)
    pairs = list(zip(shifts["tier"], shifts["duty"], strict=True))
    codes = {word: code for code, word in enumerate(FILLED_BY)} | {"vacant": _UNCOVERED}
    table = DutyTable(
        start=shifts["start"].to_numpy("datetime64[s]").astype(np.int64) - origin,
        end=shifts["end"].to_numpy("datetime64[s]").astype(np.int64) - origin,
        kind=_numbers(pairs, kinds),
        doctor=_numbers(shifts["doctor"], doctors),
        grade=np.where(covered, grade, -1),
        filled_by=np.array([codes[word] for word in filled_by], dtype=np.int64),
        kinds=kinds,
        doctors=(*doctors, *_locums("Bank", asked), *_locums("Agency", asked)),
        grades=tuple(grades),
    )
    return replace(table, doctor=np.where(covered, table.doctor, -1)), grade, len(doctors)


def _numbers(values: Iterable[object], known: Sequence[object]) -> NDArray[np.int64]:
    """The position of each value among those known; -1 for others."""
    place = {value: index for index, value in enumerate(known)}
    return np.array([place.get(value, -1) for value in values], dtype=np.int64)


def _locums(word: str, asked: list[VacantSeat]) -> list[str]:
    met: Counter[str] = Counter()
    names = []
    for seat in asked:
        met[seat.tier] += 1
        names.append(f"{word} {doctor_name(seat.tier, met[seat.tier])}")
    return names


def _with(column: NDArray[np.int64], rows: NDArray[np.int64], values: NDArray[np.int64]) -> NDArray[np.int64]:
    changed = column.copy()
    changed[rows] = values
    return changed
