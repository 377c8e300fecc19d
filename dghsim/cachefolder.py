"""Where answers that took long to find are kept between runs: the user's own cache folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from dghsim.errors import InputError, show


def cache_folder() -> Path:
    """The folder for this program's cached files; it may not exist yet.

    `DGHSIM_CACHE` names it outright. Otherwise `XDG_CACHE_HOME/dghsim`, or the platform's own place: `~/.cache` on
    Linux, `~/Library/Caches` on a Mac, `%LOCALAPPDATA%` on Windows. Raises InputError for the home of a user who is not
    known.
    """
    own = os.environ.get("DGHSIM_CACHE")
    if own:
        return _named(own)
    xdg = os.environ.get("XDG_CACHE_HOME")
    if xdg and Path(xdg).is_absolute():
        return Path(xdg) / "dghsim"
    return _platform_caches() / "dghsim"


def _named(own: str) -> Path:
    try:
        return Path(own).expanduser()
    except RuntimeError:
        raise InputError(
            f"DGHSIM_CACHE={show(own)}: nobody of that name has a home here; allowed: a folder, ~ or ~user"
        ) from None


def _platform_caches() -> Path:
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where there is no home
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) if local else home / "AppData" / "Local"
    if sys.platform == "darwin":
        return home / "Library" / "Caches"
    return home / ".cache"
