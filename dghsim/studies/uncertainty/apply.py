"""The scenario and the rota as one draw has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dghsim.measures.guesses.model import Floats, Guess
from dghsim.rota.model import DatedRota
from dghsim.scenario.keys import inside, split_key
from dghsim.scenario.root import Scenario
from dghsim.studies.change import changed
from dghsim.studies.uncertainty.draws import values_at

_OF_ROTA = "rota.tier."


def drawn(scenario: Scenario, guesses: Sequence[Guess], point: Floats) -> Scenario:
    """The scenario with each guess where the draw has it. Raises InputError where that is none that can work."""
    values: dict[str, float] = {}
    for guess, share in zip(guesses, point, strict=True):
        values |= values_at(guess, float(share))
    return changed(scenario, values | _others_of_shares(scenario, values))


def rota_of(scenario: Scenario, rota: DatedRota, guesses: Sequence[Guess]) -> DatedRota:
    """The rota of a draw: the templates as they were solved, with the leave of the draw granted on them.

    A rota is written before anybody knows, so no draw asks for another. A rota of the planner's own has its own leave.
    Breaches are not looked for: the answer is of the rota as written, and no measure counts them.
    """
    moved = any(key.startswith(_OF_ROTA) for guess in guesses for key in guess.keys)
    if not moved or scenario.rota.own is not None:
        return rota
    from dghsim.rota.dated import date_rota  # a start from the cache dates nothing

    return date_rota(scenario, rota.templates)


def _others_of_shares(scenario: Scenario, values: Mapping[str, float]) -> dict[str, float]:
    """What tables of shares must add for those drawn in them: the others give way, in proportion, to a sum of one.

    Where those drawn come to more than one, or no other is left to give way, all are scaled.
    """
    tables: dict[tuple[str, ...], dict[str, float]] = {}
    for text, value in values.items():
        key = split_key(text)
        if key[:2] == ("demand", "attribute") and "shares" in key[2:-1]:
            tables.setdefault(key[:-1], {})[key[-1]] = value
    document = scenario.model_dump(include={"demand"})
    found: dict[str, float] = {}
    for table, own in tables.items():
        written: object = document
        for part in table:
            written = inside(written, part)
        if isinstance(written, dict):
            found |= {".".join((*table, name)): share for name, share in _adding_up(written, own).items()}
    return found


def _adding_up(written: Mapping[str, float], drawn_shares: Mapping[str, float]) -> dict[str, float]:
    others = {name: share for name, share in written.items() if name not in drawn_shares}
    taken, left = sum(drawn_shares.values()), sum(others.values())
    if taken <= 1 and left > 0:
        scaled = {name: share * (1 - taken) / left for name, share in others.items()}
        return {**drawn_shares, **scaled}
    return {name: share / taken for name, share in drawn_shares.items()} | dict.fromkeys(others, 0.0)
