"""Which named doctors each rung may ask for each duty, as far as the planned rota tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dghsim.rota.ladder.book import Diary
from dghsim.rota.ladder.free import free_for
from dghsim.rota.ladder.gap_table import Mask, SeatTable
from dghsim.rota.ladder.limits import Limits, limits_of
from dghsim.rota.ladder.plans import Plan
from dghsim.rota.ladder.steps import Step
from dghsim.rota.workforce.model import Line
from dghsim.scenario.root import Scenario


@dataclass(frozen=True, slots=True)
class Candidates:
    """For each seat the posts that may be asked, as lists, which are faster to look at one by one."""

    posts: list[int]
    """Of the first seat, then of the second, and so on, each in order."""
    first: list[int]
    """Where those of each seat begin; one longer than there are seats."""

    def of(self, seat: int) -> list[int]:
        """Those of one seat."""
        return self.posts[self.first[seat] : self.first[seat + 1]]


def candidates_of(may: Mask) -> Candidates:
    """From a mask (seats, posts)."""
    seats, posts = np.nonzero(may)
    number = np.bincount(seats, minlength=len(may))
    return Candidates(posts.tolist(), [0, *np.cumsum(number).tolist()])


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
    candidates = []
    for step in steps:
        if not step.asks_own:
            candidates.append(nobody(seats))
            continue
        kind = step.rung.by, step.rung.by == "bank"
        if kind not in made:
            made[kind] = _free(scenario, kind, seats, lines, plans, limits)
        grades = np.array(
            [not step.rung.grades or line.grade in step.rung.grades for line in lines], dtype=np.bool_
        )
        candidates.append(candidates_of(made[kind] & grades & step.tiers[seats.tier][:, None]))
    diaries = tuple(_diary(plan, limits[line.tier]) for plan, line in zip(plans, lines, strict=True))
    return OwnDoctors(diaries, tuple(candidates))


def nobody(seats: SeatTable) -> Candidates:
    """Of a rung that asks nobody by name."""
    return Candidates([], [0] * (len(seats.day) + 1))


def _free(
    scenario: Scenario,
    kind: tuple[str, bool],
    seats: SeatTable,
    lines: Sequence[Line],
    plans: Sequence[Plan],
    limits: dict[str, Limits],
) -> Mask:
    by, keeps_normal = kind
    serves = _serves(scenario, by)
    tiers = list(scenario.rota.tier)
    found = np.zeros((len(seats.day), len(lines)), dtype=np.bool_)
    for post, (line, plan) in enumerate(zip(lines, plans, strict=True)):
        which = np.flatnonzero(serves[seats.tier, tiers.index(line.tier)] & (seats.post != post))
        found[which, post] = free_for(seats, which, plan, limits[line.tier], keeps_normal)
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
