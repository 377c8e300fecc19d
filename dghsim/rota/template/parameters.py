"""How the solver is run."""

from __future__ import annotations

from dataclasses import dataclass

SEED = 1
SEARCHES = ("reduced_costs", "pseudo_costs", "max_lp")
"""The complete searches that proved these models best soonest; each is a worker, whatever the number of cores.

Measured on two cores: 20 lines in 2 s, where the solver's own eight workers had not finished in 20 s.
"""
WORKERS = len(SEARCHES) + 1
"""One more improves the best template found so far."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """Limits of one call. With `deterministic` time is counted in steps, and the answer is always the same."""

    seconds: float
    deterministic: bool = False
    seed: int = SEED
    workers: int = WORKERS
    searches: tuple[str, ...] = SEARCHES
