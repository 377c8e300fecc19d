"""`dghsim levers [NAME]`: what planners try, and what is known of each."""

from __future__ import annotations

from argparse import Namespace

from dghsim.scenario.levers.read import find_lever, shipped_levers
from dghsim.scenario.levers.text import list_of, page_of


def run(asked: Namespace) -> int:
    """Print the list, or the page of one lever."""
    if asked.name is None:
        print(list_of(shipped_levers()))
        print(
            "\ndghsim levers NAME tells more of one; dghsim compare FILE --lever NAME tries it at every level."
        )
    else:
        print(page_of(*find_lever(asked.name)))
    return 0
