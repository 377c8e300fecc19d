"""Says in words what a scenario comes to: the text of `dghsim validate`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, time
from itertools import islice
from pathlib import Path
from typing import Any

from dghsim.errors import InputError, show
from dghsim.scenario.base import WEEKDAYS
from dghsim.scenario.checks import warnings
from dghsim.scenario.describe_access import access_lines
from dghsim.scenario.describe_take import take_lines
from dghsim.scenario.keys import Document, Key, dotted
from dghsim.scenario.load import checked, scenario_hash
from dghsim.scenario.load_by_hour import offered_load
from dghsim.scenario.load_by_hour.rates import weekly_arrivals
from dghsim.scenario.load_by_hour.table import load_lines
from dghsim.scenario.provenance import count_evidence
from dghsim.scenario.resolve import Resolved, resolve
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Tier

MOST_DIFFERENCES = 200


def describe_file(
    path: str | Path, *, sets: Sequence[str] = (), apply: Sequence[str] = (), levers: Sequence[str] = ()
) -> str:
    """The resolved scenario in words: what it holds, its offered load, its evidence, warnings, what its base lacks.

    Raises:
        InputError: as `load_scenario` does.
    """
    resolved = resolve(path, sets, apply, levers)
    scenario = checked(resolved)
    sections = [
        [f"{resolved.file}: {scenario.name}, fits together"],
        [*_summary(scenario), *take_lines(scenario)],
        list(load_lines(offered_load(scenario))),
        list(_evidence(scenario)),
        _titled("Warnings", [*warnings(scenario), *_broken_interventions(path, scenario)]),
        _titled(f"Differs from {resolved.base_name}", list(_differences(resolved)))
        if len(resolved.layers) > 1
        else [],
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines)


def _titled(title: str, lines: list[str]) -> list[str]:
    return [f"{title}: none"] if not lines else [f"{title}:", *(f"  {line}" for line in lines)]


def _summary(scenario: Scenario) -> Iterator[str]:
    run, era = scenario.run, scenario.era
    yield f"  hash        {scenario_hash(scenario)}"
    yield f"  hospital    {', '.join(filter(None, (scenario.hospital.code, scenario.hospital.trust)))}"
    yield f"  era         demand {era.demand}, rules {era.rules}, pay {era.pay_year}"
    ending = "cut off" if run.end == "cut" else "drained"
    until = f"or more (at most {run.most_replications}), by precision, " if run.precision else ""
    yield (
        f"  run         {run.weeks} weeks from {run.start} after {run.warm_up_weeks} of warm-up, "
        f"{run.replications} replications, {until}seed {run.seed}, {ending} at the end"
    )
    for name, stream in scenario.demand.stream.items():
        yield f"  stream      {name}: {_daily(weekly_arrivals(stream) / 7)} a day, from stage {stream.start}"
    yield from access_lines(scenario)
    yield (
        f"  pathway     {len(scenario.pathway.stage)} stages, {len(scenario.demand.attribute)} attributes, "
        f"{len(scenario.work)} kinds of work"
    )
    for name, place in scenario.place.items():
        more = "".join(f", {season.beds} more from {season.says}" for season in place.season.values())
        yield f"  place       {name}: {place.count}{more}"
    for name, tier in scenario.rota.tier.items():
        yield f"  tier        {name}: {_tier(tier)}"
    if scenario.apply:
        yield f"  applied     {', '.join(scenario.apply)}"
    if scenario.levers:
        yield f"  levers      {', '.join(scenario.levers)}"


def _daily(number: float) -> str:
    return f"{number:.1f}" if number >= 0.1 or not number else f"{number:.1g}"


def _tier(tier: Tier) -> str:
    covers = [sum(day) for day in zip(*(d.cover for d in tier.duty.values() if not d.normal), strict=True)]
    days = ", ".join(f"{day} {number}" for day, number in zip(WEEKDAYS, covers, strict=False))
    lines = "smallest number of lines" if tier.lines == "smallest" else f"{tier.lines} lines"
    held = f", {tier.held_vacant} held vacant" if tier.held_vacant else ""
    return f"{lines}, {tier.in_post} in post{held}, rules {tier.rules}; duties that start on {days}"


def _evidence(scenario: Scenario) -> Iterator[str]:
    counts = count_evidence(scenario)
    told = ", ".join(f"{number} {kind}" for kind, number in counts.items())
    yield f"Its {sum(counts.values())} numbers (a profile counts once) by what they rest on: {told}"


def _broken_interventions(path: str | Path, scenario: Scenario) -> Iterator[str]:
    """Interventions that lie ready but could not be applied on their own."""
    for name in scenario.intervention:
        if name in scenario.apply:
            continue
        try:
            checked(resolve(path, [f'apply=["{name}"]']))
        except InputError as error:
            yield f"intervention {name} cannot be applied: {error}"


def _differences(resolved: Resolved) -> Iterator[str]:
    lines = _compared((), resolved.base, resolved.document)
    yield from islice(lines, MOST_DIFFERENCES)
    more = sum(1 for _ in lines)
    if more:
        yield f"and {more} more"


def _compared(key: Key, base: Any, now: Any) -> Iterator[str]:
    if isinstance(base, dict) and isinstance(now, dict):
        names = dict.fromkeys((*base, *now))
        for name in names:
            if (*key, name) not in (("provenance",), ("intervention",)):
                yield from _compared((*key, name), base.get(name), now.get(name))
    elif base != now:
        yield f"{dotted(key)}: {_shown(base)} -> {_shown(now)}"


def _shown(value: Document | object) -> str:
    if value is None:
        return "not given"
    if isinstance(value, dict):
        return "a table of " + ", ".join(map(str, value))[:80]
    if isinstance(value, bool | date | time):
        return str(value).lower()
    return show(value, 120)
