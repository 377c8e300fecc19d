"""Finds the scenarios that come with dghsim."""

from __future__ import annotations

from pathlib import Path

from dghsim.errors import InputError
from dghsim.scenario.keys import unknown

COHORTS = ("cohort",)
"""Shipped files that name hospitals and are no scenarios."""
_SWEEPS = "sweeps/"
"""Below it, files that ask for many runs."""


def _folder() -> Path:
    """`dghsim/scenarios/` in an installed wheel, `scenarios/` beside the package in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "scenarios"
    return installed if installed.is_dir() else package.parent / "scenarios"


def shipped_names() -> tuple[str, ...]:
    """Names of the shipped scenarios, such as `hereford` and `textbook/mmc`."""
    folder = _folder()
    names = (path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.toml"))
    return tuple(sorted(name for name in names if name not in COHORTS and not name.startswith(_SWEEPS)))


def shipped_as(text: str) -> str:
    """The name of the scenario that is meant by a name, or by the code of a hospital of the cohort such as `RBD`.

    Raises InputError, with the nearest, for neither.
    """
    known = shipped_names()
    bare = text.removesuffix(".toml")
    codes = {name.partition("/")[2]: name for name in known if name.startswith("cohort/")}
    if bare in known:
        return bare
    if bare.lower() not in codes:
        what = "scenario, nor a code of the cohort"
        raise InputError(f"--from: {unknown(bare, [*codes, *known], what=what)}")
    return codes[bare.lower()]


def shipped(name: str) -> Path:
    """The file of a shipped scenario, with or without `.toml`. Raises InputError for an unknown name."""
    known = shipped_names()
    bare = name.removesuffix(".toml")
    if bare not in known:
        raise InputError(f"shipped scenarios: {unknown(bare, known, what='scenario')}")
    return _folder() / f"{bare}.toml"
