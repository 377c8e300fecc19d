"""`dghsim validate FILE`: is the file right, and what does it come to?"""

from __future__ import annotations

from argparse import Namespace

from dghsim.scenario.describe import describe_file


def run(asked: Namespace) -> int:
    """Print the resolved scenario in words."""
    print(describe_file(asked.file, sets=asked.sets, apply=asked.apply))
    return 0
