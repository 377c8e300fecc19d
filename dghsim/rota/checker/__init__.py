"""The rota checker: names doctor, dates, rule, measured value and limit, and knows no solver."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dghsim.rota.checker.breach import Breach
    from dghsim.rota.checker.check import check_rota
    from dghsim.rota.checker.cover import ProspectiveCover
    from dghsim.rota.checker.report import Report

__all__ = ["Breach", "ProspectiveCover", "Report", "check_rota"]

_HOME = {"Breach": "breach", "ProspectiveCover": "cover", "Report": "report", "check_rota": "check"}


def __getattr__(name: str) -> Any:
    """Import on first use: a rota that was checked before needs no more than its breaches."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
