"""A hospital whose numbers are known, unlike the base's, and files drawn from it."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import numpy as np
from studies.calibrate.files import read, written

from dghsim.scenario.keys import inside
from dghsim.scenario.load import load_scenario
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped
from dghsim.studies.calibrate.fit import Calibration, calibrate
from dghsim.studies.calibrate.fitted import Fitted
from dghsim.studies.calibrate.numbers import arrival_numbers
from dghsim.studies.calibrate.sample import synthetic
from dghsim.studies.calibrate.stay_numbers import stay_numbers

FACTOR = 1.2
_MEDIANS = {"short": 1.3, "acute": 4.7, "complex": 10.0, "long": 21.0}
UNLIKE = (
    "demand.stream.ed.per_day=36", "demand.stream.ed.envelope_per_day=400", "demand.dispersion.day_log_sd=0.14",
    "demand.dispersion.day_autocorrelation=0.6",
    "demand.stream.ed.weekday_factors=[1.15, 1.05, 1.0, 1.0, 1.0, 0.95, 0.85]",
    "demand.stream.ed.hour_shares=[2,2,2,2,2,2,2,3,4,5,6,7,7,6,6,6,6,6,6,6,5,4,3,2]",
    "demand.stream.ed.month_factors=[1.08,1.04,1,1,0.98,0.96,0.95,0.95,0.97,1,1.02,1.05]",
    *(f"demand.attribute.stay.distribution.{name}.median={days * FACTOR}" for name, days in _MEDIANS.items()),
    "demand.attribute.stay_class.shares.from_85={ short = 0.22, acute = 0.30, complex = 0.36, long = 0.12 }",
    "demand.attribute.delay.distribution.pathway_1.mean=5.5", "demand.attribute.delay.distribution.pathway_2.mean=7",
)  # fmt: skip


def base() -> Scenario:
    """What is fitted from."""
    return load_scenario(shipped("hereford"))


def truth(weeks: int = 52) -> Scenario:
    """What files are drawn from."""
    return load_scenario(shipped("hereford"), sets=[*UNLIKE, f"run.weeks={weeks}"])


def fitted(folder: Path, scenario: Scenario, replication: int = 0) -> tuple[Calibration, list[Fitted]]:
    """A file of one replication, fitted."""
    columns = synthetic(scenario, replication)
    path = written(folder, zip(*columns.values(), strict=True), tuple(columns))
    found = calibrate(read(path), base())
    return found, [*arrival_numbers(found), *stay_numbers(found)]


def family(number: Fitted) -> str:
    """Numbers of one kind."""
    for words in ("hour_shares", "weekday_factors", "month_factors", "stay_class", "stay.distribution", "same_day",
                  "delay", "day_log_sd", "day_autocorrelation", "rebound", "per_day"):  # fmt: skip
        if words in number.key:
            return words
    raise AssertionError(number.key)


def covered(numbers: list[Fitted], scenario: Scenario) -> dict[str, list[bool]]:
    """Of each family, whether each interval holds the true number."""
    found: dict[str, list[bool]] = defaultdict(list)
    document = scenario.model_dump()
    for number in numbers:
        if number.found is None or not number.found.sure:
            continue
        value = document
        for part in number.key.split("."):
            whole, value = value, inside(value, part)
        if "hour_shares" in number.key:
            value = 100 * value / np.sum(whole)
        found[family(number)].append(bool(number.found.low <= value <= number.found.high))
    return found
