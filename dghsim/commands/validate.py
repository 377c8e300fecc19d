"""`dghsim validate FILE`: is the file right, and what does it come to?"""

from __future__ import annotations

from argparse import Namespace

from dghsim.errors import InputError, show_path
from dghsim.rota.reference import tier_rules
from dghsim.scenario.describe import describe_file
from dghsim.scenario.load import load_scenario


def run(asked: Namespace) -> int:
    """Print the resolved scenario in words.

    Raises:
        InputError: the file is wrong, or a tier's rules or what is agreed on them cannot be.
    """
    words = describe_file(asked.file, sets=asked.sets, apply=asked.apply)
    for tier in load_scenario(asked.file, sets=asked.sets, apply=asked.apply).rota.tier.values():
        try:
            tier_rules(tier)
        except InputError as error:
            raise InputError(f"{show_path(asked.file)}: {error}") from None
    print(words)
    return 0
