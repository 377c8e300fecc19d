"""Who came to the hospital and when, where a Primary Care Home looks after some instead."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dghsim.engine.log import MARKS
from dghsim.engine.plan import NONE, Ints
from dghsim.measures.model import Replication
from dghsim.scenario.homes.names import own, review_stream, round_stream
from dghsim.scenario.pathway import OUTCOMES

_CAME, _AT_HOME = MARKS.index("came"), OUTCOMES.index("at_home")


def came_at(replication: Replication) -> Ints:
    """(patients,) seconds from the epoch: of those whom a home sent on after all, when it did; of those who never came
    the end of the run, when nobody looks any more."""
    plan, came = replication.plan, replication.log.marks[:, _CAME]
    first = np.where(came == NONE, plan.entities["time"][: plan.patients], came)
    return np.ascontiguousarray(np.where(never_came(replication), plan.end, first))


def never_came(replication: Replication) -> NDArray[np.bool_]:
    """(patients,) who was looked after at home, is so still at the end, or was only seen there and found well."""
    log, arrivals = replication.log, replication.arrivals
    kept: NDArray[np.bool_] = log.outcome == _AT_HOME
    homes = replication.scenario.home
    if not homes:
        return kept
    visited = [stream(name) for name in homes for stream in (review_stream, round_stream)]
    numbers = [at for at, name in enumerate(arrivals.streams) if name in visited]
    only_seen = np.isin(arrivals.stream[arrivals.patient != NONE], numbers) & (
        replication.log.marks[:, _CAME] == NONE
    )
    never: NDArray[np.bool_] = kept | only_seen | _still_at_home(replication)
    return never


def _still_at_home(replication: Replication) -> NDArray[np.bool_]:
    """Taken on by a home, neither sent on nor done with when the run stopped."""
    log, looked_after = replication.log, [own(name, "slots") for name in replication.scenario.home]
    slots = [at for at, name in enumerate(replication.scenario.place) if name in looked_after]
    held = log.stays[np.isin(log.stays["place"], slots) & (log.stays["start"] != NONE)]
    taken = np.zeros(len(log.outcome), dtype=bool)
    taken[held["patient"]] = True
    there: NDArray[np.bool_] = taken & (log.leave == NONE) & (log.marks[:, _CAME] == NONE)
    return there
