"""Which numbers of a scenario are guesses: drawn together where one entry of provenance gives them a range, or held."""

from __future__ import annotations

import math
from collections.abc import Iterator

from dghsim.measures.guesses.model import Guess, Held, Why
from dghsim.scenario.keys import split_key
from dghsim.scenario.provenance import Traced, matches, trace
from dghsim.scenario.root import Scenario

DECIDED: tuple[str, ...] = (
    "run.**", "standards.**", "money.medical_budget_gbp_per_year", "rota.solve_seconds", "rota.tier.**",
    "demand.stream.*.envelope_per_day", "demand.stream.*.thinned_by.**",
)  # fmt: skip
"""What is put to the test and what it is held against, and the machinery of the run: chosen, not guessed."""
NOT_DECIDED: tuple[str, ...] = ("rota.tier.*.leave_days", "rota.tier.*.study_days")
"""What becomes of a rota once it is written."""
_OF_HOMES = ("home", "homes", "practices")
ASSUMED: tuple[str | None, ...] = ("illustrative", None)
"""Evidence that is none. A number of another kind is drawn only where its entry gives a range."""


def guesses_of(scenario: Scenario, *, of_homes: bool = False) -> tuple[tuple[Guess, ...], tuple[Held, ...]]:
    """What is drawn, and what stays as written although it is assumed or has a range; in the scenario's order.

    Whoever writes a range says that the number is not known better, whatever its evidence, so that every number with
    one is drawn. Numbers that one entry marks are drawn together, each from that range: one source that is wrong is
    wrong for all of them, and drawn apart they would cancel out. Those of Primary Care Homes that are drawn for each
    replication anyway are apart: `of_homes` asks for them and no others.
    """
    apart = scenario.homes is not None and scenario.homes.drawn
    together: dict[int, list[Traced]] = {}
    held: list[Held] = []
    for number in trace(scenario):
        if of_homes != (apart and split_key(number.key)[0] in _OF_HOMES):
            continue
        why = _held(number)
        if why is not None:
            held.append(Held(number.key, why, number.evidence or "not marked", number.source))
        elif number.low is not None and number.entry is not None:
            together.setdefault(number.entry, []).append(number)
    return tuple(map(_guess, together.values())), tuple(held)


def _held(number: Traced) -> Why | None:
    """Why a number is held that one might want drawn; None for those drawn, and for those taken to be known."""
    key = split_key(number.key)
    decided = any(matches(pattern, key) for pattern in DECIDED) and not any(
        matches(pattern, key) for pattern in NOT_DECIDED
    )
    if number.low is None or number.high is None:
        return "no range" if number.evidence in ASSUMED and not decided else None
    if decided:
        return "decided"
    if isinstance(number.value, tuple):
        return "profile"
    whole = isinstance(number.value, int)
    values = math.floor(number.high) - math.ceil(number.low) if whole else number.high - number.low
    return None if values > 0 else "one value"


def _guess(numbers: list[Traced]) -> Guess:
    first = numbers[0]
    return Guess(
        keys=tuple(number.key for number in numbers),
        written=tuple(_single(numbers)),
        whole=tuple(isinstance(number.value, int) for number in numbers),
        low=float(first.low or 0.0),
        high=float(first.high or 0.0),
        evidence=first.evidence or "",
        source=first.source,
    )


def _single(numbers: list[Traced]) -> Iterator[float]:
    for number in numbers:
        if not isinstance(number.value, tuple):
            yield number.value
