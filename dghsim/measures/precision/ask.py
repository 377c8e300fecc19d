"""From what a planner writes to what is asked of the averages."""

from __future__ import annotations

from collections.abc import Mapping

from dghsim.errors import InputError, show
from dghsim.measures.catalogue import catalogue
from dghsim.measures.precision.model import FEWEST, LOOK_AHEAD, Precision, Target
from dghsim.scenario.keys import unknown
from dghsim.scenario.precision import half_width
from dghsim.scenario.root import Scenario

SHORTEST = FEWEST + LOOK_AHEAD
"""Replications before which the rule never stops."""


def precision_of(scenario: Scenario, fewest: int | None = None) -> Precision | None:
    """What the scenario asks for by `run.precision`; None where that is empty.

    `fewest` is `run.replications` if not given. Raises InputError for a measure the scenario does not lend itself to,
    or one that is the same in every replication.
    """
    run = scenario.run
    if not run.precision:
        return None
    kinds = {measure.id: measure.kind for measure in catalogue(scenario)}
    for measure in run.precision:
        if measure not in kinds:
            raise InputError(f"run.precision: {unknown(measure, kinds, what='measure')}")
        if kinds[measure] == "fixed":
            raise InputError(
                f"run.precision: {measure} is fixed by scenario and rota, the same in every replication; name one that "
                "varies"
            )
    fewest = run.replications if fewest is None else fewest
    least = max(SHORTEST, fewest)
    if run.most_replications < least:
        raise InputError(
            f"run.most_replications must be at least {least} with run.precision, not {run.most_replications}: "
            f"run.replications, and {FEWEST} with {LOOK_AHEAD} over which the precision holds"
        )
    targets = (Target(measure, *half_width(given)) for measure, given in run.precision.items())
    return Precision(tuple(targets), fewest, run.most_replications)


def with_precision(scenario: Scenario, asked: Mapping[str, float | str], most: int | None = None) -> Scenario:
    """The scenario that asks for this too. Raises InputError naming the measure whose half-width cannot be."""
    for measure, given in asked.items():
        try:
            half_width(given)
        except ValueError as error:
            raise InputError(f"precision of {show(measure)}: {show(given)} {error}") from None
    change: dict[str, object] = {"precision": {**scenario.run.precision, **asked}}
    if most is not None:
        change["most_replications"] = most
    return scenario.model_copy(update={"run": scenario.run.model_copy(update=change)})


def without_precision(scenario: Scenario) -> Scenario:
    """The same run as often as `run.replications` says."""
    run = scenario.run.model_copy(update={"precision": {}})
    return scenario.model_copy(update={"run": run})


def read_precision(texts: list[str]) -> dict[str, float | str]:
    """`MEASURE=HALFWIDTH`, as often as given. Raises InputError."""
    found: dict[str, float | str] = {}
    for text in texts:
        measure, sign, given = text.partition("=")
        if not sign or not measure.strip():
            raise InputError(
                f"--precision {show(text)}: must be MEASURE=HALFWIDTH such as boarding_mean_hours=0.25 or "
                "boarding_mean_hours=5%"
            )
        found[measure.strip()] = given.strip()
    return found
