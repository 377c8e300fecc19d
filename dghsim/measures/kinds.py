"""Kinds of work as the measures tell them apart, and what kind of duty each clinician is on."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import numpy as np

from dghsim.engine.plan import NONE, Ints
from dghsim.measures.work import Mask
from dghsim.scenario.pathway import WorkKind
from dghsim.scenario.root import Scenario

if TYPE_CHECKING:
    from dghsim.measures.view import View

CATEGORIES: tuple[str, ...] = get_args(WorkKind.model_fields["category"].annotation)
"""What a clinician's time is counted as: take, wards, emergencies, outside, own."""
EMERGENCIES = "emergencies"
SENIOR = 2
"""The lowest level of a senior: registrars and consultants."""


def category_of(scenario: Scenario) -> Ints:
    """Index into CATEGORIES of each kind of work."""
    return np.array([CATEGORIES.index(kind.category) for kind in scenario.work.values()], dtype=np.int64)


def own_kinds(scenario: Scenario) -> tuple[str, ...]:
    """What clinicians do for themselves, whoever waits: handover, rounds, breaks; in the order of the scenario."""
    duties = [duty for tier in scenario.rota.tier.values() for duty in tier.duty.values()]
    own = {each.work for duty in duties for each in duty.own}
    own |= {scenario.rota.breaks.work} if scenario.rota.breaks else set()
    return tuple(name for name in scenario.work if name in own)


def asked_kinds(scenario: Scenario) -> tuple[str, ...]:
    """What patients and wards ask for."""
    stages = scenario.pathway.stage.values()
    asked = {stage.work for stage in stages if stage.type == "work"}
    duties = [duty for tier in scenario.rota.tier.values() for duty in tier.duty.values()]
    away = {duty.also.away for duty in duties if duty.also is not None}
    other = {*own_kinds(scenario), *away} - asked
    return tuple(name for name in scenario.work if name not in other)


def break_kind(scenario: Scenario) -> int:
    """Number of the kind of work that breaks are; NONE where they are not modelled."""
    breaks = scenario.rota.breaks
    return (
        NONE if breaks is None or breaks.work not in scenario.work else list(scenario.work).index(breaks.work)
    )


def is_timed(kind: WorkKind) -> bool:
    """Whether a response to it is measured: it has a target, or calls a team to an emergency."""
    return kind.target_minutes is not None or is_team(kind)


def is_team(kind: WorkKind) -> bool:
    """Whether a team answers it, as an emergency."""
    return bool(kind.team) and kind.category == EMERGENCIES


def is_urgent(kind: WorkKind) -> bool:
    """Whether it is an emergency: by its category, or work for the take or the wards that interrupts other work."""
    return kind.category == EMERGENCIES or (kind.interrupts and kind.category in ("take", "wards"))


def urgent_for_seniors(scenario: Scenario) -> Mask:
    """By kind of work: whether it is an emergency that seniors at the hospital answer."""
    seniors = [tier for tier in scenario.rota.tier.values() if tier.level >= SENIOR]
    duties = [duty for tier in seniors for duty in tier.duty.values() if duty.at == "site"]
    answered = {name for duty in duties for name in (*duty.first, *duty.second)}
    found = [is_urgent(kind) and name in answered for name, kind in scenario.work.items()]
    return np.array(found, dtype=bool)


def levels(view: View) -> Ints:
    """Level of the tier of each duty of the plan."""
    tiers, kinds = view.replication.scenario.rota.tier, view.replication.plan.program.duty_kinds
    level = np.array([tiers[tier].level for tier, _ in kinds], dtype=np.int64)
    found: Ints = level[view.replication.plan.duties["kind"]] if len(kinds) else level
    return found


def resident(view: View) -> Mask:
    """Which duties of the plan are at the hospital, not on call from home."""
    tiers, kinds = view.replication.scenario.rota.tier, view.replication.plan.program.duty_kinds
    at_site = np.array([tiers[tier].duty[duty].at == "site" for tier, duty in kinds], dtype=bool)
    found: Mask = at_site[view.replication.plan.duties["kind"]] if len(kinds) else at_site
    return found
