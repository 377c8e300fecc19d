"""Homes laid into a scenario as ordinary streams, attributes, stages, places, kinds of work and tiers.

A home whose teams have no posts brings no stage; with posts and no room, whoever is put to it goes on in the same
second with the same draws. Written anew whenever a number of the scenario is changed, from the scenario without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dghsim.scenario.flow import below
from dghsim.scenario.home import Home, Homes
from dghsim.scenario.homes import (
    ages,
    community,
    crisis,
    late,
    lent,
    medicines,
    names,
    reach,
    reviews,
    rounds,
    routine,
    staff,
)
from dghsim.scenario.homes.who import staffed, visitors
from dghsim.scenario.keys import Document
from dghsim.scenario.root import Scenario

_TABLES = (
    ("demand", "stream"), ("demand", "attribute"), ("pathway", "stage"), ("work",), ("place",), ("window",),
    ("rota", "tier"), ("money", "pay_gbp_per_year"), ("money", "bank_gbp_per_hour"), ("money", "agency_gbp_per_hour"),
)  # fmt: skip
_WAYS = ("next", "goto", "start", "launch", "back_to")


def with_homes(scenario: Scenario) -> Scenario:
    """The scenario with what its homes bring; as it is where it has none. Its homes fit together."""
    if not scenario.home or scenario.homes is None:
        return scenario
    plain = Scenario.model_validate(without_homes(scenario.model_dump(exclude_unset=True)))
    document = plain.model_dump(exclude_unset=True)
    _lay(document, plain, scenario.homes)
    return Scenario.model_validate(document)


def without_homes(document: Document) -> Document:
    """A scenario's tables without what homes brought, and with what they took."""
    plain: Document = _led_back(lent.given_back(document))
    for place in _TABLES:
        table = _table(plain, place)
        for name in [name for name in table if name.startswith(names.BEGINS)]:
            del table[name]
    return plain


def _table(document: Document, place: tuple[str, ...]) -> Document:
    for part in place:
        document = document.setdefault(part, {})
    return document


def _led_back(value: Any) -> Any:
    """Ways that lead to a stage of the homes in front of another lead there again."""
    if isinstance(value, dict):
        return {
            key: names.behind(inner) if key in _WAYS and isinstance(inner, str) else _led_back(inner)
            for key, inner in value.items()
        }
    return [_led_back(inner) for inner in value] if isinstance(value, list) else value


def _lay(document: Document, scenario: Scenario, homes: Homes) -> None:
    stages = _stages(scenario, homes)
    for stream in homes.streams:
        start = names.before(scenario.demand.stream[stream].start)
        if start in stages:
            document["demand"]["stream"][stream]["start"] = start
    ahead = [homes.in_reach, homes.medicines, homes.community]
    spared = list(dict.fromkeys(given.before for given in ahead if given is not None))
    spared = [stage for stage in spared if names.before(stage) in stages]
    for stage in spared:
        _lead_in_front(document["pathway"]["stage"], stage)
    _table(document, ("pathway",))["stage"] = _in_order(document["pathway"]["stage"], stages, spared)
    _table(document, ("demand", "attribute")).update(_attributes(scenario, homes) if stages else {})
    _table(document, ("demand", "stream")).update(_streams(scenario, homes))
    works = staff.works(homes, scenario.home)
    tiers = staff.tiers(homes, works)
    lent.lend(document, scenario, homes)
    _table(document, ("work",)).update(works)
    _table(document, ("place",)).update(_places(scenario, homes))
    _table(document, ("window",)).update(staff.windows(homes, scenario.home))
    if any(medicines.takes_over(homes, home) for home in scenario.home.values()):
        _table(document, ("window",)).update(medicines.window(homes))
    _table(document, ("rota", "tier")).update(tiers)
    for name, rates in staff.pay(homes, tiers).items():
        _table(document, ("money", name)).update(rates)


def _stages(scenario: Scenario, homes: Homes) -> Document:
    made: Document = {}
    if homes.in_reach is not None:
        delay = homes.in_reach.before
        onward = scenario.pathway.stage[delay].next or below(scenario.pathway.stage)[delay]
        stays = names.LONGER if community.waits_at(homes) == delay else delay
        made |= reach.stages(scenario, homes, homes.in_reach, stays, onward)
    if homes.community is not None and community.longer_share(homes):
        first = names.before(homes.community.before)
        first = names.LONGER if first in made else first
        made |= community.stages(scenario, homes.community, community.longer_share(homes), first)
    if homes.medicines is not None:
        made |= medicines.stages(scenario, homes, homes.medicines)
    hospital = scenario.demand.stream[homes.comes_back_by].start
    made |= crisis.intercepts(scenario, homes)
    for name, home in scenario.home.items():
        for team in visitors(homes, home):
            made |= crisis.care(scenario, homes, name, team)
        if routine.visits(homes, home):
            made |= routine.stages(name, home)
        caseload = reviews.caseload_of(homes, home)
        if caseload is not None:
            made |= reviews.stages(name, home, caseload, hospital)
        if late.answers(homes, home):
            made |= late.stages(name, home)
        seen = rounds.rounds_of(homes, home)
        if seen is not None:
            made |= rounds.stages(name, home, seen)
    return made


def _lead_in_front(stages: Document, spared: str) -> None:
    """Ways to a stage lead to the one in front of it."""
    for stage in stages.values():
        for part in (stage, *stage.get("cases", ()), *stage.get("gives_way", ())):
            for way in _WAYS:
                if part.get(way) == spared:
                    part[way] = names.before(spared)


def _in_order(stages: Document, made: Document, spared: Sequence[str]) -> Document:
    """The stages, each of those in front of another where that stands, and the others at the end."""
    ordered: Document = {}
    for name, stage in stages.items():
        if name in spared:
            ordered[names.before(name)] = made[names.before(name)]
        ordered[name] = stage
    return ordered | made


def _attributes(scenario: Scenario, homes: Homes) -> Document:
    """On whose list a patient is, whether their crisis is put to the home yet, and who was known before the run."""
    made: Document = {names.LIST: ages.listed(scenario, homes)}
    own = None if homes.community is None else community.attribute_of(scenario, homes.community)
    if own is not None and community.longer_share(homes):
        made[names.LONGER] = community.attribute(own, community.longer_share(homes))
    for name, home in scenario.home.items():
        if staffed(homes, home.team):
            made |= {
                names.own(name, "reached"): {"chance": 1.0, "grows": _grows(homes, home)},
                names.own(name, "knew"): _knew(homes, home),
            }
    return made


def _grows(homes: Homes, home: Home) -> Document:
    return {"months_before": home.open_months} | homes.growth.model_dump()


def _knew(homes: Homes, home: Home) -> Document:
    fades = {} if homes.caseload is None else {"fades_days": homes.caseload.known_days}
    return {"chance": home.known_share} | fades


def _streams(scenario: Scenario, homes: Homes) -> Document:
    made: Document = {}
    for name, home in scenario.home.items():
        if reviews.caseload_of(homes, home) is not None:
            made[names.review_stream(name)] = reviews.stream(name, home)
        if routine.visits(homes, home):
            made[names.own(name, "routine")] = routine.stream(name, home)
        if late.answers(homes, home):
            made[names.own(name, "late")] = late.stream(name, home)
        if rounds.rounds_of(homes, home) is not None:
            made[names.round_stream(name)] = rounds.stream(name, home)
    return made


def _places(scenario: Scenario, homes: Homes) -> Document:
    made: Document = {}
    for name, home in scenario.home.items():
        if staffed(homes, home.team):
            label = f"{home.label}: looked after at home"
            made[names.own(name, "slots")] = {"count": home.step_up_slots, "kind": "other", "label": label}
        if reviews.caseload_of(homes, home) is not None:
            made |= reviews.places(name, home)
        if rounds.rounds_of(homes, home) is not None:
            made |= rounds.places(name, home)
        if medicines.takes_over(homes, home):
            made |= medicines.place(name, home)
        if reach.reaches(homes, home):
            label = f"{home.label}: in-reach"
            made[names.own(name, "reach_slots")] = {
                "count": home.in_reach_slots, "kind": "other", "label": label,
            }  # fmt: skip
    return made
