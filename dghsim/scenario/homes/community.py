"""Community care whose staff work for homes: who waits in the hospital for it waits longer. Assumed, not found."""

from __future__ import annotations

from dghsim.scenario.demand import Attribute
from dghsim.scenario.home import Homes
from dghsim.scenario.home_work import HomeCommunity
from dghsim.scenario.homes import names
from dghsim.scenario.homes.parts import all_hold
from dghsim.scenario.keys import Document
from dghsim.scenario.pathway import Delay
from dghsim.scenario.root import Scenario

COMMUNITY = "community"
"""In `taken_from` of a team; no tier of the hospital is meant by it."""
_SCALED = ("value", "mean", "median", "sd", "low", "high")
"""Parameters of a distribution that are times."""


def taken(homes: Homes) -> int:
    """Posts that teams have from community care; a team without posts has none."""
    return sum(team.taken_from.get(COMMUNITY, 0) for team in homes.team.values() if team.lines)


def longer_share(homes: Homes) -> float:
    """By what share of itself the delay is longer."""
    return (
        0.0 if homes.community is None else homes.community.longer_by * taken(homes) / homes.community.posts
    )


def waits_at(homes: Homes) -> str | None:
    """The delay that is longer; None where none is."""
    return homes.community.before if homes.community is not None and longer_share(homes) else None


def stages(scenario: Scenario, given: HomeCommunity, share: float, first: str) -> Document:
    """The time more, in front of the delay. `first` is what the stage is called to which one comes first."""
    delay = scenario.pathway.stage[given.before]
    assert isinstance(delay, Delay)
    own = attribute_of(scenario, given)
    more = (
        _longer(delay.duration.model_dump(), share)
        if own is None
        else {"family": "attribute", "attribute": names.LONGER}
    )
    return {
        first: all_hold(scenario.demand, given.who, names.LONGER_WAIT, given.before),
        names.LONGER_WAIT: {"type": "delay", "duration": more, "next": given.before},
    }


def attribute_of(scenario: Scenario, given: HomeCommunity) -> Attribute | None:
    """The patient's own delay, where the pathway has it from there."""
    delay = scenario.pathway.stage[given.before]
    assert isinstance(delay, Delay)
    return (
        scenario.demand.attribute[delay.duration.attribute] if delay.duration.family == "attribute" else None
    )


def attribute(own: Attribute, share: float) -> Document:
    """The time more as an attribute of the patient: drawn as the delay is, by what it depends on, and apart from it."""
    written = own.model_dump(exclude_unset=True)
    distribution = written["distribution"]
    by_label = "family" not in distribution
    longer = (
        {label: _longer(one, share) for label, one in distribution.items()}
        if by_label
        else _longer(distribution, share)
    )
    return ({"by": own.by} if by_label else {}) | {"distribution": longer}


def _longer(distribution: Document, share: float) -> Document:
    """So much of it: whatever of its parameters is a time."""
    times = {name: share * distribution[name] for name in _SCALED if name in distribution}
    if "values" in distribution:
        times["values"] = [share * value for value in distribution["values"]]
    return distribution | times
