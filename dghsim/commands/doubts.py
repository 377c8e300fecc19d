"""A scenario's warnings, kept between runs: they take a walk along the whole pathway, hour by hour of a week."""

from __future__ import annotations

import json

from dghsim.kept import kept, name_of
from dghsim.scenario.root import Scenario

_SOURCES = ("scenario", "bank_holidays", "errors", "randomness")
_LIBRARIES = ("numpy", "pydantic")
_HOW_OFTEN = {"run": {"replications", "seed"}}
"""Numbers whose value no warning speaks of; whether they are given is counted."""


def warnings_of(scenario: Scenario) -> list[str]:
    """What is allowed but should be looked at before a run, one line each."""
    asked = [
        scenario.model_dump(mode="json", exclude=_HOW_OFTEN),
        scenario.model_dump(mode="json", exclude=_HOW_OFTEN, exclude_unset=True),
        sorted(scenario.run.model_fields_set),
    ]
    return list(
        json.loads(
            kept(
                "warnings",
                name_of(asked, sources=_SOURCES, libraries=_LIBRARIES),
                lambda: _warnings(scenario),
            )
        )
    )


def _warnings(scenario: Scenario) -> bytes:
    from dghsim.scenario.checks import warnings

    return json.dumps(warnings(scenario)).encode("ascii")
