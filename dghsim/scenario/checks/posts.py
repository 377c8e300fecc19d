"""Posts that levers bring."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.scenario.root import Scenario

FILLED = "count as filled from the first day, however hard they are to fill"
"""What is taken of posts that a change brings."""


def filled_at_once(scenario: Scenario) -> Iterator[str]:
    """One line where levers that are pulled bring posts."""
    if not scenario.levers:
        return
    from dghsim.scenario.levers.read import chosen

    names = [one.called for one in chosen(scenario.levers) if one.patch().brings_posts()]
    if names:
        yield f"levers: posts that these bring {FILLED}: {', '.join(names)}"
