"""How the solver is run."""

from __future__ import annotations

from dataclasses import dataclass

SEED = 1
MANY_LINES = 24


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The solver's workers, the same whatever the number of cores."""

    searches: tuple[str, ...]
    """Complete searches by the solver's own names: each can find a template, and prove that there is none better."""
    improvers: int
    """Workers that only better the best template found so far."""


FIND = Portfolio(("default_lp", "no_lp", "max_lp"), 0)
"""For any legal template, or the proof that there is none."""
IMPROVE = Portfolio(("reduced_costs", "pseudo_costs", "max_lp"), 1)
"""For the best one. Measured on two cores: 20 lines proved in 2 s, where the solver's own eight workers took 20 s."""
IMPROVE_MANY = Portfolio(("reduced_costs", "max_lp"), 3)
"""Above 24 lines, where the proof is out of reach."""
SETTLE = Portfolio(("reduced_costs",), 0)
"""For the one template among those equally good that is handed out. A single search: the same answer everywhere."""
PORTFOLIOS = (FIND, IMPROVE, IMPROVE_MANY, SETTLE)
_SETTLE_EFFORT = 1.0
"""Deterministic time, so that the search is given up at the same point everywhere."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """Limits of one call. With `deterministic` time is counted in steps, and the answer is always the same."""

    seconds: float
    deterministic: bool = False
    seed: int = SEED


def improving(lines: int) -> Portfolio:
    """The workers for the best template of so many lines."""
    return IMPROVE if lines <= MANY_LINES else IMPROVE_MANY


def settling() -> Parameters:
    """For the search that settles which of the best is handed out; never the caller's seed."""
    return Parameters(_SETTLE_EFFORT, deterministic=True)
