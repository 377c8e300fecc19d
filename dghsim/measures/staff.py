"""How busy each duty is, how late it ends, and the rest that costs."""

from __future__ import annotations

import numpy as np

from dghsim.engine.plan import NONE, Ints
from dghsim.measures.fixed import Fixed
from dghsim.measures.grouped import NAN, mean, ratio
from dghsim.measures.kinds import break_kind
from dghsim.measures.model import Floats
from dghsim.measures.spans import known, overlap
from dghsim.measures.view import Mask, View, ends_of_duties, once
from dghsim.rota.model import FILLED_BY
from dghsim.scenario.homes.names import is_team

LATE = 15 * 60
"""Seconds past the end of a duty that make it late."""


def staff(view: View, fixed: Fixed) -> dict[str, float]:
    """Utilisation by duty, overruns, and rest exceptions of tiers whose rules ask for rest between shifts."""
    if not view.replication.scenario.rota.tier:
        return {}
    late = overrun(view)
    ended = ended_in_time(view)
    here = ended & ~of_teams(view)
    values = utilisation(view) | {
        "overran_percent": 100 * mean(late[here] > LATE),
        "overrun_mean_minutes": mean(late[here]) / 60,
    }
    for name in view.facts.tiers:
        own = ended & of_tier(view, name)
        values[f"overran_percent_{name}"] = 100 * mean(late[own] > LATE)
        if name in view.facts.rest_seconds:
            cut = rest_cut(view, fixed, name).sum() / view.years
            values[f"rest_exceptions_per_year_{name}"] = float(cut) if len(fixed.shift_keys) else NAN
    return values


def utilisation(view: View) -> dict[str, float]:
    """Percent busy of the covered hours of each duty; work past the end of a duty is no part of it."""
    duties, kinds = view.replication.plan.duties, view.replication.plan.program.duty_kinds
    there = overlap(duties["start"], duties["end"], view.begin, view.end)
    rostered = np.bincount(duties["kind"], there, len(kinds))
    worked = busy_by_hour(view).sum(axis=1)
    tiers = view.replication.scenario.rota.tier
    return {
        f"utilisation_percent_{tier}_{name}": 100 * ratio(worked[at], rostered[at])
        for at, (tier, name) in enumerate(kinds)
        if tiers[tier].duty[name].first or tiers[tier].duty[name].second
    }


@once
def busy_by_hour(view: View) -> Floats:
    """(kinds of duty, 24) seconds with work in hand in the weeks measured, by hour of the day.

    Journeys in included and breaks not; what goes on past the end of the duty is no part of it.
    """
    from dghsim.measures.passes import busy

    duties, kinds = view.replication.plan.duties, view.replication.plan.program.duty_kinds
    sums = np.zeros((len(kinds), 24))
    breaks = break_kind(view.replication.scenario)
    busy(view.tasks, ends_of_duties(view), duties["kind"].copy(), breaks, view.begin, view.end, sums)
    return sums


@once
def overrun(view: View) -> Ints:
    """Seconds past its end at which each duty's doctor was free to go; so far, if not yet when the run stopped."""
    ends = view.replication.plan.duties["end"]
    late: Ints = np.maximum(known(view.replication.log.actual_end, view.stop) - ends, 0)
    return late


@once
def ended_in_time(view: View) -> Mask:
    """Duties that were to end in the weeks measured."""
    ends = view.replication.plan.duties["end"]
    return (ends > view.begin) & (ends <= view.end)


def of_tier(view: View, tier: str) -> Mask:
    """Duties of the plan that are of a tier."""
    kinds = np.array([name == tier for name, _ in view.replication.plan.program.duty_kinds], dtype=bool)
    own: Mask = kinds[view.replication.plan.duties["kind"]]
    return own


def of_teams(view: View) -> Mask:
    """Duties of the plan that are of teams of Primary Care Homes."""
    kinds = np.array([is_team(tier) for tier, _ in view.replication.plan.program.duty_kinds], dtype=bool)
    theirs: Mask = kinds[view.replication.plan.duties["kind"]]
    return theirs


def rest_cut(view: View, fixed: Fixed, tier: str) -> Mask:
    """Duties of a tier whose overrun cut the rest before the same doctor's next planned shift below the rule."""
    duties = view.replication.plan.duties
    kinds = view.replication.plan.program.duty_kinds
    resident = view.replication.scenario.rota.tier[tier].duty
    counts = np.array([name == tier and resident[duty].at == "site" for name, duty in kinds])
    asked = ended_in_time(view) & counts[duties["kind"]] & (view.filled_by == FILLED_BY.index("post"))
    rows = np.flatnonzero(asked & (overrun(view) > 0))
    code = np.array(
        [fixed.code_of.get(view.replication.duties.doctors[who], NONE) for who in view.doctor[rows]]
    )
    follows = fixed.next_shift(code.astype(np.int64), duties["end"][rows])
    rest, limit = follows - duties["end"][rows], view.facts.rest_seconds[tier]
    cut = np.zeros(len(duties), dtype=bool)
    cut[rows] = (follows != NONE) & (rest >= limit) & (rest - overrun(view)[rows] < limit)
    return cut
