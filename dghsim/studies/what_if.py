"""The three what-ifs every report carries: one more registrar, a twilight duty, one doctor fewer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dghsim.errors import InputError
from dghsim.measures.model import Difference, Study
from dghsim.measures.statistics import paired
from dghsim.scenario.homes.names import is_team
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Duty, Tier
from dghsim.studies.change import changed

Runner = Callable[[Scenario, str], Study]
"""Solves the rota of a changed scenario and runs it as the base was run; the text says what was changed."""

NO_RULES = "none"
"""The rule set of textbook queues, whose servers nobody asks about one by one."""
TWILIGHT = {"start": "14:00", "end": "23:30", "label": "Twilight (what if)", "code": "XT", "cover": [1] * 7}


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A change with a name a planner would use."""

    name: str
    changes: dict[str, object]


def is_doctors(name: str, tier: Tier) -> bool:
    """Whether a tier is one of the hospital's own, under rules."""
    return tier.rules != NO_RULES and not is_team(name)


def tier_at(scenario: Scenario, level: int) -> tuple[str, Tier] | None:
    """The first tier of a level, if it is one of doctors under rules."""
    tiers = scenario.rota.tier.items()
    return next(
        ((name, tier) for name, tier in tiers if is_doctors(name, tier) and tier.level == level), None
    )


def one_more(name: str, tier: Tier) -> WhatIf:
    """One more doctor in post, in a vacant line if there is one, held so or not, else in a line more."""
    changes: dict[str, object] = {f"rota.tier.{name}.in_post": tier.in_post + 1}
    if isinstance(tier.lines, int) and tier.in_post >= tier.lines:
        changes[f"rota.tier.{name}.lines"] = tier.lines + 1
    elif tier.held_vacant:
        changes[f"rota.tier.{name}.held_vacant"] = tier.held_vacant - 1
    return WhatIf(f"One more in post: {tier.label}", changes)


def twilight(name: str, tier: Tier) -> WhatIf | None:
    """A twilight duty every day, answering the same work as the tier's first duty on the take."""
    take = next(
        (duty for duty in tier.duty.values() if not duty.normal and duty.at == "site" and duty.first), None
    )
    if take is None or "extra_twilight" in tier.duty:
        return None
    duty = Duty.model_validate({**TWILIGHT, "first": take.first, "second": take.second})
    return WhatIf(
        f"A twilight duty, 14:00 to 23:30 every day: {tier.label}",
        {f"rota.tier.{name}.duty.extra_twilight": duty},
    )


def one_fewer(name: str, tier: Tier) -> WhatIf | None:
    """One doctor leaves and is not replaced: the rota stays as it is, with one more vacant line, which stays vacant."""
    if tier.in_post == 0 or not is_doctors(name, tier):
        return None
    changes: dict[str, object] = {
        f"rota.tier.{name}.in_post": tier.in_post - 1,
        f"rota.tier.{name}.held_vacant": tier.held_vacant + 1,
    }
    return WhatIf(f"One fewer in post: {tier.label}", changes)


def ready_what_ifs(scenario: Scenario) -> list[WhatIf]:
    """Those of the three that the scenario's tiers allow."""
    if scenario.rota.own is not None:
        return []
    found: list[WhatIf | None] = []
    senior, junior = tier_at(scenario, 2), tier_at(scenario, 1)
    if senior is not None:
        found += [one_more(*senior), twilight(*senior)]
    if junior is not None:
        found.append(one_fewer(*junior))
    return [what_if for what_if in found if what_if is not None]


def run_what_ifs(
    base: Study, run: Runner, done: Iterable[Difference] = ()
) -> tuple[list[Difference], list[str]]:
    """Each ready what-if against the base, and a line for each that cannot be had; those `done` are not run again."""
    known = {difference.name: difference for difference in done}
    differences: list[Difference] = []
    impossible: list[str] = []
    for what_if in ready_what_ifs(base.scenario):
        if what_if.name in known:
            differences.append(known[what_if.name])
            continue
        try:
            study = run(changed(base.scenario, what_if.changes), what_if.name)
        except InputError as error:
            impossible.append(f"{what_if.name}: {error}")
            continue
        differences.append(paired(base, study, what_if.name))
    return differences, impossible


__all__ = ["Runner", "WhatIf", "one_fewer", "ready_what_ifs", "run_what_ifs", "tier_at"]
