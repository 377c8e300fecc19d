"""What is asked of a template where no template is made."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.scenario.root import Scenario


def asked_in_vain(scenario: Scenario) -> Iterator[str]:
    """A tier's `template` beside a rota of the planner's own."""
    if scenario.rota.own is not None:
        for name, tier in scenario.rota.tier.items():
            for key in tier.template.given():
                yield f"rota.tier.{name}.template.{key} is not used: the rota is the planner's own"
