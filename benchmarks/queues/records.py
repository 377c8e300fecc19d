"""Ciw's records as visits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from benchmarks.queues.visits import Visits


def visits_of(records: Iterable[Any], classes: Sequence[str], minute: float = 1.0) -> Visits:
    """Of all records of a run, incomplete ones included.

    A record is a service, complete or not, or a spell of one that was broken off. The waiting time of a resumed
    service's last record holds the earlier spells, so that the first beginning is looked for among all of them.
    `minute` is how many of the run's units of time make one; customers are numbered from 0 here.
    """
    first: dict[tuple[int, int], float] = {}
    visits: list[tuple[float, ...]] = []
    spells: list[tuple[float, ...]] = []
    rank = {name: at for at, name in enumerate(classes)}
    for record in sorted(records, key=lambda record: record.service_start_date or np.inf):
        began = record.service_start_date
        if began is None or began is False:
            continue  # still waits at the end of the run
        node, who = record.node - 1, record.id_number - 1
        begun = first.setdefault((who, node), began)
        complete = record.record_type == "service"
        broken = record.record_type == "interrupted service"
        spells.append((node, began, record.exit_date if complete or broken else np.nan, broken))
        if complete:
            visits.append(
                (who, rank[record.customer_class], node, record.arrival_date, begun, record.service_end_date,
                 record.exit_date)
            )  # fmt: skip
    at = np.array(visits, dtype=np.float64).reshape(-1, 7).T
    of = np.array(spells, dtype=np.float64).reshape(-1, 4).T
    who_kind_node, times = at[:3].astype(np.int64), at[3:] / minute
    return Visits(
        who_kind_node[0], who_kind_node[1], who_kind_node[2], times[0], times[1], times[2], times[3],
        of[0].astype(np.int64), of[1] / minute, of[2] / minute, of[3].astype(np.bool_),
    )  # fmt: skip
