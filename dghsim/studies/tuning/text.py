"""What tuning says: figures before and after, held-back ones beside, and the lines to set."""

from __future__ import annotations

import math
from collections.abc import Iterator

from dghsim.measures.face.validity import Held, held_against
from dghsim.measures.face.verdict import JUDGED
from dghsim.studies.tuning.run import Moved, Tuning

_LABEL = 56


def told(tuning: Tuning) -> str:
    """For the terminal."""
    return "\n".join(_lines(tuning)) + "\n"


def set_lines(tuning: Tuning) -> list[str]:
    """The proposal as options of the command line."""
    return [f"--set {key}={value}" for key, value in tuning.settings().items()]


def proposal(tuning: Tuning) -> str:
    """The same as TOML, with what each number was and why it moved. It is no scenario: nothing reads it by itself."""
    scenario = tuning.before.scenario
    head = [
        "# Proposed by tuning; nothing is changed until somebody copies it into the scenario.",
        f"# {scenario.hospital.code}, {len(tuning.after.values)} replications of {scenario.run.weeks} weeks, "
        f"seed {scenario.run.seed}.",
    ]
    return "\n".join([*head, *(line for one in tuning.moved for line in _entry(one))]) + "\n"


def _lines(tuning: Tuning) -> Iterator[str]:
    before = {one.figure.id: one for one in held_against(tuning.before)}
    after = {one.figure.id: one for one in held_against(tuning.after)}
    judged = [name for name, one in after.items() if one.verdict in JUDGED]
    for status, heading in (
        ("calibrated_to", "Calibrated to"),
        ("held_back", "Held back: not used, only looked at"),
    ):
        yield f"\n{heading}"
        yield f"{'':{_LABEL}} {'published':>10} {'before':>24} {'after':>24}  verdict"
        for name in judged:
            if after[name].published.status == status:
                label = after[name].figure.label[:_LABEL]
                yield (
                    f"{label:{_LABEL}} {after[name].published.value:>10g} {_number(before[name]):>24} "
                    f"{_number(after[name]):>24}  {before[name].verdict} -> {after[name].verdict}"
                )
    yield "\nMoved"
    for one in tuning.moved:
        yield f"{one.lever.name}: {one.was:g} -> {one.now:.4g}, {_end(one)} ({one.lever.assumed})"
    for name in tuning.idle:
        yield f"{name}: not in this scenario"
    yield "\nProposed, for you to take or leave; the scenario is as it was"
    yield from set_lines(tuning) or ["nothing"]


def _number(one: Held) -> str:
    if math.isnan(one.ci_low):
        return f"{one.mean:.4g}"
    return f"{one.mean:.4g} ({one.ci_low:.4g} to {one.ci_high:.4g})"


def _end(one: Moved) -> str:
    if one.reached:
        return "its figure reached"
    return f"its figure not reached between {one.bounds[0]:g} and {one.bounds[1]:g}, so left as it was"


def _entry(one: Moved) -> Iterator[str]:
    yield ""
    yield f"# {one.lever.name}: {one.figure.label}, published {one.published.value:g}; {_end(one)}."
    old = {number.key: number.value for number in one.numbers}
    for key, value in one.settings().items():
        yield f"{key} = {value} # was {old[key]}"
