"""What a scenario lets one measure at all: the marks it sets, the work behind them, the places, the tiers."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.rota.breaks import NO_RULES
from dghsim.rota.reference import tier_rules
from dghsim.scenario import pathway as p
from dghsim.scenario.homes.names import is_team
from dghsim.scenario.labels import labels_of
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Tier

IMT_TAKES_PER_YEAR = 167
"""500 patients on the acute unselected take in three years of internal medicine training."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Drawn from the scenario once."""

    marks: frozenset[str]
    """Marks that some stage sets."""
    works: dict[str, tuple[int, ...]]
    """By mark: the kinds of work (by number) whose beginning sets it; empty where a delay alone does."""
    beds: tuple[int, ...]
    """Places that are beds, by number."""
    rests: tuple[int, ...]
    """Places that are beds or chairs, by number."""
    tiers: tuple[str, ...]
    """Tiers whose rota is under rules, and so is somebody's life; a textbook queue has none. Teams of homes are no
    tiers of the hospital's."""
    rest_seconds: dict[str, int]
    """Rest between shifts that the rules of a tier ask for; tiers without such a rule are left out."""


def facts_of(scenario: Scenario) -> Facts:
    """The facts of a scenario."""
    stages = scenario.pathway.stage.values()
    works: dict[str, list[int]] = {stage.mark: [] for stage in stages if stage.mark is not None}
    number = {name: at for at, name in enumerate(scenario.work)}
    for stage in stages:
        if isinstance(stage, p.Work) and stage.mark is not None:
            works[stage.mark].append(number[stage.work])
    kinds = [place.kind for place in scenario.place.values()]
    tiers = tuple(
        name for name, tier in scenario.rota.tier.items() if tier.rules != NO_RULES and not is_team(name)
    )
    rules = {name: tier_rules(scenario.rota.tier[name]) for name in tiers}
    return Facts(
        marks=frozenset(works),
        works={mark: tuple(dict.fromkeys(found)) for mark, found in works.items()},
        beds=tuple(at for at, kind in enumerate(kinds) if kind == "bed"),
        rests=tuple(at for at, kind in enumerate(kinds) if kind != "other"),
        tiers=tiers,
        rest_seconds={
            name: round(3600 * each["rest_11"].limit)
            for name, each in rules.items()
            if "rest_11" in each and each["rest_11"].enabled
        },
    )


def has_home_duties(tier: Tier) -> bool:
    """Whether anyone of the tier is on call from home."""
    return any(duty.at == "home" for duty in tier.duty.values())


def works_counted(facts: Facts, tier: Tier) -> tuple[int, ...]:
    """The kinds of work that a tier learns by: clerking, senior review or consultant review, by its level."""
    mark = {1: "clerk_start", 2: "senior_start", 3: "consultant_start"}[tier.level]
    return facts.works.get(mark, ())


def sees_high_news(scenario: Scenario) -> bool:
    """Whether NEWS2 is known as a category with a label `high`."""
    attribute = scenario.demand.attribute.get("news2")
    return attribute is not None and "high" in labels_of(attribute)


def pay_is_known(scenario: Scenario) -> bool:
    """Whether the scenario gives pay for every grade in post."""
    pay = scenario.money.pay_gbp_per_year
    tiers = [tier for tier in scenario.rota.tier.values() if tier.in_post]
    return bool(tiers) and bool(pay) and all(set(tier.grades or {"": 0}) <= set(pay) for tier in tiers)


def short_label(tier: Tier) -> str:
    """What stands before the colon of a tier's label."""
    return tier.short_label
