"""Reads packs of standards: those that come with dghsim by name, a planner's own by file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from dghsim.errors import InputError, show_path
from dghsim.scenario.keys import Key, dotted, unknown
from dghsim.scenario.packs.model import Pack
from dghsim.scenario.read_part import read_part
from dghsim.scenario.root import SHIPPED_PACKS, Scenario, Standards

_FOLDER = Path(__file__).parent
OWN = ".toml"
"""How the name of a planner's own file ends."""


def packs_of(scenario: Scenario, folder: Path, more: Sequence[str] = ()) -> dict[str, Pack]:
    """The packs that a scenario is held against, by what they are called, in its order.

    Args:
        scenario: whose `[standards] packs` names packs, and files beside its own.
        folder: where the scenario's file lies.
        more: further packs or files, from where the command is called.

    Raises:
        InputError: one line naming the file, the key, and what is allowed.
    """
    found = {name: _named(name, folder, "standards.packs") for name in scenario.standards.packs}
    return found | named_packs(more)


def named_packs(names: Sequence[str]) -> dict[str, Pack]:
    """The packs and files named on the command line. Raises InputError as `packs_of` does."""
    return {name: _named(name, Path(), "--standards") for name in names}


def _named(name: str, folder: Path, where: str) -> Pack:
    if name.endswith(OWN):
        return read_pack(folder / name)
    if name not in SHIPPED_PACKS:
        raise InputError(
            f"{where}: {unknown(name, SHIPPED_PACKS, what='pack')}, or a file that ends in {OWN}"
        )
    return shipped_pack(name)


def shipped_packs() -> dict[str, Pack]:
    """The packs that a scenario is held against unless it says otherwise."""
    return {name: shipped_pack(name) for name in SHIPPED_PACKS}


@cache
def shipped_pack(name: str) -> Pack:
    """A pack that comes with dghsim, by name."""
    return read_pack(_FOLDER / f"{name}{OWN}")


def read_pack(path: Path) -> Pack:
    """The pack in a file. Raises InputError naming the file, the key, and what is allowed."""
    pack = read_part(path, Pack)
    for name, standard in pack.standard.items():
        for key in standard.clock:
            if key not in Standards.model_fields or key == "packs":
                raise _refused(
                    path, ("standard", name, "clock", key), unknown(key, _clocks(), what="key of [standards]")
                )
    return pack


def _refused(path: Path, key: Key, says: str) -> InputError:
    return InputError(f"{show_path(path)}: {dotted(key)}: {says}")


def _clocks() -> list[str]:
    return [name for name in Standards.model_fields if name != "packs"]
