"""Shipped scenarios, each read once a process: they are frozen, and many tests look at the same."""

from functools import cache
from typing import Any

import pytest

from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped, shipped_names


@cache
def loaded(name: str) -> Scenario:
    """The shipped scenario of a name, such as `hereford` or `cohort/rbd`, as it is."""
    return load_scenario(shipped(name))


def each_shipped(parameter: str) -> pytest.MarkDecorator:
    """The name of every shipped scenario; most of the cohort's, which differ in numbers alone, in the long counts."""
    some = {name for name in shipped_names() if not name.startswith("cohort/")} | {
        "cohort/rbz",
        "cohort/synth12",
    }
    names: list[Any] = [
        name if name in some else pytest.param(name, marks=pytest.mark.prove) for name in shipped_names()
    ]
    return pytest.mark.parametrize(parameter, names)
