"""Everyone who may come in one replication."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dghsim.demand.access import as_ill, come
from dghsim.demand.access.come import Uniform
from dghsim.demand.candidates import Candidates, draw_candidates, first_words
from dghsim.demand.dispersion import day_effects
from dghsim.demand.model import Arrivals
from dghsim.demand.over_time import faded
from dghsim.demand.tables import DemandTables, StreamTable, prepare
from dghsim.randomness import named
from dghsim.scenario.root import Scenario

Whole = NDArray[np.int64]


def draw_arrivals(scenario: Scenario, replication: int, tables: DemandTables | None = None) -> Arrivals:
    """Arrivals of one replication, from the epoch to the end of the weeks measured, even if the run drains.

    `tables` is `prepare(scenario)`, to be made once for many replications. Raises InputError as that does.
    """
    tables = prepare(scenario) if tables is None else tables
    effects = day_effects(tables.dispersion, tables.seed, replication, tables.hospital, tables.days)
    drawn = [_candidates(tables, stream, replication, effects) for stream in tables.streams]
    known = []
    for place, (each, candidates) in enumerate(zip(tables.streams, drawn, strict=True)):
        if each.patients:
            drawn[place], attributes = _patients(tables, each, replication, candidates)
            known.append(attributes)
    # Streams in order, each by candidate: a sort on time and place leaves (time, stream, candidate).
    time, order = _by_time(np.concatenate([candidates.time for candidates in drawn]))
    sizes = np.array([len(candidates.number) for candidates in drawn], dtype=np.int64)
    stream = np.repeat(np.arange(len(sizes)), sizes)[order]
    brings = np.array([stream.patients for stream in tables.streams], dtype=bool)
    patients = brings[stream]
    limits = [
        candidates.limit if stream.thinned else np.full_like(candidates.limit, -1)
        for stream, candidates in zip(tables.streams, drawn, strict=True)
    ]
    jobs_before = np.cumsum(np.where(brings, 0, sizes))
    among = order[patients] - jobs_before[stream[patients]]
    return Arrivals(
        time=time,
        stream=stream,
        candidate=np.concatenate([candidates.number for candidates in drawn])[order],
        patient=np.where(patients, np.cumsum(patients) - 1, -1),
        word=np.concatenate([candidates.word for candidates in drawn])[order],
        limit=np.concatenate(limits)[order],
        streams=tuple(stream.name for stream in tables.streams),
        attributes={
            table.name: np.concatenate([each[table.name] for each in known])[among] if known else order[:0]
            for table in tables.attributes
        },
        labels={table.name: table.labels for table in tables.attributes},
    )


def _by_time(time: Whole) -> tuple[Whole, Whole]:
    """The times in order, and where each was; those of one second as they stood."""
    bits = len(time).bit_length()
    key = np.sort((time << bits) | np.arange(len(time)))
    return key >> bits, key & ((1 << bits) - 1)


def _candidates(
    tables: DemandTables, stream: StreamTable, replication: int, effects: NDArray[np.float64]
) -> Candidates:
    share = stream.share * np.repeat(effects, 24) if stream.dispersed else stream.share
    limits = np.minimum(np.floor(share * 2.0**32), 2.0**32).astype(np.int64)
    # What not even every place full would keep is no candidate of a stream thinned by patients present.
    most = np.minimum(-(-limits * stream.room // stream.reference), 2**32) if stream.thinned else limits
    return draw_candidates(tables.seed, replication, stream.who, stream.thresholds, limits, most)


def _patients(
    tables: DemandTables, stream: StreamTable, replication: int, candidates: Candidates
) -> tuple[Candidates, dict[str, Whole]]:
    """A stream's patients with what is known of them, at the times at which they come."""
    words: dict[str, NDArray[np.float64]] = {}

    def uniform(name: str) -> NDArray[np.float64]:
        if name not in words:
            what = named("access", name)
            word = first_words(tables.seed, replication, stream.who, what, candidates.number)
            words[name] = word / 2.0**32
        return words[name]

    known = _attributes(tables, stream, replication, candidates, uniform)
    if tables.access is None:
        return candidates, known
    end = tables.days * 86400
    time = come(tables.access, stream.name, candidates.time, known, uniform, end)
    return replace(candidates, time=time), known


def _attributes(
    tables: DemandTables, stream: StreamTable, replication: int, candidates: Candidates, uniform: Uniform
) -> dict[str, Whole]:
    """Each attribute of a stream's patients, from the attribute's own random stream."""
    known: dict[str, Whole] = {}
    access = tables.access
    for table in tables.attributes:
        what = named("attribute", table.name)

        def word(what: int = what) -> Whole:
            return first_words(tables.seed, replication, stream.who, what, candidates.number)

        over = table.over_time
        drawn = word if over is None else faded(over, word, candidates.time)
        known[table.name] = table.kind.draw(known, drawn)
        if access is not None and table.name == access.acuity and access.touches(stream.name):
            known[table.name] = as_ill(access, known[table.name], uniform)
    return known
