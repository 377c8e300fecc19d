"""`dghsim schema`: the JSON Schema of scenario files."""

from __future__ import annotations

from argparse import Namespace

from dghsim.scenario.tables import schema_json


def run(_: Namespace) -> int:
    """Print it."""
    print(schema_json())
    return 0
