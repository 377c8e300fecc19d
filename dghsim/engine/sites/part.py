"""Parts the log of several hospitals: each one's own plan and log, as if it had run alone and visitors were its own.

Who comes from another site is a patient of both: of the first until going on, of the next from then. So whatever
measures a hospital needs to know nothing of the others.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dghsim.engine.log import Log, in_order
from dghsim.engine.plan import NONE, Ints, Plan, Table
from dghsim.engine.sites.books import duties_at, duties_of, spells
from dghsim.engine.sites.model import JoinedPlan
from dghsim.scenario.pathway import OUTCOMES

ELSEWHERE = OUTCOMES.index("elsewhere")


@dataclass(frozen=True, slots=True)
class Parted:
    """One site of a joined run."""

    plan: Plan
    """Its own, with those who came from other sites among its patients, at the time at which they came."""
    log: Log
    """Its own; pieces of work are numbered without gaps, and `events` are those of the whole run."""
    origin: Ints
    """By patient: the site first come to."""
    number: Ints
    """By patient: its number in that site's plan as it was before."""


@dataclass(frozen=True, slots=True)
class _Who:
    """The patients of one site, in order of coming."""

    numbers: Ints
    """In the joined plan."""
    came: Ints
    went_on: Ints
    """When to another site; NONE if not."""


def part(whole: JoinedPlan, plans: Sequence[Plan], log: Log) -> list[Parted]:
    """Each site of a joined run, in order; `plans` are those that were joined."""
    return [_site(whole, plan, log, site) for site, plan in enumerate(plans)]


def _patients(whole: JoinedPlan, plan: Plan, log: Log, site: int) -> _Who:
    own = whole.entities[site][: plan.patients]
    visitors = np.flatnonzero(log.came[:, site] != NONE)
    numbers = np.concatenate([own, visitors])
    came = np.concatenate([whole.plan.entities["time"][own], log.came[visitors, site]])
    order = np.argsort(came, kind="stable")
    numbers, came = numbers[order], came[order]
    # A site is left once at most: whoever came to another from here went on then.
    onward = log.came_from[numbers] == site
    went_on = np.where(onward.any(axis=1), log.came[numbers, onward.argmax(axis=1)], NONE)
    return _Who(numbers, came, went_on)


def _site(whole: JoinedPlan, before: Plan, log: Log, site: int) -> Parted:
    who = _patients(whole, before, log, site)
    entities = np.concatenate([who.numbers, whole.entities[site][before.patients :]])
    plan = _plan(whole, before, site, entities, who)
    own_number = np.full(len(whole.plan.entities), NONE, dtype=np.int64)
    for numbers in whole.entities:
        own_number[numbers] = np.arange(len(numbers))
    return Parted(
        plan, _log(whole, log, site, plan, entities, who),
        whole.plan.entities["site"][who.numbers], own_number[who.numbers],
    )  # fmt: skip


def _plan(whole: JoinedPlan, before: Plan, site: int, entities: Ints, who: _Who) -> Plan:
    patients, rows = len(who.numbers), whole.plan.entities[entities]
    at_home, first = rows["site"] == site, whole.joined.numbers[site].first
    rows["time"][:patients], rows["site"] = who.came, 0
    rows["stage"] = np.where(at_home, rows["stage"] - first.stage, NONE)
    rows["thin_row"] = np.where(at_home & (rows["thin_row"] != NONE), rows["thin_row"] - first.thinned, NONE)
    coming = np.flatnonzero(rows["thin_limit"] != 0)
    return dataclasses.replace(
        before, entities=rows, patients=patients, attributes=whole.plan.attributes[who.numbers],
        arrivals=coming[np.argsort(rows["time"][coming], kind="stable")], duties=duties_at(whole, before, site),
    )  # fmt: skip


def _log(whole: JoinedPlan, log: Log, site: int, plan: Plan, entities: Ints, who: _Who) -> Log:
    number = np.full(len(whole.plan.entities) + 1, NONE, dtype=np.int64)
    number[entities] = np.arange(len(entities))
    went_on, rows = who.went_on != NONE, who.numbers + site * whole.plan.patients
    return Log(
        tasks=spells(whole, log, site, number), stays=_stays(whole, log, site, plan, number), marks=log.marks[rows],
        leave=np.where(went_on, who.went_on, log.leave[who.numbers]),
        outcome=np.where(went_on, ELSEWHERE, log.outcome[who.numbers]),
        actual_end=log.actual_end[duties_of(whole, site)],
        came=np.full((len(who.numbers), 1), NONE, dtype=np.int64),
        came_from=np.full((len(who.numbers), 1), NONE, dtype=np.int64), events=log.events,
    )  # fmt: skip


def _stays(whole: JoinedPlan, log: Log, site: int, plan: Plan, number: Ints) -> Table:
    first, count = whole.joined.numbers[site].first.place, len(plan.program.places)
    rows = log.stays[(log.stays["place"] >= first) & (log.stays["place"] < first + count)]
    rows["place"] -= first
    rows["patient"] = number[rows["patient"]]
    return rows[in_order(rows["start"], rows["place"], rows["bed"], rows["patient"], rows["since"])]
