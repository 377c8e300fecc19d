"""Who works each take duty in one replication: the doctor in post, else whoever comes down the ladder, else nobody."""

from __future__ import annotations

from collections.abc import Mapping

from dghsim.rota.ladder.fill import fill
from dghsim.rota.ladder.prepared import PreparedDuties, prepare
from dghsim.rota.ladder.take import take_kinds
from dghsim.rota.model import DatedRota, DutyTable
from dghsim.scenario.root import Scenario

__all__ = ["PreparedDuties", "duties_for", "fill_gaps", "prepare_duties", "take_kinds"]


def duties_for(scenario: Scenario, rota: DatedRota, replication: int) -> DutyTable:
    """Who works each take duty in one replication. For many replications, prepare once and `fill_gaps` each time."""
    return fill_gaps(prepare_duties(scenario, rota), replication)


def prepare_duties(
    scenario: Scenario, rota: DatedRota, smallest: Mapping[str, int] | None = None
) -> PreparedDuties:
    """Selects the duties that answer work, and everything about posts, ladder and doctors that no replication changes.

    Args:
        scenario: with or without a workforce and a ladder.
        rota: the planned one.
        smallest: by tier, the fewest lines that fit, where known; else the arithmetic of the rules says.

    Raises:
        InputError: `run.start` is no Monday.
    """
    return prepare(scenario, rota, smallest)


def fill_gaps(prepared: PreparedDuties, replication: int) -> DutyTable:
    """The duties with the gaps of one replication filled, and the posts over the year in `workforce`.

    What becomes of a post depends on no other post, and whether a rung says yes to a gap on no other gap; which doctor
    it is, and whether one is left with rest and hours to spare, depends on what they were asked before.
    """
    return fill(prepared, replication)
