"""A scenario without what its homes do, in which it is still known on whose list a patient is."""

from __future__ import annotations

from dghsim.errors import InputError
from dghsim.scenario.homes.lower import without_homes
from dghsim.scenario.homes.names import LIST
from dghsim.scenario.root import Scenario


def same_without_homes(scenario: Scenario) -> Scenario:
    """The same hospital and people. The lists are an attribute with a name of its own, so no other draw moves.

    Raises:
        InputError: there are no homes, or none whose team has posts.
    """
    if LIST not in scenario.demand.attribute:
        raise InputError(
            f"{scenario.name}: no home whose team has posts; docs/homes_money.md says what is needed"
        )
    document = scenario.model_dump(exclude_unset=True)
    lists = document["demand"]["attribute"][LIST]
    plain = without_homes(document)
    plain["demand"]["attribute"][LIST] = lists
    del plain["home"], plain["homes"]
    return Scenario.model_validate(plain)
