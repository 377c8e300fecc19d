"""Everything about the take duties of a rota that no replication changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dghsim.rota.horizon import DAY_SECONDS, Horizon, horizon_of
from dghsim.rota.ladder.asked import OwnDoctors, nobody, own_doctors
from dghsim.rota.ladder.gap_table import Ints, Mask, SeatTable, seat_table
from dghsim.rota.ladder.plans import Plan, plans_of
from dghsim.rota.ladder.seats import Seat, seats_of
from dghsim.rota.ladder.steps import Step, steps_of
from dghsim.rota.ladder.take import duty_pairs, take_kinds, take_rows, words_in
from dghsim.rota.model import FILLED_BY, DatedRota, DutyTable
from dghsim.rota.posts import doctor_name
from dghsim.rota.workforce.lines import lines_of
from dghsim.rota.workforce.model import States
from dghsim.rota.workforce.states import PreparedPosts, prepare_posts, steady
from dghsim.rota.workforce.year import PreparedYear, prepare_year
from dghsim.scenario.root import Scenario

_NOBODY = ("vacant", "uncovered")


@dataclass(frozen=True, slots=True)
class PreparedDuties:
    """Everything about the take duties of a rota that no replication changes."""

    table: DutyTable
    """As planned: a row of a post that could be a gap is worked by its post."""
    seat: Ints
    """By row of the table: its seat, -1 for a row that is no post's or can be no gap."""
    empty: Mask
    """By seat: nobody works it whoever is in post, as a planner's own rota may say."""
    seats: SeatTable
    steps: tuple[Step, ...]
    own: OwnDoctors
    posts: PreparedPosts
    plans: tuple[Plan, ...]
    standing: States | None
    """The posts where the scenario says nothing of them; None where they change."""
    year: PreparedYear | None
    doctor: Ints
    """By post: index into the table's doctors."""
    grade: Ints
    """By post: index into the table's grades."""
    locum_grade: Ints
    """By seat: the grade of whoever comes from outside."""
    bank: int
    """Index of the bank's name for the first seat; an agency's follow those of the bank."""
    seed: int


def prepare(scenario: Scenario, rota: DatedRota, smallest: Mapping[str, int] | None) -> PreparedDuties:
    """See `dghsim.rota.gaps.prepare_duties`."""
    horizon, kinds, steps = horizon_of(scenario), take_kinds(scenario), steps_of(scenario)
    lines = lines_of(scenario, rota)
    shifts = take_rows(rota.shifts, kinds)
    changing = scenario.rota.workforce is not None
    seats = seats_of(scenario, rota.shifts, ("vacant", "post") if changing else ("vacant",))
    in_take = [seats[label] for label in shifts.index if label in seats]
    listed = list(dict.fromkeys(in_take))
    number = {seat: index for index, seat in enumerate(listed)}
    seat = np.array(
        [number[seats[label]] if label in seats else -1 for label in shifts.index], dtype=np.int64
    )
    has_seat = shifts[seat >= 0]
    table = seat_table(scenario, horizon, has_seat, seat[seat >= 0].tolist(), listed, lines)
    posts = prepare_posts(scenario, lines, horizon)
    row_of = {label: row for row, label in enumerate(shifts.index)}
    by_name = changing or any(step.asks_own for step in steps)
    plans = plans_of(scenario, horizon, rota.shifts, lines, row_of) if by_name else ()
    doctors = _doctors(shifts, [line.doctor for line in lines if line.held or changing] if by_name else [])
    grades = list(dict.fromkeys([*words_in(shifts["grade"]), *(line.grade for line in lines)]))
    locum_grade = _locum_grades(scenario, has_seat, seat[seat >= 0], len(listed), grades)
    held = np.array([line.held for line in lines], dtype=np.bool_)
    vacant = np.zeros(len(listed), dtype=np.bool_)
    vacant[seat[seat >= 0]] = (has_seat["filled_by"] == "vacant").to_numpy()
    places = {name: index for index, name in enumerate(doctors)}
    return PreparedDuties(
        table=_table(shifts, kinds, doctors, grades, listed, horizon),
        seat=seat,
        empty=vacant & held[table.post],
        seats=table,
        steps=steps,
        own=_own(scenario, steps, table, posts, plans),
        posts=posts,
        plans=plans,
        standing=None if changing else steady(lines, horizon.days),
        year=prepare_year(scenario, lines, horizon, _normal_days(plans), smallest) if changing else None,
        doctor=np.array([places.get(line.doctor, -1) for line in lines], dtype=np.int64),
        grade=np.array([grades.index(line.grade) for line in lines], dtype=np.int64),
        locum_grade=locum_grade,
        bank=len(doctors),
        seed=scenario.run.seed,
    )


def _own(
    scenario: Scenario,
    steps: tuple[Step, ...],
    seats: SeatTable,
    posts: PreparedPosts,
    plans: tuple[Plan, ...],
) -> OwnDoctors:
    if not any(step.asks_own for step in steps):
        return OwnDoctors((), (nobody(seats),) * len(steps))
    return own_doctors(scenario, steps, seats, posts.lines, plans)


def _doctors(shifts: pd.DataFrame, posts: list[str]) -> list[str]:
    working = shifts["doctor"][~shifts["filled_by"].isin(_NOBODY)]
    return list(dict.fromkeys([*words_in(working), *posts]))


def _table(
    shifts: pd.DataFrame,
    kinds: tuple[tuple[str, str], ...],
    doctors: list[str],
    grades: list[str],
    seats: list[Seat],
    horizon: Horizon,
) -> DutyTable:
    """The duties as planned, with every vacant one uncovered."""
    origin = horizon.origin.astype(np.int64)
    filled_by = shifts["filled_by"].to_numpy(object)
    covered = ~np.isin(filled_by, list(_NOBODY))
    names = _locums(seats)
    codes = {word: code for code, word in enumerate(FILLED_BY)} | {"vacant": FILLED_BY.index("uncovered")}
    return DutyTable(
        start=shifts["start"].to_numpy("datetime64[s]").astype(np.int64) - origin,
        end=shifts["end"].to_numpy("datetime64[s]").astype(np.int64) - origin,
        kind=_numbers(duty_pairs(shifts), kinds),
        doctor=np.where(covered, _numbers(words_in(shifts["doctor"]), doctors), -1),
        grade=np.where(covered, _numbers(words_in(shifts["grade"]), grades), -1),
        filled_by=np.array([codes[word] for word in filled_by], dtype=np.int64),
        kinds=kinds,
        doctors=(*doctors, *(f"{word} {name}" for word in ("Bank", "Agency") for name in names)),
        grades=tuple(grades),
    )


def _numbers(values: Iterable[object], known: Sequence[object]) -> Ints:
    """The position of each value among those known; -1 for others."""
    place = {value: index for index, value in enumerate(known)}
    return np.array([place.get(value, -1) for value in values], dtype=np.int64)


def _locums(seats: list[Seat]) -> list[str]:
    """Whoever comes from outside for each seat, by the seat's tier and how many of it there were before."""
    met: Counter[str] = Counter()
    names = []
    for seat in seats:
        met[seat.tier] += 1
        names.append(doctor_name(seat.tier, met[seat.tier]))
    return names


def _locum_grades(scenario: Scenario, rows: pd.DataFrame, seat: Ints, number: int, grades: list[str]) -> Ints:
    """The first grade of the duty's tier; on a line vacant from the start, the grade that the rota gives it."""
    found = np.full(number, -1, dtype=np.int64)
    first = {name: next(iter(tier.grades), name) for name, tier in scenario.rota.tier.items()}
    names = [
        grade if filled_by == "vacant" else first[tier]
        for tier, grade, filled_by in zip(
            *(words_in(rows[name]) for name in ("tier", "grade", "filled_by")), strict=True
        )
    ]
    for name in set(names) - set(grades):
        grades.append(name)
    found[seat] = _numbers(names, grades)
    return found


def _normal_days(plans: tuple[Plan, ...]) -> tuple[Ints, Ints]:
    post = [np.full(int(plan.normal.sum()), at) for at, plan in enumerate(plans)]
    day = [plan.start[plan.normal] // DAY_SECONDS for plan in plans]
    none = np.empty(0, dtype=np.int64)
    return np.concatenate([none, *post]), np.concatenate([none, *day])
