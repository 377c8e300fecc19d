"""What doctors did, in the books of each of several hospitals, whosever doctors they are.

Who is on a duty that answers the work of two hospitals is in the books of both: what it does at one is work there, and
at the other it is away so long. So the hours of the duty add up in both, and each has its own patients' work alone.
"""

from __future__ import annotations

import numpy as np

from dghsim.engine.log import Ended, Log, in_order
from dghsim.engine.plan import NONE, Ints, Plan, Table
from dghsim.engine.sites.model import JoinedPlan
from dghsim.engine.sites.numbers import renamed

MOST = 64
"""Tiers, and grades: sets of them are the bits of one number."""


def duties_of(whole: JoinedPlan, site: int) -> Ints:
    """By number in a site's own plan after the run: the duty in the joined one. Its own first, then others' that answer
    its work too."""
    rows = whole.plan.duties
    visiting = (rows["sites"] >> site & 1 == 1) & (rows["site"] != site)
    return np.concatenate([whole.duties[site], np.flatnonzero(visiting)])


def duties_at(whole: JoinedPlan, before: Plan, site: int) -> Table:
    """Those duties as the site's own plan has them: another's is of the kind that goes by its name here."""
    mine, program = whole.joined.numbers[site], whole.plan.program
    rows = whole.plan.duties[duties_of(whole, site)[len(before.duties) :]]
    kinds = [before.program.duty_kinds.index(program.duty_kinds[kind]) for kind in rows["kind"]]
    rows["site"], rows["sites"], rows["kind"] = 0, 1, kinds
    for field, own in (("tier", mine.tier), ("grade", mine.grade)):
        rows[field] = renamed(rows[field], inverse(own, MOST))
    rows["before"], rows["after"], rows["first_own"], rows["owns"] = NONE, NONE, len(before.owns), 0
    return np.concatenate([before.duties, rows])


def inverse(numbers: Ints, count: int) -> Ints:
    """By joined number the own one; NONE for what is not the site's own."""
    found = np.full(count, NONE, dtype=np.int64)
    found[numbers] = np.arange(len(numbers))
    return found


def spells(whole: JoinedPlan, log: Log, site: int, entity: Ints) -> Table:
    """Spells of those on duty here, what is still asked for here, and when who covers this site too was away.

    `entity`: by joined number, and at its end for NONE, the site's own.
    """
    plan, mine = whole.plan, whole.joined.numbers[site]
    duty = inverse(duties_of(whole, site), len(plan.duties))
    tasks = log.tasks
    here = tasks["site"] == site
    away = ~here & (np.append(duty, NONE)[tasks["duty"]] != NONE) & (tasks["called"] != NONE)
    rows, absent = tasks[here], _away(whole, log, site, away)
    rows["entity"] = entity[rows["entity"]]
    rows["work"] = renamed(rows["work"], inverse(mine.work, len(plan.program.works)))
    found = np.concatenate([rows, absent])
    found["site"], found["duty"] = 0, renamed(found["duty"], duty)
    found["task"] = np.unique(found["task"], return_inverse=True)[1]
    in_turn: Table = found[in_order(found["start"], found["task"], found["duty"])]
    return in_turn


def _away(whole: JoinedPlan, log: Log, site: int, away: Ints) -> Table:
    """Spells elsewhere as this site knows them: from the call on, each a piece that nobody here asked for."""
    rows = log.tasks[away]
    rows["since"] = rows["start"] = rows["called"]
    rows["entity"], rows["ended"] = NONE, np.where(rows["end"] == NONE, NONE, Ended.DONE)
    rows["work"] = whole.joined.away[site][whole.plan.duties["kind"][rows["duty"]]]
    rows["task"] = 1 + log.tasks["task"].max(initial=NONE) + np.arange(len(rows))
    return rows
