"""What a cell came to."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.measures.model import Floats

FAULT = "a fault of the program"
"""How the failure of a cell begins that another try may mend, for the input is not to blame."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a cell came to."""

    cell: int
    names: tuple[str, ...] = ()
    """Ids of its measures."""
    values: Floats | None = None
    """One row a replication, one column a measure; None for a cell that could not be run."""
    failure: str = ""
    began: str = ""
    """Clock time, UTC."""
    seconds: float = 0.0
