"""Annual and study leave of one tier, on normal days only, within what the tier can spare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dghsim.randomness import named, words
from dghsim.rota.granting import grant
from dghsim.rota.horizon import Horizon
from dghsim.rota.hours import most_away, weekly_minutes
from dghsim.rota.ledger import Counts, Ledger, Limits, Mask, Window
from dghsim.rota.memo import Memo
from dghsim.rota.most_leave import most_leave
from dghsim.rota.posts import Post
from dghsim.rota.reference import reference_periods
from dghsim.rota.rolled import Rolled
from dghsim.rota.set_leave import entitlement, holidays_of, set_leave
from dghsim.rota.table import LeaveRow
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Tier

LEAVE, STUDY = 1, 2
"""Codes in `TierLeave.kind`; 0 is no leave."""


@dataclass(frozen=True, slots=True)
class TierLeave:
    """The leave of one tier over the horizon."""

    kind: Counts
    """(slots, days): 0, LEAVE or STUDY."""
    rows: list[LeaveRow]
    """One a doctor in post."""
    short: int
    """Days due over the whole horizon and not granted."""
    short_for_hours: int
    """Of those, the days that could be granted but for the limit on average hours."""


_known: Memo[TierLeave] = Memo(16)
"""Leave granted in this process: the search for the most days is the dearest part of a rota that is kept."""


def grant_leave(
    scenario: Scenario, name: str, rolled: Rolled, posts: Sequence[Post], horizon: Horizon
) -> TierLeave:
    """Grants leave to the doctors in post of tier `name`, round bank holidays and what the template fixes.

    Never more than `most_away` are away on a day, never fewer than a normal duty's cover stay, and no doctor's hours a
    week, leave taken out, pass the limit on average hours. Whole weeks come first, then single days; the doctor with
    least comes next. Where that falls short of what all are due, days move so that no other choice grants more. What
    breaks ties is drawn from the scenario's seed, the same in every replication.
    """
    asked = (
        name, scenario.rota.tier[name].model_dump_json(), tuple(posts), horizon, scenario.rota.bank_holidays,
        scenario.hospital.code, scenario.run.seed,
        *(np.ascontiguousarray(each).tobytes() for each in (rolled.duty, rolled.slot, rolled.day)),
    )  # fmt: skip
    return _known.get(asked, lambda: _granted(scenario, name, rolled, posts, horizon))


def _granted(
    scenario: Scenario, name: str, rolled: Rolled, posts: Sequence[Post], horizon: Horizon
) -> TierLeave:
    tier = scenario.rota.tier[name]
    in_post = [post.slot for post in posts if not post.vacant]
    normal = _normal_days(tier, rolled, len(posts), horizon.days)
    fixed = set_leave(tier, normal, horizon, holidays_of(scenario, horizon))[in_post]
    limits = _limits(tier, rolled, len(posts), in_post, np.where(fixed, -1, normal[in_post]), fixed, horizon)
    order = _order(scenario, name, in_post, horizon)
    wanted = [_floating(tier, span, fixed[:, span].sum(axis=1)) for span in horizon.leave_spans]
    away = _most(limits, horizon, wanted, order)
    short = sum(int(days.sum()) for _, days in wanted) - int(away.sum())
    for_hours = 0
    if short and limits.windows:
        for_hours = int(_most(replace(limits, windows=()), horizon, wanted, order).sum()) - int(away.sum())
    kind = np.zeros((len(posts), horizon.days), dtype=np.int64)
    for span, (annual, _) in zip(horizon.leave_spans, wanted, strict=True):
        for slot, days, most in zip(in_post, away, annual.tolist(), strict=True):
            kind[slot, span] = _named(days[span], most)
    kind[in_post] = np.where(fixed, LEAVE, kind[in_post])
    rows = _rows(name, posts, kind[:, horizon.measured], measured_entitlement(tier, horizon))
    return TierLeave(kind, rows, short, for_hours)


def _floating(tier: Tier, span: slice, fixed: Counts) -> tuple[Counts, Counts]:
    """By doctor, days of annual leave and days in all that are still to be granted, `fixed` ones being set already.

    Where leave is fixed in the template, annual leave is what stands there and no more.
    """
    annual, study = entitlement(tier, span)
    left = np.maximum(annual - fixed, 0) if not tier.leave_lines else np.zeros_like(fixed)
    return left, left + study


def _most(
    limits: Limits, horizon: Horizon, wanted: Sequence[tuple[Counts, Counts]], order: NDArray[np.uint64]
) -> Mask:
    """Days away as granted in turn, moved where that falls short of what all are due."""
    ledger = Ledger(limits)
    for span, (annual, days) in zip(horizon.leave_spans, wanted, strict=True):
        grant(ledger, span, annual, days, order)
    in_all = [days for _, days in wanted]
    if ledger.away.sum() == sum(int(days.sum()) for days in in_all):
        return ledger.away
    return most_leave(limits, horizon.leave_spans, in_all, ledger.away)


def measured_entitlement(tier: Tier, horizon: Horizon) -> tuple[int, int]:
    """Whole days of annual and of study leave over the measured weeks."""
    measured = [
        span for span in horizon.leave_spans if span.start in range(7 * horizon.weeks)[horizon.measured]
    ]
    annual, study = zip(*(entitlement(tier, span) for span in measured), strict=True)
    return sum(annual), sum(study)


def _limits(
    tier: Tier,
    rolled: Rolled,
    slots: int,
    in_post: list[int],
    normal: Counts,
    fixed: Mask,
    horizon: Horizon,
) -> Limits:
    duties = list(tier.duty.values())
    cover = np.array([[duty.cover[day % 7] for day in range(horizon.days)] for duty in duties])
    working = np.array([(normal == index).sum(axis=0) for index in range(len(duties))])
    shortest = min((duty.minutes for duty in duties if duty.normal), default=0)
    minutes = weekly_minutes(tier, rolled, slots, horizon.weeks)[in_post]
    by_week = fixed.reshape(len(in_post), horizon.weeks, 7)[:, :, :5].sum(axis=2)
    windows = []
    for period in reference_periods(tier) if in_post else ():
        most = most_away(minutes, period, shortest)
        if most is not None:
            taken = np.lib.stride_tricks.sliding_window_view(by_week, period.weeks, axis=1).sum(axis=2)
            windows.append(Window(period.weeks, most - taken))
    return Limits(
        normal=normal,
        spare=np.maximum(working - cover, 0),
        most_away=np.maximum(tier.most_away - fixed.sum(axis=0), 0) if fixed.any() else tier.most_away,
        windows=tuple(windows),
    )


def _normal_days(tier: Tier, rolled: Rolled, slots: int, days: int) -> Counts:
    """(slots, days): the normal duty that is all a slot works that day, else -1."""
    number = np.zeros((slots, days), dtype=np.int64)
    np.add.at(number, (rolled.slot, rolled.day), 1)
    which = np.full((slots, days), -1)
    which[rolled.slot, rolled.day] = rolled.duty
    is_normal = np.array([duty.normal for duty in tier.duty.values()] + [False])
    return np.where((number == 1) & is_normal[which], which, -1)


def _order(scenario: Scenario, name: str, in_post: list[int], horizon: Horizon) -> NDArray[np.uint64]:
    days = horizon.epoch.toordinal() + np.arange(horizon.days)
    entity = (days[None, :] * 64 + np.array(in_post, dtype=np.int64)[:, None]).astype(np.int64)
    who = named(scenario.hospital.code, name)
    return words(scenario.run.seed, 0, who, named("leave"), entity)[0]


def _named(away: NDArray[np.bool_], annual: int) -> Counts:
    """Annual leave takes the weeks with most days first; study leave has the rest."""
    days = np.flatnonzero(away)
    in_week = away.reshape(-1, 7).sum(axis=1)[days // 7]
    kind = np.where(away, STUDY, 0)
    kind[days[np.lexsort((days, -in_week))][:annual]] = LEAVE
    return kind


def _rows(name: str, posts: Sequence[Post], kind: Counts, entitled: tuple[int, int]) -> list[LeaveRow]:
    annual, study = (kind == LEAVE).sum(axis=1), (kind == STUDY).sum(axis=1)
    return [
        LeaveRow(
            name,
            post.doctor,
            entitled[0],
            int(annual[post.slot]),
            entitled[1],
            int(study[post.slot]),
        )
        for post in posts
        if not post.vacant
    ]
