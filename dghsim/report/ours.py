"""Which folders hold results of ours, and may be moved aside for new ones."""

from __future__ import annotations

from pathlib import Path

from dghsim.errors import InputError, show, show_path
from dghsim.studies.sweep.folder import STUDY

_SIGNS = (
    ("manifest.json", "summary.csv"),  # a run
    ("report.html", "*/manifest.json"),  # runs side by side, each in a folder
    ("report.html", "cohort.csv"),  # a cohort's screen
    ("rota.csv", "rota.html"),
    ("trade.html",),
    (STUDY,),
)
"""What a command writes that others do not write together."""


def is_results(folder: Path) -> bool:
    """Whether a command of ours wrote a folder, or nothing is in it."""
    return not any(folder.iterdir()) or any(
        all(any(folder.glob(name)) for name in together) for together in _SIGNS
    )


def refuse_what_is_not_ours(folder: Path) -> None:
    """Raise InputError for a folder that is there and is none of ours, naming something that is in it."""
    if folder.is_dir() and not is_results(folder):
        first = min(path.name for path in folder.iterdir())
        raise InputError(
            f"{show_path(folder)}: holds no results of dghsim, but {show(first)}; it is left as it is, -o names another"
        )
