"""Put a rota, by name, and the patients it serves in one run, with honest margins of error.

>>> import dghsim
>>> scenario = dghsim.load_scenario("scenarios/hereford.toml")
>>> result = dghsim.simulate(scenario, replications=5)  # doctest: +SKIP
>>> result.summary()  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dghsim.errors import InputError
    from dghsim.notebook.study import open_study, sweep
    from dghsim.rota.build import build_rota
    from dghsim.rota.checker import check_rota
    from dghsim.scenario.load import load_scenario
    from dghsim.studies.decide.call import decide_levers
    from dghsim.studies.simulate import simulate

__all__ = [
    "InputError",
    "build_rota",
    "check_rota",
    "decide_levers",
    "load_scenario",
    "open_study",
    "simulate",
    "sweep",
]

_HOME = {
    "InputError": "dghsim.errors",
    "build_rota": "dghsim.rota.build",
    "check_rota": "dghsim.rota.checker",
    "decide_levers": "dghsim.studies.decide.call",
    "load_scenario": "dghsim.scenario.load",
    "open_study": "dghsim.notebook.study",
    "simulate": "dghsim.studies.simulate",
    "sweep": "dghsim.notebook.study",
}


def __getattr__(name: str) -> Any:
    """Import on first use, since some of it is heavy."""
    if name not in _HOME:
        raise AttributeError(f"module 'dghsim' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
