"""Everyone who may come in one replication."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dghsim.demand.candidates import Candidates, draw_candidates
from dghsim.demand.dispersion import day_effects
from dghsim.demand.model import Arrivals
from dghsim.demand.tables import DemandTables, StreamTable, prepare
from dghsim.randomness import named, words
from dghsim.scenario.root import Scenario

Whole = NDArray[np.int64]


def draw_arrivals(scenario: Scenario, replication: int, tables: DemandTables | None = None) -> Arrivals:
    """Arrivals of one replication, from the epoch to the end of the weeks measured, even if the run drains.

    `tables` is `prepare(scenario)`, to be made once for many replications. Raises InputError as that does.
    """
    tables = prepare(scenario) if tables is None else tables
    effects = day_effects(tables.dispersion, tables.seed, replication, tables.hospital, tables.days)
    drawn = [_candidates(tables, stream, replication, effects) for stream in tables.streams]
    known = [
        _attributes(tables, stream, replication, candidates.number)
        for stream, candidates in zip(tables.streams, drawn, strict=True)
        if stream.patients
    ]
    sizes = [len(candidates.number) for candidates in drawn]
    # Streams in order, each by candidate: a stable sort on time leaves (time, stream, candidate).
    order = np.argsort(np.concatenate([candidates.time for candidates in drawn]), kind="stable")

    def column(parts: list[Whole]) -> Whole:
        return np.concatenate(parts)[order]

    patients = np.repeat([stream.patients for stream in tables.streams], sizes)
    among = (np.cumsum(patients) - 1)[order][patients[order]]
    return Arrivals(
        time=column([candidates.time for candidates in drawn]),
        stream=np.repeat(np.arange(len(sizes)), sizes)[order],
        candidate=column([candidates.number for candidates in drawn]),
        patient=np.where(patients[order], np.cumsum(patients[order]) - 1, -1),
        word=column([candidates.word for candidates in drawn]),
        limit=column(
            [
                candidates.limit if stream.thinned else np.full_like(candidates.limit, -1)
                for stream, candidates in zip(tables.streams, drawn, strict=True)
            ]
        ),
        streams=tuple(stream.name for stream in tables.streams),
        attributes={
            table.name: np.concatenate([each[table.name] for each in known])[among] if known else order[:0]
            for table in tables.attributes
        },
        labels={table.name: table.labels for table in tables.attributes},
    )


def _candidates(
    tables: DemandTables, stream: StreamTable, replication: int, effects: NDArray[np.float64]
) -> Candidates:
    share = stream.share * np.repeat(effects, 24) if stream.dispersed else stream.share
    limits = np.minimum(np.floor(share * 2.0**32), 2.0**32).astype(np.int64)
    return draw_candidates(
        tables.seed, replication, stream.who, stream.thresholds, limits, thin=not stream.thinned
    )


def _attributes(
    tables: DemandTables, stream: StreamTable, replication: int, candidate: Whole
) -> dict[str, Whole]:
    """Each attribute of a stream's patients, from the attribute's own random stream."""
    known: dict[str, Whole] = {}
    for table in tables.attributes:
        what = named("attribute", table.name)

        def word(what: int = what) -> Whole:
            return words(tables.seed, replication, stream.who, what, candidate)[0].astype(np.int64)

        known[table.name] = table.kind.draw(known, word)
    return known
