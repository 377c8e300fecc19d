"""What a response owes to the scenario and not to the model: when those who answer work second are asked."""

from __future__ import annotations

from collections.abc import Collection

from dghsim.measures.second import asks_second
from dghsim.scenario.root import Scenario


def pinned(minutes: Collection[int]) -> str:
    """Of a percentile of a response, as a further sentence; empty where nobody is asked second."""
    if not minutes:
        return ""
    return (
        f" Those who answer it second are asked after {_or(minutes)} minutes, which the scenario says; where this lies "
        "just there, or a journey in later, it repeats that input and finds nothing."
    )


def kept(scenario: Scenario, kinds: Collection[str], limit: float) -> str:
    """Of a share within a limit: that those asked second within it keep it, as a further sentence, where so."""
    asked = {minutes for kind, minutes in asks_second(scenario).items() if kind in kinds and minutes <= limit}
    if not asked:
        return ""
    return f" Where the first asked are busy, the second list is asked after {_or(asked)} minutes, which is an input."


def _or(minutes: Collection[int]) -> str:
    *others, last = (str(each) for each in sorted(set(minutes)))
    return f"{', '.join(others)} or {last}" if others else last
