"""On whose list a patient is: in proportion to the lists, or to the people of the patient's age on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dghsim.scenario.home import Home, Homes
from dghsim.scenario.home_work import HomeAges
from dghsim.scenario.homes.names import NONE
from dghsim.scenario.keys import Document
from dghsim.scenario.labels import labels_of
from dghsim.scenario.problems import Problem
from dghsim.scenario.root import Scenario

_SLACK = 1e-9
_OFF = 0.005
"""Shares that add up to no nearer to one are told."""


def listed(scenario: Scenario, homes: Homes) -> Document:
    """The attribute that says so."""
    home = scenario.home
    if homes.ages is None:
        return {
            "shares": _shares(
                {name: one.registered * one.need for name, one in home.items()}, homes.population
            )
        }
    by_age = {
        label: _shares({name: people_of(one, label) * one.need for name, one in home.items()}, people)
        for label, people in homes.ages.people.items()
    }
    return {"by": homes.ages.attribute, "shares": by_age}


def people_of(home: Home, label: str) -> float:
    """Of an age on the list; where the shares do not add up to one, they are scaled."""
    return home.registered * home.age_shares[label] / sum(home.age_shares.values())


def _shares(lists: Mapping[str, float], people: float) -> Document:
    weights = {name: one / people for name, one in lists.items()}
    return weights | {NONE: max(0.0, 1 - sum(weights.values()))}


def ages_fit(scenario: Scenario, homes: Homes) -> Iterator[Problem]:
    """What is amiss with the lists; whoever is on them must be of the population."""
    if homes.ages is None:
        yield from _too_many(("homes", "population"), homes.population, {
            name: home.registered * home.need for name, home in scenario.home.items()
        })  # fmt: skip
        return
    key, attribute = ("homes", "ages"), homes.ages.attribute
    labels = labels_of(scenario.demand.attribute[attribute]) if attribute in scenario.demand.attribute else ()
    if not labels:
        yield Problem(
            (*key, "attribute"), "must be an attribute of patients with labels, such as bands of age"
        )
        return
    said = [((*key, "people"), tuple(homes.ages.people))]
    said += [(("home", name, "age_shares"), tuple(home.age_shares)) for name, home in scenario.home.items()]
    wrong = [(where, given) for where, given in said if set(given) != set(labels)]
    for where, _ in wrong:
        yield Problem(where, f"must have one entry for each label of {attribute}: {', '.join(labels)}")
    for name, home in scenario.home.items():
        if not wrong and not sum(home.age_shares.values()):
            wrong = [(("home", name, "age_shares"), ())]
            yield Problem(("home", name, "age_shares"), "must not all be nought")
    for label, people in homes.ages.people.items() if not wrong else ():
        lists = {name: people_of(home, label) * home.need for name, home in scenario.home.items()}
        yield from _too_many((*key, "people", label), people, lists)


def _too_many(key: tuple[str, ...], people: float, lists: Mapping[str, float]) -> Iterator[Problem]:
    if sum(lists.values()) > people * (1 + _SLACK):
        yield Problem(key, f"is less than the homes' lists times their need, {sum(lists.values()):,.0f}")


def unusual_ages(scenario: Scenario) -> Iterator[str]:
    """Shares and people by age that do not add up."""
    ages: HomeAges | None = None if scenario.homes is None else scenario.homes.ages
    if scenario.homes is None or ages is None:
        return
    for name, home in scenario.home.items():
        total = sum(home.age_shares.values())
        if abs(total - 1) > _OFF:
            yield f"home.{name}.age_shares add up to {total:.3g}, not 1; they are scaled to it"
    people = sum(ages.people.values())
    if abs(people - scenario.homes.population) > _OFF * scenario.homes.population:
        yield f"homes.ages.people add up to {people:,.0f}, homes.population is {scenario.homes.population:,.0f}"
