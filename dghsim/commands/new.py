"""`dghsim new FILE`: a commented scenario to make your own."""

from __future__ import annotations

from argparse import Namespace

from dghsim.scenario.new import new_scenario
from dghsim.scenario.shipped import shipped_as


def run(asked: Namespace) -> int:
    """Write the file and say what to do next."""
    new_scenario(asked.file, shipped_as(asked.base))
    print(f"Written: {asked.file}\nReplace the ten numbers at its top, then: dghsim run {asked.file}")
    return 0
