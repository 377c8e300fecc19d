"""What levers do together beyond what each does alone, on the same patients."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dghsim.measures.decision.option import Option
from dghsim.measures.model import Floats


def sum_of(parts: Sequence[Option], measure: str) -> Floats | None:
    """The parts' differences added up, replication by replication; None where one has not been measured."""
    found = [part.differences.get(measure) for part in parts]
    there = [each for each in found if each is not None]
    return None if len(there) < len(found) or not there else np.sum(there, axis=0)


def beyond(together: Option, parts: Sequence[Option], measure: str) -> Floats | None:
    """Interaction: the difference of all together less the sum of theirs alone, (replications,).

    Nought, to the bit but for rounding, where the mechanisms do not touch: the base cancels out.
    """
    alone, both = sum_of(parts, measure), together.differences.get(measure)
    return None if alone is None or both is None else _rounded(both - alone, both, alone)


def beyond_in_cost(together: Option, parts: Sequence[Option]) -> Floats | None:
    """The same of pounds a year."""
    costs = [part.cost for part in parts]
    there = [each for each in costs if each is not None]
    if together.cost is None or len(there) < len(costs):
        return None
    alone = np.sum(there, axis=0)
    return _rounded(together.cost - alone, together.cost, alone)


def _rounded(found: Floats, *of: Floats) -> Floats:
    """With what is only the rounding of the numbers taken for the nought that it is."""
    size = np.max(np.abs(np.stack(of)), axis=0)
    return np.where(np.abs(found) <= 1e-9 * np.maximum(size, 1e-6), 0.0, found)
