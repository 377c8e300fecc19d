"""The hospital next door, as `--neighbour` names it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dghsim.measures.precision.ask import without_precision
from dghsim.scenario.load import load_scenario
from dghsim.scenario.nearest import nearest
from dghsim.scenario.roads import minutes_between
from dghsim.scenario.root import Scenario
from dghsim.studies.levers import Hospitals

NEAREST = "nearest"
"""In place of the neighbour's file: that of the nearest hospital in the same folder."""
FARTHER = 1.25
"""Than the next hospital: by the straight line a way may be found so much longer than it is."""


def neighbour_of(asked: str | None, file: Path, base: Scenario) -> Path | None:
    """The neighbour's file. Raises InputError where the nearest is asked for and there is none beside `file`."""
    if asked is None:
        return None
    return nearest(file, base.hospital).file if asked == NEAREST else Path(asked)


def not_the_next(base: Scenario, hospitals: Hospitals) -> list[str]:
    """That the hospital run too is much farther than the next one, to which people would go."""
    next_one = base.hospital.around.minutes_to_next_hospital
    for there in hospitals[1:]:
        minutes = minutes_between(base.hospital, there.hospital)
        if minutes is not None and next_one is not None and minutes > FARTHER * next_one:
            return [
                f"{there.name} is {minutes:.0f} minutes away by road, and the next acute hospital by car "
                f"{next_one:.0f}: whoever is sent away would go there, and it is not run"
            ]
    return []


def load_neighbour(file: Path, base: Scenario, levers: Sequence[str]) -> Scenario:
    """The hospital next door, on the same weeks by the same seed, with what levers of the other change there.

    Raises InputError as loading does.
    """
    run = base.run
    kept = ("weeks", "warm_up_weeks", "replications", "seed")
    sets = [f"run.{name}={getattr(run, name)}" for name in kept]
    sets += [f"run.start={run.start.isoformat()}", f'run.end="{run.end}"']
    found = load_scenario(file, sets=sets, levers=levers, side="next door")
    return without_precision(found)
