"""Posts that levers bring, and what becomes of them when some stay empty."""

from __future__ import annotations

from dghsim.scenario.root import Scenario
from dghsim.studies.change import changed

MOST = 4
"""Numbers of filled posts that are run, beside all of them."""


def posts_brought(base: Scenario, scenario: Scenario) -> tuple[str, ...]:
    """The tier of each doctor or practitioner more in post than without the levers, the tiers in turn."""
    more = {
        name: tier.in_post - (base.rota.tier[name].in_post if name in base.rota.tier else 0)
        for name, tier in scenario.rota.tier.items()
    }
    rounds = range(max(more.values(), default=0))
    return tuple(name for turn in rounds for name, count in more.items() if count > turn)


def numbers_filled(posts: int) -> tuple[int, ...]:
    """Which numbers of filled posts are run, from none on, evenly spread where there are many."""
    step = max(posts / MOST, 1.0)
    return tuple(sorted({round(step * turn) for turn in range(min(posts, MOST))}))


def with_filled(base: Scenario, scenario: Scenario, filled: int) -> Scenario:
    """The scenario with only so many of the posts filled that levers bring; the others stay empty for the whole run.

    The rota is as it was written, with vacant lines more: whoever covers gaps covers theirs. Raises InputError where
    that is no scenario that can work.
    """
    empty = posts_brought(base, scenario)[filled:]
    changes: dict[str, object] = {}
    for name in dict.fromkeys(empty):
        tier, count = scenario.rota.tier[name], empty.count(name)
        changes[f"rota.tier.{name}.in_post"] = tier.in_post - count
        changes[f"rota.tier.{name}.held_vacant"] = tier.held_vacant + count
    return changed(scenario, changes)
