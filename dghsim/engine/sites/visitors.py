"""Who came to a site, its own and visitors, as the demand room would have told it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dghsim.demand.model import Arrivals
from dghsim.engine.log import MARKS
from dghsim.engine.plan import NONE, Ints, Op, Table
from dghsim.engine.sites.part import Parted

_CAME = MARKS.index("came")


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


def sent_to(parts: Sequence[Parted], stages: Table, site: int) -> Ints | None:
    """By patient of a site after a joined run: when a visitor had come to the door of the site where it first came,
    NONE for the site's own; None where no other site can send anybody. `stages` are those of the joined program."""
    if not ((stages["op"] == Op.ELSEWHERE) & (stages["site"] == site)).any():
        return None
    mine = parts[site]
    sent = np.full(mine.plan.patients, NONE, dtype=np.int64)
    for origin, theirs in enumerate(parts):
        if origin != site:
            own, those = theirs.origin == origin, mine.origin == origin
            came = theirs.log.marks[own, _CAME]
            door = np.empty(own.sum(), dtype=np.int64)
            door[theirs.number[own]] = np.where(
                came == NONE, theirs.plan.entities["time"][: len(own)][own], came
            )
            sent[those] = door[mine.number[those]]
    return sent
