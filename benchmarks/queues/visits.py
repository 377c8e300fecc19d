"""What one run of a network of queues leaves behind, in one form whoever ran it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Visits:
    """Visits of customers to nodes that have ended, and every spell of service. Minutes from the start of the run."""

    customer: Ints
    """Of each visit, as the other arrays of the first block. A customer visits a node once at most."""
    kind: Ints
    """Class of the customer: index into the network's classes."""
    node: Ints
    """Index into the network's nodes."""
    asked: Floats
    begun: Floats
    """First begun, whether or not it was broken off later."""
    done: Floats
    """Service over; the server is kept until `left`."""
    left: Floats
    """Gone to the next node, or home."""
    spell_node: Ints
    """Of each spell that a server was taken, as the other two; a service broken off and resumed has several."""
    spell_begin: Floats
    spell_end: Floats
    """NaN if it lasts beyond the end of the run."""
    spell_broken: Flags
    """Ended because the service was broken off."""


def within(visits: Visits, begin: float, end: float) -> Flags:
    """Which visits ended in `begin` <= time < `end`: those that count."""
    ended: Flags = (visits.left >= begin) & (visits.left < end)
    return ended
