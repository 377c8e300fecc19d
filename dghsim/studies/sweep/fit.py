"""Refuses before anything is run what could work in no cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dghsim.errors import InputError
from dghsim.scenario.interventions import first_clash, laid
from dghsim.scenario.keys import dotted
from dghsim.scenario.patch import Patch, UnfitError
from dghsim.scenario.root import Scenario
from dghsim.scenario.sweep_factor import Factor
from dghsim.studies.sweep.brought import measures_of
from dghsim.studies.sweep.changes import Change
from dghsim.studies.sweep.hospitals import Hospital

MOST_CELLS = 10_000_000


def refuse_misfits(
    where: str,
    hospitals: Mapping[str, Hospital],
    changes: Sequence[Change],
    factors: Mapping[str, Factor],
    cells: int,
) -> None:
    """Too many cells, two changes of one key, a factor or a change that fits no hospital, a factor named as a measure.

    Raises:
        InputError: naming the file, and the factor or change.
    """
    if cells > MOST_CELLS:
        raise InputError(f"{where}: asks for {cells:,} cells; allowed: at most {MOST_CELLS:,}")
    patches = {f"factor.{name}": _first(factor) for name, factor in factors.items()}
    _refuse_clashes(
        where, {name: _marked(name, factors[name.partition(".")[2]]) for name in patches}, changes
    )
    for name, patch in patches.items():
        _refuse_unfit(f"{where}: {name}", hospitals, Change(name, "", patch))
    for change in changes:
        _refuse_unfit(f"{where}: {change.name}", hospitals, change)
    twice = (
        next((name for name in measures_of(hospitals, changes) if name in factors), None) if factors else None
    )
    if twice is not None:
        raise InputError(f"{where}: factor.{twice}: is what a measure of it is called; name it otherwise")


def _first(factor: Factor) -> Patch:
    return factor.patch(factor.at(0.0) if factor.values is None else factor.values[0])


def _marked(name: str, factor: Factor) -> Patch:
    """What it changes; a value set is the factor's name, so that two who set a key never seem to agree on it."""
    return factor.patch(name) if factor.how == "set" else _first(factor)


def _refuse_clashes(where: str, factors: Mapping[str, Patch], changes: Sequence[Change]) -> None:
    for change in changes:
        for patch in change.everywhere():
            clash = first_clash([*factors.items(), (change.name, patch)])
            if clash is not None:
                raise InputError(f"{where}: {clash[0]} and {clash[1]} both change {dotted(clash[2])}")
    clash = first_clash(list(factors.items()))
    if clash is not None:
        raise InputError(f"{where}: {clash[0]} and {clash[1]} both change {dotted(clash[2])}")


def _refuse_unfit(what: str, hospitals: Mapping[str, Hospital], change: Change) -> None:
    """Where it fits none, why it does not fit the first."""
    why = ""
    for name, hospital in hospitals.items():
        try:
            patch = change.at(name)
            if patch is not None:
                _lay(hospital.scenario, patch)
            return
        except (UnfitError, InputError) as error:
            why = why or str(error)
    raise InputError(f"{what}: {why}")


def _lay(scenario: Scenario, patch: Patch) -> None:
    laid(scenario, scenario.model_dump(), patch)
