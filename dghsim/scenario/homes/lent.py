"""Posts of the hospital whose holders work in teams of the homes: gone from its tiers, and given back without homes."""

from __future__ import annotations

from dghsim.scenario.home import Homes
from dghsim.scenario.homes.community import COMMUNITY
from dghsim.scenario.keys import Document
from dghsim.scenario.root import Scenario

_UNGRADED = "ungraded"
"""Posts of a tier that says nothing of their grade."""


def asked_of(homes: Homes) -> dict[str, int]:
    """Tier -> posts that teams have from it; a team without posts has none."""
    posts: dict[str, int] = {}
    for team in homes.team.values():
        for tier, number in team.taken_from.items():
            if team.lines and number and tier != COMMUNITY:
                posts[tier] = posts.get(tier, 0) + number
    return posts


def lend(document: Document, scenario: Scenario, homes: Homes) -> None:
    """Take them out of the tiers of a document, of its largest grade first, and note in `[homes]` which they were.

    The lines stay: the duties are as many, and the posts are vacant.
    """
    lent: Document = {}
    for tier, number in asked_of(homes).items():
        grades = dict(scenario.rota.tier[tier].grades)
        gone: dict[str, int] = {}
        for _ in range(number if grades else 0):
            most = max(grades, key=lambda grade: grades[grade])
            if not grades[most]:
                break
            grades[most] -= 1
            gone[most] = gone.get(most, 0) + 1
        written = document["rota"]["tier"][tier]
        written["in_post"] = scenario.rota.tier[tier].in_post - number
        if grades:
            written["grades"] = grades
        others = number - sum(gone.values())
        lent[tier] = gone | ({_UNGRADED: others} if others else {})
    if lent:
        document["homes"]["lent"] = lent


def with_own_posts(scenario: Scenario) -> Scenario:
    """The scenario with the posts of the hospital as its file has them; itself where none are lent."""
    if scenario.homes is None or not scenario.homes.lent:
        return scenario
    return Scenario.model_validate(given_back(scenario.model_dump(exclude_unset=True)))


def given_back(document: Document) -> Document:
    """The tables of a scenario with every post back in its tier."""
    lent = (document.get("homes") or {}).get("lent")
    if not lent:
        return document
    rota, homes = dict(document["rota"]), dict(document["homes"])
    rota["tier"] = dict(rota["tier"])
    for tier, by_grade in lent.items():
        written = dict(rota["tier"][tier])
        written["in_post"] += sum(by_grade.values())
        grades = dict(written.get("grades") or {})
        for grade, number in by_grade.items():
            if grade in grades:
                grades[grade] += number
        if grades:
            written["grades"] = grades
        rota["tier"][tier] = written
    del homes["lent"]
    return document | {"rota": rota, "homes": homes}
