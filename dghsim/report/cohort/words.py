"""What is said on more than one part of the page."""

from __future__ import annotations

RULE = "The same staffing rule under each hospital's demand"
OWN = "Each hospital with its own staffing"
LITTLE = (
    "Stay and delays are little driven by staffing, not untouched by it: Hereford with 4 consultants, 3 registrars, 8 "
    "doctors of tier 1 and a bank of 0.1 has 0.06 days more of the one and 78 days per 1,000 patients of the other."
)
OF_BASE = "Every hospital's file has the same chances of it, the base's, so it says nothing of a hospital."
NO_TOTAL = "What it comes to in all in a year is not known of two hospitals or more."
BY_STAFFING = "Staffing drives it, and here that is the same rule under each hospital's demand, not its own."


def shown(verdict: str) -> str:
    """A verdict as a table has it: nothing for those who stand beside."""
    return "" if verdict == "beside" else verdict


def said(verdict: str) -> str:
    """A verdict as a picture has it in words."""
    return "not judged" if verdict == "beside" else verdict


def yes(known: bool) -> str:
    """As files write it."""
    return "yes" if known else "no"
