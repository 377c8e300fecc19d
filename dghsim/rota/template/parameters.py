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
    presolve: bool = True
    """Whether the solver first makes the model smaller, which for a template takes most of a second."""


FIND = Portfolio(("default_lp", "no_lp", "max_lp"), 0)
"""For any legal template, or the proof that there is none."""
DECIDE = Portfolio(("default_lp",), 0, presolve=False)
"""For the same, many times over, or where there will be none."""
IMPROVE = Portfolio(("reduced_costs", "pseudo_costs", "max_lp"), 1)
"""For what is settled first, and for the rest on its nights and weekends."""
IMPROVE_MANY = Portfolio(("reduced_costs", "max_lp"), 3)
"""Above 24 lines, where the proof is out of reach."""
PROVE = Portfolio(("pseudo_costs",), 0)
"""For everything together. One search alone: on 13 to 19 lines with calls from home measured at 0.9 to 1.9 processor
seconds to the proof, where four that race took 5 to 19."""
SETTLE = Portfolio(("reduced_costs",), 0)
"""For the one template among those equally good that is handed out. A single search: the same answer everywhere."""
REACH = (
    Portfolio(("pseudo_costs",), 0, presolve=False),
    Portfolio(("objective_lb_search",), 0, presolve=False),
)
"""For a template that comes to a bound, one after the other: down to it along what days left in fractions cost, and up
from it. Mostly one finds it in a tenth of what `SETTLE` takes, and where one does not the other often does."""
PORTFOLIOS = (FIND, IMPROVE, IMPROVE_MANY, PROVE, SETTLE, *REACH)
_SETTLE_EFFORT = 1.0
_PATIENCE = 8.0


@dataclass(frozen=True, slots=True)
class Parameters:
    """Limits of one call.

    Effort is counted in the solver's own steps: one is about a second of a processor, of all workers together. It does
    not pass faster on a busy machine, which would otherwise be left with a worse answer.
    """

    effort: float
    deterministic: bool = False
    """No clock besides, and workers that wait for each other: the same answer always."""
    seed: int = SEED

    @property
    def seconds(self) -> float | None:
        """When the clock ends it in any case; None for never. An answer that it ended is not kept."""
        return None if self.deterministic else _PATIENCE * max(1.0, self.effort)


def improving(lines: int) -> Portfolio:
    """The workers for the best template of so many lines."""
    return IMPROVE if lines <= MANY_LINES else IMPROVE_MANY


def proving(lines: int) -> Portfolio:
    """The workers for everything together."""
    return PROVE if lines <= MANY_LINES else IMPROVE_MANY


def settling() -> Parameters:
    """For the search that settles which of the best is handed out; never the caller's seed."""
    return Parameters(_SETTLE_EFFORT, deterministic=True)
