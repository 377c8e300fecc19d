"""By what patients came."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.measures import clocks
from dghsim.measures.facts import Facts
from dghsim.measures.model import Measure
from dghsim.scenario.root import Scenario


def access(scenario: Scenario, _: Facts) -> Iterator[Measure]:
    """One, where the scenario says anything of it."""
    if scenario.access is not None:
        yield Measure(
            "ambulance_percent", "Came by ambulance", "%", "flow", "input_echo", "neither",
            f"Share of {clocks.MEASURED} whom an ambulance brought, as `[access]` has it.",
        )  # fmt: skip
