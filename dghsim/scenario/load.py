"""Loads a scenario: the one way in for everything else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from dghsim.scenario.blame import where
from dghsim.scenario.checks import first_problems
from dghsim.scenario.checks.ranges import ranges_fit
from dghsim.scenario.checks.teams import teams_have_seats
from dghsim.scenario.homes.fit import homes_fit
from dghsim.scenario.homes.lower import with_homes
from dghsim.scenario.keys import Document
from dghsim.scenario.problems import refusal
from dghsim.scenario.resolve import Resolved, Side, resolve
from dghsim.scenario.root import Scenario


def load_scenario(
    path: str | Path, *, sets: Sequence[str] = (), apply: Sequence[str] = (), levers: Sequence[str] = (),
    side: Side = "alone",
) -> Scenario:  # fmt: skip
    """The scenario in the file at `path`, resolved and checked.

    `extends` is followed; interventions named by the file's `apply` and by `apply` are laid over it in that
    order; then levers, `NAME` or `NAME=LEVEL`, as the file's `levers` and `levers` name them; then each of `sets`,
    written `section.key=value`. With `side` "here" the levers may be such as two hospitals pull together, and with
    "next door" what `levers` change is what they change at the neighbour.

    Raises:
        InputError: one line naming the file, the key, and what is allowed.
    """
    return checked(resolve(path, sets, apply, levers, side))


def load_document(
    path: str | Path, *, sets: Sequence[str] = (), apply: Sequence[str] = (), levers: Sequence[str] = ()
) -> Document:
    """The tables and values of the resolved scenario as plain Python, as `load_scenario` checks them."""
    resolved = resolve(path, sets, apply, levers)
    checked(resolved)
    return resolved.document


def checked(resolved: Resolved) -> Scenario:
    """The scenario, once what its parts say of one another has been checked. Raises InputError."""
    scenario = resolved.scenario()
    unseated = list(teams_have_seats(resolved.document))
    if unseated:
        raise refusal(unseated, resolved.where)
    amiss = list(homes_fit(scenario))
    if amiss:
        raise refusal(amiss, resolved.where)
    scenario = with_homes(scenario)
    problems = first_problems(scenario)
    if problems:
        raise refusal(problems, lambda _: where(resolved, problems[0], first_problems))
    ranges = list(ranges_fit(scenario))
    if ranges:
        raise refusal(ranges, resolved.where)
    return scenario


def scenario_hash(scenario: Scenario) -> str:
    """SHA-256 of the scenario as JSON, hexadecimal.

    Keys keep their order, since the order of stages and tiers has a meaning; 4 and 4.0 are the same number.
    """
    plain = scenario.model_dump(mode="json")
    return hashlib.sha256(json.dumps(plain, separators=(",", ":"), allow_nan=False).encode()).hexdigest()
