"""What the demand room hands on: everyone who may come in one replication, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Arrivals of one replication, sorted by (time, stream, candidate). Arrays of length n unless said.

    A patient is known anywhere as (hospital, stream, candidate). Rows of a stream that is thinned by patients
    present are candidates still: the engine keeps one when `word * reference < limit * present` at that
    moment. Those that it would refuse with every place full are left out.
    """

    time: NDArray[np.int64]
    """Seconds from the epoch (Monday 00:00 of the first warm-up week)."""
    stream: NDArray[np.int64]
    """Index into `streams`."""
    candidate: NDArray[np.int64]
    """Number of the candidate within its stream, below 2**32; the entity of its random draws."""
    patient: NDArray[np.int64]
    """0, 1, ... in order of arrival; -1 for a job."""
    word: NDArray[np.int64]
    """The candidate's 32-bit word, by which it is kept or refused, here or by patients present."""
    limit: NDArray[np.int64]
    """2**32 x rate / envelope at its hour, for thinned streams; -1 elsewhere."""
    streams: tuple[str, ...]
    attributes: dict[str, NDArray[np.int64]]
    """Name -> one value a patient. Categories and bands: position of the label; chances: 1 or 0; numbers in a
    unit of time: seconds; other numbers: rounded to whole units."""
    labels: dict[str, tuple[str, ...]]
    """Labels of the categories and bands; `("no", "yes")` for chances; empty for numbers."""
