"""Joins the plans of one replication of several hospitals: all who come, and all who are on duty, by one clock."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dghsim.engine.plan import Ints, Plan, Table
from dghsim.engine.sites.model import Joined, JoinedPlan
from dghsim.engine.sites.numbers import moved, renamed
from dghsim.errors import InputError


def join_plans(joined: Joined, plans: Sequence[Plan]) -> JoinedPlan:
    """The plans of the sites, in their order, as one. Raises InputError where their days or seeds differ."""
    first = plans[0]
    for plan, site in zip(plans, joined.sites, strict=True):
        same = (plan.seed, plan.replication, plan.end) == (first.seed, first.replication, first.end)
        if not same or not np.array_equal(plan.weekdays, first.weekdays):
            raise InputError(
                f"site {site.name} runs from another day, with other bank holidays or by another seed than "
                f"{joined.sites[0].name}"
            )
    entities, entity_numbers = _entities(joined, plans)
    patients = sum(plan.patients for plan in plans)
    duties, duty_numbers = _duties(joined, plans)
    owns = _owns(joined, plans, duty_numbers)
    _tell(duties, duty_numbers, plans, owns)
    attributes = np.empty((patients, first.attributes.shape[1]), dtype=np.int64)
    for plan, numbers in zip(plans, entity_numbers, strict=True):
        attributes[numbers[: plan.patients]] = plan.attributes
    coming = np.sort(
        np.concatenate([numbers[plan.arrivals] for plan, numbers in zip(plans, entity_numbers, strict=True)])
    )
    made = Plan(
        program=joined.program, seed=first.seed, replication=first.replication, entities=entities, patients=patients,
        attributes=attributes, arrivals=coming[np.argsort(entities["time"][coming], kind="stable")],
        duties=duties, owns=owns, weekdays=first.weekdays, seasons=_seasons(joined, plans), end=first.end,
        drives=joined.drives,
    )  # fmt: skip
    return JoinedPlan(joined, made, tuple(entity_numbers), tuple(duty_numbers))


def _entities(joined: Joined, plans: Sequence[Plan]) -> tuple[Table, list[Ints]]:
    """Patients, then jobs, each in order of (time, site, own number), and the new number of each."""
    tables = []
    for site, (plan, mine) in enumerate(zip(plans, joined.numbers, strict=True)):
        rows = plan.entities.copy()
        rows["stage"], rows["site"] = moved(rows["stage"], mine.first.stage), site
        rows["thin_row"] = moved(rows["thin_row"], mine.first.thinned)
        tables.append(rows)
    together = np.concatenate(tables)
    job = np.concatenate([np.arange(len(plan.entities)) >= plan.patients for plan in plans])
    return _in_order(together, [len(plan.entities) for plan in plans], together["time"], job)


def _in_order(table: Table, counts: Sequence[int], *keys: Ints) -> tuple[Table, list[Ints]]:
    """A table by these keys, the last foremost, rows alike as they stood; and the new numbers of each part of it."""
    order = np.lexsort(keys)
    number = np.empty(len(order), dtype=np.int64)
    number[order] = np.arange(len(order))
    return table[order], np.split(number, np.cumsum(counts)[:-1])


def _duties(joined: Joined, plans: Sequence[Plan]) -> tuple[Table, list[Ints]]:
    tables = []
    for site, (plan, mine) in enumerate(zip(plans, joined.numbers, strict=True)):
        rows = plan.duties.copy()
        rows["sites"] = joined.answers_at[site][rows["kind"]]
        rows["site"], rows["kind"] = site, moved(rows["kind"], mine.first.duty_kind)
        rows["tier"], rows["grade"] = renamed(rows["tier"], mine.tier), renamed(rows["grade"], mine.grade)
        tables.append(rows)
    together = np.concatenate(tables)
    return _in_order(together, [len(plan.duties) for plan in plans], together["end"], together["start"])


def _owns(joined: Joined, plans: Sequence[Plan], duty_numbers: Sequence[Ints]) -> Table:
    tables = []
    for plan, mine, duty in zip(plans, joined.numbers, duty_numbers, strict=True):
        rows = plan.owns.copy()
        rows["duty"], rows["work"] = duty[rows["duty"]], mine.work[rows["work"]]
        tables.append(rows)
    together = np.concatenate(tables)
    # A duty's own work keeps its order, which the numbers of kinds of work no longer tell.
    in_order: Table = together[np.argsort(together["duty"], kind="stable")]
    return in_order


def _seasons(joined: Joined, plans: Sequence[Plan]) -> Table:
    tables = []
    for plan, mine in zip(plans, joined.numbers, strict=True):
        rows = plan.seasons.copy()
        rows["place"] = moved(rows["place"], mine.first.place)
        tables.append(rows)
    in_order: Table = np.sort(np.concatenate(tables), order=("time", "place"))
    return in_order


def _tell(duties: Table, numbers: Sequence[Ints], plans: Sequence[Plan], owns: Table) -> None:
    """Tell each duty of its neighbours and of its own work by their new numbers."""
    for plan, mine in zip(plans, numbers, strict=True):
        for field in ("before", "after"):
            duties[field][mine] = renamed(plan.duties[field], mine)
    at = np.arange(len(duties))
    duties["first_own"] = np.searchsorted(owns["duty"], at)
    duties["owns"] = np.searchsorted(owns["duty"], at, side="right") - duties["first_own"]
