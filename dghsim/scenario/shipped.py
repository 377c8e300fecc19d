"""Finds the scenarios that come with dghsim."""

from __future__ import annotations

from pathlib import Path

from dghsim.errors import InputError
from dghsim.scenario.keys import unknown


def _folder() -> Path:
    """`dghsim/scenarios/` in an installed wheel, `scenarios/` beside the package in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "scenarios"
    return installed if installed.is_dir() else package.parent / "scenarios"


def shipped_names() -> tuple[str, ...]:
    """Names of the shipped scenarios, such as `hereford` and `textbook/mmc`."""
    folder = _folder()
    return tuple(
        sorted(path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.toml"))
    )


def shipped(name: str) -> Path:
    """The file of a shipped scenario, with or without `.toml`. Raises InputError for an unknown name."""
    known = shipped_names()
    bare = name.removesuffix(".toml")
    if bare not in known:
        raise InputError(f"shipped scenarios: {unknown(bare, known, what='scenario')}")
    return _folder() / f"{bare}.toml"
