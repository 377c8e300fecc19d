"""What dghsim drew in one run of a network: who came when, where each went, how long each service took."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.queues.by_dghsim import kinds_of, node_of
from benchmarks.queues.network import Network
from benchmarks.queues.visits import Flags, Ints
from dghsim.engine.log import Ended
from dghsim.engine.plan import NONE
from dghsim.measures.model import Replication

NEVER = 10**12
"""Seconds, longer than any run: the service of who was not done when the run ended."""


@dataclass(frozen=True, slots=True)
class Given:
    """Seconds; customers are numbered in order of arrival."""

    came: Ints
    kind: Ints
    """Index into the network's classes."""
    lasts: Ints
    """(customers, nodes): service, without what breaks it off and without being blocked after it."""
    goes_on: Flags
    """(customers, nodes): whether the customer asked for the next node."""


def given(run: Replication, network: Network) -> Given:
    """From a replication's log."""
    patients, nodes = run.plan.patients, len(network.nodes)
    lasts = np.zeros((patients, nodes), dtype=np.int64)
    done = np.zeros((patients, nodes), dtype=np.bool_)
    asked = np.full((patients, nodes + 1), NONE)
    tasks, stays = run.log.tasks, run.log.stays
    at = node_of(run.plan.program.work_names, network)[tasks["work"]]
    asked[tasks["entity"], at] = tasks["since"]
    spells = tasks["end"] != NONE
    np.add.at(lasts, (tasks["entity"][spells], at[spells]), (tasks["end"] - tasks["start"])[spells])
    finished = tasks["ended"] == Ended.DONE
    done[tasks["entity"][finished], at[finished]] = True
    at, who = node_of(run.plan.program.place_names, network)[stays["place"]], stays["patient"]
    asked[who, at] = stays["since"]
    # Asking for the next node is the end of service; who goes home ends it by leaving.
    ends = np.where(asked[who, at + 1] == NONE, stays["end"], asked[who, at + 1])
    over = ends != NONE
    lasts[who[over], at[over]] = (ends - stays["start"])[over]
    done[who[over], at[over]] = True
    came = run.plan.entities["time"][:patients].astype(np.int64)
    return Given(
        came, kinds_of(run, network, np.arange(patients)), np.where(done, lasts, NEVER), asked[:, 1:] != NONE
    )
