"""What doctors see and do in a year, against what they need."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dghsim.measures.facts import IMT_TAKES_PER_YEAR, Facts, short_label, works_counted
from dghsim.measures.model import Measure
from dghsim.measures.training import ENOUGH_WEEKS
from dghsim.scenario.root import Scenario

_one = partial(Measure, group="training", unit="patients a year", kind="output", better="more")
EACH = (
    "as a year of the time that the doctor was in post in the weeks measured; who was in post for less than "
    f"{ENOUGH_WEEKS} weeks of them (a quarter of them, where fewer than 52 are measured) is left out, and who follow "
    "one another in a post count as one"
)
"""How what a doctor does comes to a number a year."""
_OVER = f"begun in the weeks measured by doctors in post with duties of their own on the take, {EACH}"


def training(scenario: Scenario, facts: Facts) -> Iterator[Measure]:
    """Takes of tier 1, reviews of tiers 2 and 3: the mean doctor and the one with fewest."""
    for name in facts.tiers:
        tier = scenario.rota.tier[name]
        if not works_counted(facts, tier):
            continue
        ids, what = ("takes", "clerkings") if tier.level == 1 else ("reviews", "reviews")
        yield _one(
            f"{ids}_mean_per_year_{name}", f"{short_label(tier)}: {what} a doctor, mean",
            explains=f"Mean number of {what} a doctor, {_OVER}.",
        )  # fmt: skip
        yield _one(
            f"{ids}_lowest_per_year_{name}", f"{short_label(tier)}: {what}, the doctor with fewest",
            explains=f"The lowest number of {what} of any doctor, {_OVER}.",
        )  # fmt: skip
        if tier.level == 1:
            yield _one(
                f"takes_enough_percent_{name}",
                f"{short_label(tier)}: doctors with {IMT_TAKES_PER_YEAR} clerkings a year or more",
                unit="%",
                explains=f"Share of doctors with at least the {IMT_TAKES_PER_YEAR} clerkings a year that internal "
                f"medicine training asks (500 in three years), whatever their own programme asks, {EACH}.",
            )
