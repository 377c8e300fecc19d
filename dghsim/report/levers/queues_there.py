"""What becomes of queues at the hospital next door: how many wait for a bed, quarter by quarter, and if it ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dghsim.measures.model import Difference
from dghsim.measures.warming.growth import in_quarters, not_settled, waiting_for_a_bed
from dghsim.report.text import clean
from dghsim.scenario.duration import FromAttribute
from dghsim.scenario.pathway import Delay
from dghsim.scenario.root import Scenario
from dghsim.studies.decide.words import name_of

RECOVER = (
    "A stay is counted from arrival there, so that whoever waits for a bed gets well meanwhile and needs it for less: "
    "this is why so long a queue may settle instead of growing. How many an emergency department holds is not in it."
)


def queues_there(there: Mapping[str, Difference]) -> Iterator[str]:
    """By lever, as differences at that hospital; nothing of none."""
    base = next((each.base for each in there.values()), None)
    if base is None:
        return
    studies = {"without any lever": base} | {name_of(name): each.changed for name, each in there.items()}
    beds = {name: found for name, each in studies.items() if (found := waiting_for_a_bed(each))}
    if beds:
        said = "; ".join(f"{clean(name)}: {in_quarters(found)}" for name, found in beds.items())
        recover = f" {RECOVER}" if stays_from_arrival(base.scenario) else ""
        yield f"Patients waiting for a bed next door in each quarter of the weeks measured, {said}.{recover}"
    for name, study in studies.items():
        if unsettled := not_settled(study):
            yield f"Next door, {clean(name)}: {unsettled}."


def stays_from_arrival(scenario: Scenario) -> bool:
    """Whether somebody's delay runs from when they came, wherever they were in the meantime."""
    delays = (stage.duration for stage in scenario.pathway.stage.values() if isinstance(stage, Delay))
    return any(isinstance(each, FromAttribute) and each.since == "arrival" for each in delays)
