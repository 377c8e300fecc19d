"""A scenario with some of its numbers changed, checked again."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationError

from dghsim.errors import InputError
from dghsim.scenario.base import Part
from dghsim.scenario.change import unknown_in
from dghsim.scenario.checks import first_problems
from dghsim.scenario.homes.fit import homes_fit
from dghsim.scenario.homes.lent import with_own_posts
from dghsim.scenario.homes.lower import with_homes
from dghsim.scenario.interventions import laid
from dghsim.scenario.keys import Document, Key, split_key
from dghsim.scenario.overlay import as_patch, merged
from dghsim.scenario.patch import Patch, UnfitError
from dghsim.scenario.problems import problems_of, refusal
from dghsim.scenario.root import Scenario


def changed(scenario: Scenario, changes: Mapping[str, object]) -> Scenario:
    """The scenario with each dotted key set to its new value, a number or a table of the schema.

    Raises InputError when a key leads nowhere or the result is no scenario that can work.
    """
    scenario = with_own_posts(scenario)
    document = scenario.model_dump()
    given = {
        split_key(key): value.model_dump() if isinstance(value, Part) else value
        for key, value in changes.items()
    }
    missing = unknown_in(scenario, document, given)
    if missing is not None:
        raise refusal([missing], _where)
    for key, value in given.items():
        document = merged(document, as_patch(key, value))
    return _whole(document)


def patched(scenario: Scenario, change: Patch) -> Scenario:
    """The scenario with a change laid over it, relative to what it has where the change adds or scales.

    Raises InputError when a key leads nowhere or the result is no scenario that can work.
    """
    scenario = with_own_posts(scenario)
    try:
        document, _ = laid(scenario, scenario.model_dump(), change)
    except UnfitError as unfit:
        raise InputError(f"intervention: {unfit}") from None
    return _whole(document)


def _whole(document: Document) -> Scenario:
    try:
        result = Scenario.model_validate(document)
    except ValidationError as error:
        raise refusal(problems_of(error, document), _where) from None
    amiss = list(homes_fit(result))
    if amiss:
        raise refusal(amiss, _where)
    result = with_homes(result)
    problems = first_problems(result)
    if problems:
        raise refusal(problems, _where)
    return result


def _where(_: Key) -> str:
    return "as changed"
