"""`dghsim validate FILE`: is the file right, and what does it come to?"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from dghsim.errors import InputError, show_path
from dghsim.measures.held import packs_for
from dghsim.rota.reference import tier_rules
from dghsim.scenario.describe import describe_file
from dghsim.scenario.load import load_scenario


def run(asked: Namespace) -> int:
    """Print the resolved scenario in words.

    Raises:
        InputError: the file or a pack of standards is wrong, or a tier's rules or what is agreed on them cannot be.
    """
    words = describe_file(asked.file, sets=asked.sets, apply=asked.apply, levers=asked.levers)
    scenario = load_scenario(asked.file, sets=asked.sets, apply=asked.apply, levers=asked.levers)
    packs = packs_for(scenario, Path(asked.file).parent)
    for tier in scenario.rota.tier.values():
        try:
            tier_rules(tier)
        except InputError as error:
            raise InputError(f"{show_path(asked.file)}: {error}") from None
    print(words)
    held = ", ".join(f"{show_path(name)} ({len(pack.standard)})" for name, pack in packs.items())
    print(f"\nHeld against standards: {held or 'none'}")
    return 0
