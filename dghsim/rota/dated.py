"""Rolls the cyclic templates out over the dates of the run, and grants leave on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dghsim.errors import InputError
from dghsim.rota.checker.text import counted
from dghsim.rota.codes import plain
from dghsim.rota.horizon import DAY_SECONDS, Horizon, horizon_of
from dghsim.rota.leave import LEAVE, STUDY, TierLeave, grant_leave
from dghsim.rota.model import DatedRota, Template
from dghsim.rota.posts import Post, posts_of
from dghsim.rota.reference import reference_periods
from dghsim.rota.rolled import Rolled, duty_kind, roll
from dghsim.rota.set_leave import closed_on, holidays_of
from dghsim.rota.table import leave_table, shift_table, table_hash
from dghsim.scenario.base import minute_of_day
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Tier

_ABSENCE = {LEAVE: "leave", STUDY: "study"}


def date_rota(scenario: Scenario, templates: Sequence[Template]) -> DatedRota:
    """The templates rolled out over warm-up, measured weeks and drain, with vacancies and leave.

    Slot j starts on line j in the first week and moves down one line a week. Leave and study leave stand in place of
    the normal days on which they fall. On a bank holiday that the scenario keeps, duties run as on Sunday at most.

    Args:
        scenario: names the tiers; every tier needs its template.
        templates: one for each tier, in any order.

    Raises:
        InputError: more doctors in post, or posts held vacant, than a template has lines, or `run.start` is no Monday.
    """
    horizon = horizon_of(scenario)
    by_tier = {template.tier: template for template in templates}
    tables, leaves = [], []
    notes: list[str] = []
    holidays = holidays_of(scenario, horizon)
    for name, tier in scenario.rota.tier.items():
        template = by_tier[name]
        _refuse_too_many(name, tier, template)
        posts = posts_of(name, tier, template.lines)
        rolled = roll(template, tier, horizon.weeks)
        leave = grant_leave(scenario, name, rolled, posts, horizon)
        closed = closed_on(tier, rolled, holidays)
        tables.append(_rows(name, tier, rolled, posts, leave, closed, horizon))
        leaves += leave.rows
        notes += _held_by_hours(tier, leave, horizon)
    shifts = shift_table(tables)
    return DatedRota(
        shifts=shifts,
        templates=tuple(by_tier[name] for name in scenario.rota.tier),
        leave=leave_table(leaves),
        hash=table_hash(shifts),
        notes=tuple(notes),
    )


def _held_by_hours(tier: Tier, leave: TierLeave, horizon: Horizon) -> list[str]:
    """A note on leave that only the limit on average hours stands against."""
    if not leave.short_for_hours:
        return []
    limits = " or ".join(
        f"{each.limit_minutes / 60:g} a week over {each.weeks} weeks" for each in reference_periods(tier)
    )
    more = horizon.weeks > horizon.measured_weeks
    over = f"all {horizon.weeks} weeks{' (those not measured included)' if more else ''}"
    return [
        f"{plain(tier.label)}: {counted(leave.short, 'day')} of leave not granted over {over}, "
        f"{leave.short_for_hours} of them because hours would average more than {limits}"
    ]


def _refuse_too_many(name: str, tier: Tier, template: Template) -> None:
    if tier.in_post > template.lines:
        raise InputError(
            f"rota.tier.{name}.in_post is {tier.in_post}, but the smallest template has {template.lines} lines; "
            f"allowed: at most {template.lines} in post, or lines = {tier.in_post}"
        )
    if tier.in_post + tier.held_vacant > template.lines:
        raise InputError(
            f"rota.tier.{name}.held_vacant is {tier.held_vacant}, but the smallest template has {template.lines} "
            f"lines; allowed: at most the {template.lines - tier.in_post} vacant"
        )


def _rows(
    name: str,
    tier: Tier,
    rolled: Rolled,
    posts: tuple[Post, ...],
    leave: TierLeave,
    closed: NDArray[np.bool_],
    horizon: Horizon,
) -> dict[str, NDArray[Any]]:
    duties = list(tier.duty.values())
    begins = np.array([60 * minute_of_day(duty.start) for duty in duties])
    lengths = np.array([60 * duty.minutes for duty in duties])
    start = horizon.origin + rolled.day * DAY_SECONDS + begins[rolled.duty]
    kind = _words(map(duty_kind, duties))[rolled.duty]
    duty = _words(tier.duty)[rolled.duty]
    absent = leave.kind[rolled.slot, rolled.day]
    kind[closed], duty[closed] = "zero", ""
    for code, word in _ABSENCE.items():
        kind[absent == code], duty[absent == code] = word, ""
    vacant = np.array([post.vacant for post in posts], dtype=np.bool_)[rolled.slot]
    stays = ~(closed & vacant)
    columns = {
        "tier": np.full(len(start), name, dtype=object),
        "duty": duty,
        "doctor": _words(post.doctor for post in posts)[rolled.slot],
        "grade": _words(post.grade for post in posts)[rolled.slot],
        "start": start,
        "end": start + lengths[rolled.duty],
        "kind": kind,
        "filled_by": _words("vacant" if post.vacant else "post" for post in posts)[rolled.slot],
    }
    return {key: column[stays] for key, column in columns.items()}


def _words(words: Iterable[str]) -> NDArray[np.object_]:
    return np.array(list(words), dtype=object)
