"""`dghsim new FILE`: a commented scenario to make your own."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from dghsim.errors import InputError
from dghsim.scenario.new import new_scenario, write_new
from dghsim.scenario.shipped import shipped_as


def run(asked: Namespace) -> int:
    """Write the file and say what to do next."""
    if asked.months is not None:
        return _of_months(asked)
    new_scenario(asked.file, shipped_as(asked.base))
    print(f"Written: {asked.file}\nReplace the ten numbers at its top, then: dghsim run {asked.file}")
    return 0


def _of_months(asked: Namespace) -> int:
    """From a planner's own monthly figures."""
    from dghsim.cohort.own import own_scenario

    if asked.base != "hereford":
        raise InputError("--months derives from the default hospital; leave --from out")
    text, notes = own_scenario(Path(asked.months), asked.name)
    write_new(Path(asked.file), text)
    for note in notes:
        print(f"Note: {note}")
    print(
        f"Written: {asked.file}\nIts staffing is one rule for all: put your own in, then: dghsim run {asked.file}"
    )
    return 0
