"""A network run by dghsim: the scenario file, as any other is run; and its log as visits."""

from __future__ import annotations

import numpy as np

from benchmarks.queues.network import Network
from benchmarks.queues.visits import Floats, Ints, Visits
from dghsim.engine.log import Ended
from dghsim.engine.plan import NONE, Table
from dghsim.measures.model import Replication


def visits_of(run: Replication, network: Network) -> Visits:
    """Of one replication. Nodes of staff are kinds of work whose name begins with the node's, nodes of beds places."""
    parts = [_work(run, network), _beds(run, network)]
    return Visits(*(np.concatenate([part[at] for part in parts]) for at in range(11)))


def node_of(names: tuple[str, ...], network: Network) -> Ints:
    """Node of each kind of work or place; NONE if it is no node."""
    nodes = [node.name for node in network.nodes]
    found = [nodes.index(stem) if (stem := name.split("_")[0]) in nodes else NONE for name in names]
    return np.array(found, dtype=np.int64)


def kinds_of(run: Replication, network: Network, patients: Ints) -> Ints:
    """Class of each patient: the stream by which it came."""
    arrivals = run.arrivals
    of_patient = arrivals.stream[arrivals.patient >= 0]
    rank = np.array([network.classes.index(name) for name in arrivals.streams])
    kinds: Ints = rank[of_patient[patients]]
    return kinds


def _minutes(seconds: Ints) -> Floats:
    return np.where(seconds == NONE, np.nan, seconds / 60)


def _work(run: Replication, network: Network) -> tuple[np.ndarray, ...]:
    tasks: Table = run.log.tasks[run.log.tasks["start"] != NONE]
    node = node_of(run.plan.program.work_names, network)[tasks["work"]]
    # Rows are in order of beginning, so that the first of a task is its first spell.
    _, first, back = np.unique(tasks["task"], return_index=True, return_inverse=True)
    done = tasks["ended"] == Ended.DONE
    ends = _minutes(tasks["end"])
    begun = _minutes(tasks["start"])[first][back]
    visits = (
        tasks["entity"][done], kinds_of(run, network, tasks["entity"][done]), node[done],
        _minutes(tasks["since"])[first][back][done], begun[done], ends[done], ends[done],
    )  # fmt: skip
    return *visits, node, _minutes(tasks["start"]), ends, tasks["ended"] == Ended.INTERRUPTED


def _beds(run: Replication, network: Network) -> tuple[np.ndarray, ...]:
    node = node_of(run.plan.program.place_names, network)
    every = run.log.stays
    stays = every[every["start"] != NONE]
    # Who goes on to a node without a queue has asked for it when the service before was over, and is blocked from then.
    asked_next = np.full((len(network.nodes) + 1, run.plan.patients), np.nan)
    asked_next[node[every["place"]], every["patient"]] = _minutes(every["since"])
    gone = stays["end"] != NONE
    at, who = node[stays["place"]], stays["patient"]
    left = _minutes(stays["end"])
    onward = asked_next[np.minimum(at + 1, len(network.nodes)), who]
    blocks = np.array([not node.waits_before for node in network.nodes])
    asked = np.where(blocks[at], _minutes(stays["start"]), _minutes(stays["since"]))
    done = np.where(np.isnan(onward), left, onward)
    visits = (
        who[gone], kinds_of(run, network, who[gone]), at[gone],
        asked[gone], _minutes(stays["start"])[gone], done[gone], left[gone],
    )  # fmt: skip
    return *visits, at, _minutes(stays["start"]), left, np.zeros(len(at), dtype=np.bool_)
