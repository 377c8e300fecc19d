"""Who came to a site, its own and visitors, as the demand room would have told it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dghsim.demand.model import Arrivals
from dghsim.engine.plan import NONE, Ints
from dghsim.engine.sites.part import Parted


def with_visitors(parts: Sequence[Parted], arrivals: Sequence[Arrivals], site: int) -> Arrivals:
    """The arrivals of one site after a joined run: its patients at the times they came there, and its jobs.

    A visitor is of the stream of that name, or of one added to the site's where it has none such. `arrivals` are each
    site's before the run.
    """
    mine, before = parts[site], arrivals[site]
    streams = tuple(dict.fromkeys(name for one in (before, *arrivals) for name in one.streams))
    patients = mine.plan.patients
    rows = [np.flatnonzero(one.patient != NONE) for one in arrivals]
    jobs = np.flatnonzero(before.patient == NONE)

    def of_patients(field: str) -> Ints:
        """From the arrivals of where each first came."""
        found = np.empty(patients, dtype=np.int64)
        for origin, one in enumerate(arrivals):
            those = mine.origin == origin
            found[those] = getattr(one, field)[rows[origin][mine.number[those]]]
        return found

    stream = np.empty(patients, dtype=np.int64)
    known = of_patients("stream")
    for origin, one in enumerate(arrivals):
        those = mine.origin == origin
        stream[those] = np.array([streams.index(name) for name in one.streams], dtype=np.int64)[known[those]]
    time = mine.plan.entities["time"]
    order = np.argsort(np.concatenate([time[:patients], before.time[jobs]]), kind="stable")

    def together(of_them: Ints, of_jobs: Ints) -> Ints:
        found: Ints = np.concatenate([of_them, of_jobs])[order]
        return found

    return Arrivals(
        time=together(time[:patients], before.time[jobs]), stream=together(stream, before.stream[jobs]),
        candidate=together(of_patients("candidate"), before.candidate[jobs]),
        patient=together(np.arange(patients), before.patient[jobs]),
        word=together(of_patients("word"), before.word[jobs]),
        limit=together(of_patients("limit"), before.limit[jobs]),
        streams=streams if (mine.origin != site).any() else before.streams,
        attributes={name: mine.plan.attributes[:, at] for at, name in enumerate(before.attributes)},
        labels=before.labels,
    )  # fmt: skip
