"""What is said on more than one part of the page."""

from __future__ import annotations

RULE = "The same staffing rule under each hospital's demand"
OWN = "Each hospital with its own staffing"
BY_STAFFING = "Staffing drives it, and here that is the same rule under each hospital's demand, not its own."


def yes(known: bool) -> str:
    """As files write it."""
    return "yes" if known else "no"
