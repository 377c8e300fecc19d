"""Which named doctors each rung may ask for each duty, as far as the planned rota tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.rota.ladder.book import Diary
from dghsim.rota.ladder.free import free_for
from dghsim.rota.ladder.gap_table import Ints, Mask, SeatTable
from dghsim.rota.ladder.limits import Limits, limits_of
from dghsim.rota.ladder.plans import Plan
from dghsim.rota.ladder.steps import Step
from dghsim.rota.workforce.model import Line
from dghsim.scenario.root import Scenario


@dataclass(frozen=True, slots=True)
class Candidates:
    """For each seat the posts that may be asked, as lists, which are faster to look at one by one.

    Seats that are alike have one list, so that as many teams side by side need no more lists than one.
    """

    posts: list[int]
    """Of the first kind of seat, then of the second, and so on, each in order."""
    first: list[int]
    """Where those of each kind begin; one longer than there are kinds."""
    kind: list[int]
    """By seat."""

    def of(self, seat: int) -> list[int]:
        """Those of one seat; the post whose own it is may be among them."""
        kind = self.kind[seat]
        return self.posts[self.first[kind] : self.first[kind + 1]]


def candidates_of(may: Mask, kind: Ints) -> Candidates:
    """From a mask (kinds of seat, posts), and the kind of each seat."""
    kinds, posts = np.nonzero(may)
    number = np.bincount(kinds, minlength=len(may))
    return Candidates(posts.tolist(), [0, *np.cumsum(number).tolist()], kind.tolist())


def alike(seats: SeatTable) -> tuple[Ints, Ints]:
    """One seat of each kind, and the kind of each: alike are those of one tier that are worked at the same time."""
    columns = (
        seats.tier,
        seats.start,
        seats.end,
        seats.resident_start,
        seats.resident_end,
        seats.night_shift,
    )
    order = np.lexsort(columns)
    differs = np.zeros(len(order), dtype=np.bool_)
    differs[:1] = True
    for column in columns:
        differs[1:] |= np.diff(column[order].astype(np.int64)) != 0
    kind = np.empty(len(order), dtype=np.int64)
    kind[order] = np.cumsum(differs) - 1
    return order[differs], kind


@dataclass(frozen=True, slots=True)
class OwnDoctors:
    """The doctors of the hospital as the ladder sees them."""

    diaries: tuple[Diary, ...]
    """By post."""
    candidates: tuple[Candidates, ...]
    """By rung; nobody where the rung asks nobody by name."""


def own_doctors(
    scenario: Scenario, steps: Sequence[Step], seats: SeatTable, lines: Sequence[Line], plans: Sequence[Plan]
) -> OwnDoctors:
    """Everybody whom a rung may ask: of the right tier and grade, and free on the planned rota."""
    limits = {name: limits_of(tier) for name, tier in scenario.rota.tier.items()}
    made: dict[tuple[str, bool], Mask] = {}
    ones, kinds = alike(seats)
    candidates = []
    for step in steps:
        if not step.asks_own:
            candidates.append(nobody(seats))
            continue
        way = step.rung.by, step.rung.by == "bank"
        if way not in made:
            made[way] = _free(scenario, way, seats, ones, lines, plans, limits)
        grades = np.array(
            [not step.rung.grades or line.grade in step.rung.grades for line in lines], dtype=np.bool_
        )
        may = made[way] & grades & step.tiers[seats.tier[ones]][:, None]
        candidates.append(candidates_of(may, kinds))
    diaries = tuple(_diary(plan, limits[line.tier]) for plan, line in zip(plans, lines, strict=True))
    return OwnDoctors(diaries, tuple(candidates))


def nobody(seats: SeatTable) -> Candidates:
    """Of a rung that asks nobody by name."""
    return Candidates([], [0, 0], [0] * len(seats.day))


def _free(
    scenario: Scenario,
    way: tuple[str, bool],
    seats: SeatTable,
    ones: Ints,
    lines: Sequence[Line],
    plans: Sequence[Plan],
    limits: dict[str, Limits],
) -> Mask:
    """(kinds of seat, posts): who could work the seats `ones`, but for whose own they are."""
    by, keeps_normal = way
    serves = _serves(scenario, by)
    tiers = list(scenario.rota.tier)
    found = np.zeros((len(ones), len(lines)), dtype=np.bool_)
    for post, (line, plan) in enumerate(zip(lines, plans, strict=True)):
        which = np.flatnonzero(serves[seats.tier[ones], tiers.index(line.tier)])
        found[which, post] = free_for(seats, ones[which], plan, limits[line.tier], keeps_normal)
    return found


def _serves(scenario: Scenario, by: str) -> Mask:
    """(tier of the duty, tier of the doctor): whose doctors may be asked."""
    levels = np.array([tier.level for tier in scenario.rota.tier.values()])
    duty, doctor = levels[:, None], levels[None, :]
    if by == "act_up":
        below = np.where(levels[None, :] < duty, levels[None, :], -1).max(axis=1)
        may: Mask = (doctor == below[:, None]) & (doctor < duty)
        return may
    if by == "act_down":
        senior: Mask = (doctor == 3) & (duty < 3)
        return senior
    return np.eye(len(levels), dtype=np.bool_)


def _diary(plan: Plan, limits: Limits) -> Diary:
    return Diary(
        start=plan.start.tolist(),
        end=plan.end.tolist(),
        minutes=plan.minutes.tolist(),
        normal=plan.normal.tolist(),
        row=plan.row.tolist(),
        worked=plan.worked.tolist(),
        present=plan.present.tolist(),
        spare=_spare(plan, limits).tolist(),
        limits=limits,
    )


def _spare(plan: Plan, limits: Limits) -> NDArray[np.float64]:
    """By week, the least that any reference period with it in leaves below the limit on average hours."""
    weeks = len(plan.worked)
    least = np.full(weeks, np.inf)
    for minutes, over in limits.averages:
        if np.isfinite(minutes):
            span = min(over, weeks)
            left = np.lib.stride_tricks.sliding_window_view(minutes * plan.present - plan.worked, span)
            edge = np.full(span - 1, np.inf)
            padded = np.concatenate([edge, left.sum(axis=1), edge])
            least = np.minimum(least, np.lib.stride_tricks.sliding_window_view(padded, span).min(axis=1))
    return least
