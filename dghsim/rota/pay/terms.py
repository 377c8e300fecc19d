"""What contracts pay for how a rota is worked, as data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

Bands = tuple[tuple[float, float], ...]
"""(1 in so many or more often, % of basic), the most frequent first."""


@dataclass(frozen=True, slots=True)
class TrainingTerms:
    """Doctors in training. Clock times are minutes after midnight, lengths are hours, sums pounds a year."""

    source: str
    basic_hours: float
    night_percent: float
    night_from: int
    night_to: int
    long_hours: float
    """A shift as long as this that starts from `long_start_from` to `long_start_to` is enhanced until `long_until`."""
    long_start_from: int
    long_start_to: int
    long_until: int
    late_end_from: int
    """A shift that ends from here to `late_end_to` is enhanced as a whole."""
    late_end_to: int
    weekend_bands: Bands
    on_call_percent: float
    ltft_gbp: float
    bands_whole: bool = True
    """False where only the bands given are known: a rarer weekend then has no known band, and not none."""
    from_the_start: bool = True
    """A long night is enhanced from its start; otherwise from `night_from`."""


@dataclass(frozen=True, slots=True)
class JobPlanTerms:
    """Consultants and SAS doctors: programmed activities (PA) and the availability supplement."""

    source: str
    plain_from: int
    plain_to: int
    """Plain time on weekdays that are no bank holiday; all other time is premium."""
    pa_hours: float
    pa_premium_hours: float
    full_pa: float
    full_spa: float
    """Supporting activities where the job plan is not known."""
    most_unpredictable_pa: float
    weeks_present: float
    supplement_a: Bands
    supplement_b: Bands


Terms = TrainingTerms | JobPlanTerms


def terms_of(rule_set: str) -> Terms | None:
    """The terms that go with the rule set of this name; None where the contract is not known."""
    return _all().get(rule_set)


@cache
def _all() -> dict[str, Terms]:
    text = files("dghsim.rota.pay").joinpath("terms.toml").read_text(encoding="utf-8")
    return {name: _terms(table) for name, table in tomllib.loads(text).items()}


def _terms(table: dict[str, Any]) -> Terms:
    fields = {name: _value(value) for name, value in table.items() if name not in ("kind", "source")}
    kind = TrainingTerms if table["kind"] == "training" else JobPlanTerms
    return kind(source=table["source"], **fields)


def _value(value: Any) -> Any:
    if isinstance(value, str):
        hours, minutes = value.split(":")
        return int(hours) * 60 + int(minutes)
    if isinstance(value, list):
        return tuple((float(often), float(percent)) for often, percent in value)
    return value
