"""One replication of scenarios beside one another: who comes, and who is at work, is drawn once for all alike."""

from __future__ import annotations

import hashlib
import pickle

from dghsim.demand.draw import draw_arrivals
from dghsim.demand.model import Arrivals
from dghsim.measures.model import Replication
from dghsim.rota.gaps import fill_gaps
from dghsim.rota.model import DutyTable
from dghsim.studies.replicate import Prepared, drawn, run_drawn


def demand_of(prepared: Prepared) -> bytes:
    """What is drawn from, as a hash: the same patients and jobs come to all of whom it is the same."""
    return hashlib.sha256(pickle.dumps(prepared.demand)).digest()


class DrawnOnce:
    """One replication. What was drawn is held as long as this is."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.come: dict[bytes, Arrivals] = {}
        self.work: dict[int, DutyTable] = {}
        """By whose duties, which are one object for all who have them."""

    def run(self, prepared: Prepared, demand: bytes) -> Replication:
        """The replication of a scenario, number for number as it is by itself; `demand` is `demand_of(prepared)`.

        Raises:
            InputError: it cannot be run.
        """
        now = drawn(prepared, self.number)
        if now is not prepared:
            demand = demand_of(now)
        if demand not in self.come:
            self.come[demand] = draw_arrivals(now.scenario, self.number, now.demand)
        if id(now.duties) not in self.work:
            self.work[id(now.duties)] = fill_gaps(now.duties, self.number)
        return run_drawn(now, self.number, self.come[demand], self.work[id(now.duties)])
