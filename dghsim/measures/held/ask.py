"""The packs that a scenario is held against, once every measure that they name is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from dghsim.errors import InputError, show, show_path
from dghsim.measures.catalogue import catalogue
from dghsim.measures.held.judge import BREACHES
from dghsim.scenario.load import load_scenario
from dghsim.scenario.packs import Pack, packs_of
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped

REFERENCE = "hereford"
"""A scenario with every measure there is, but for those of a planner's own work and places."""


def packs_for(scenario: Scenario, folder: Path, more: Sequence[str] = ()) -> dict[str, Pack]:
    """As `packs_of`, refusing what names a measure that is known neither here nor in the shipped hospital.

    Raises:
        InputError: naming file, key and the nearest measures.
    """
    packs = packs_of(scenario, folder, more)
    here = _names(scenario)
    for name, pack in packs.items():
        for key, measure in _named(pack):
            if measure not in here and measure not in _elsewhere():
                known = here | _elsewhere()
                raise InputError(f"{show_path(name)}: {key}: {_unknown(measure, known)}")
    return packs


def refuse_unknown(hospitals: Iterable[tuple[Scenario | None, Path]], more: Sequence[str]) -> None:
    """Refuse at once a measure of the packs `more` that none of the hospitals has; without hospitals nothing is known.

    Raises:
        InputError: naming file, key and the nearest measures.
    """
    refused: list[InputError] = []
    for scenario, folder in hospitals if more else ():
        if scenario is None:
            continue
        nothing_own = scenario.standards.model_copy(update={"packs": []})
        try:
            packs_for(scenario.model_copy(update={"standards": nothing_own}), folder, more)
        except InputError as error:
            refused.append(error)
        else:
            return
    if refused:
        raise refused[0]


def _named(pack: Pack) -> Iterable[tuple[str, str]]:
    for name, standard in pack.standard.items():
        for part, measure in (("measure", standard.measure), ("beside", standard.beside)):
            if measure is not None:
                yield f"standard.{name}.{part}", measure


def _names(scenario: Scenario) -> frozenset[str]:
    """Ids of measures, and of those that a tier has without its name."""
    ids = {measure.id for measure in catalogue(scenario)}
    bare = {
        name.removesuffix(f"_{tier}")
        for tier in scenario.rota.tier
        for name in ids
        if name.endswith(f"_{tier}")
    }
    return frozenset(ids | bare | {BREACHES})


@cache
def _elsewhere() -> frozenset[str]:
    return _names(load_scenario(shipped(REFERENCE)))


def _unknown(measure: str, known: Iterable[str]) -> str:
    near = get_close_matches(measure[:100], sorted(known), n=3, cutoff=0.6)
    hint = f"; did you mean {' or '.join(near)}?" if near else "; summary.csv of a run has them by measure_id"
    return f"{show(measure)} is not a known measure{hint}"
