"""From whom the teams of the homes are taken: there are so many, and what becomes of whoever waits for them is said."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.scenario.home import Homes
from dghsim.scenario.homes.community import COMMUNITY, taken
from dghsim.scenario.homes.lent import asked_of
from dghsim.scenario.homes.names import BEGINS
from dghsim.scenario.keys import unknown
from dghsim.scenario.labels import labels_of
from dghsim.scenario.pathway import Delay
from dghsim.scenario.problems import Problem
from dghsim.scenario.root import Scenario


def taken_fits(scenario: Scenario, homes: Homes) -> Iterator[Problem]:
    """What is amiss; nothing where every team comes from nowhere."""
    if homes.lent:
        yield Problem(("homes", "lent"), "is never given: say taken_from of the teams")
        return
    tiers = {name: tier for name, tier in scenario.rota.tier.items() if not name.startswith(BEGINS)}
    for name, team in homes.team.items():
        for source in team.taken_from:
            key = ("homes", "team", name, "taken_from", source)
            if source == COMMUNITY and homes.community is None:
                yield Problem(key, "needs [homes.community], which says who waits for that staff")
            elif source != COMMUNITY and source not in tiers:
                yield Problem(key, unknown(source, {COMMUNITY: None, **tiers}, what="tier, or community,"))
            elif source != COMMUNITY and scenario.rota.own is not None:
                yield Problem(key, "must be 0 with a rota of your own: take its doctors out of that")
    for tier, posts in asked_of(homes).items():
        if tier in tiers and posts > tiers[tier].in_post:
            says = f"is less than the {posts} that the teams of the homes take of it"
            yield Problem(("rota", "tier", tier, "in_post"), says)
    yield from _community(scenario, homes)


def _community(scenario: Scenario, homes: Homes) -> Iterator[Problem]:
    given, key = homes.community, ("homes", "community")
    if given is None:
        return
    if taken(homes) > given.posts:
        yield Problem((*key, "posts"), f"is less than the {taken(homes)} that the teams of the homes take")
    delay = scenario.pathway.stage.get(given.before)
    if not isinstance(delay, Delay):
        delays = {name: one for name, one in scenario.pathway.stage.items() if isinstance(one, Delay)}
        yield Problem((*key, "before"), unknown(given.before, delays, what="delay of the pathway"))
    elif delay.duration.family == "attribute":
        own = scenario.demand.attribute.get(delay.duration.attribute)
        if own is None or own.distribution is None:
            yield Problem((*key, "before"), "must be a delay whose time is drawn from a distribution")
    if len(given.before) > 27:
        yield Problem((*key, "before"), "must have a name of at most 27 characters")
    for attribute, wanted in given.who.items():
        known = scenario.demand.attribute.get(attribute)
        if known is None:
            yield Problem(
                (*key, "who", attribute), unknown(attribute, scenario.demand.attribute, what="attribute")
            )
            continue
        labels = labels_of(known)
        for label in wanted:
            if label not in labels:
                yield Problem((*key, "who", attribute), unknown(label, labels, what=f"label of {attribute}"))
