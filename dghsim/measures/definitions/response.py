"""How soon work with a target is answered, by kind and by category, and who comes to an arrest."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dghsim.measures import clocks
from dghsim.measures.definitions.leans import pinned
from dghsim.measures.facts import Facts
from dghsim.measures.kinds import is_team, is_timed
from dghsim.measures.model import Measure
from dghsim.measures.response import categories_with_target
from dghsim.measures.second import asks_second
from dghsim.scenario.root import Scenario

_one = partial(Measure, group="standards", unit="minutes", kind="output", better="less")
CATEGORY = {
    "take": "Take work", "wards": "Ward work", "emergencies": "Emergencies", "outside": "Work from outside medicine",
    "own": "Own work",
}  # fmt: skip


def response(scenario: Scenario, _: Facts) -> Iterator[Measure]:
    """Of each kind with a target or a team, then of each category with a target, then of teams."""
    second = asks_second(scenario)
    for name, work in scenario.work.items():
        if is_timed(work):
            own = pinned([second[name]] if name in second else [])
            yield from _two(f"wait_{name}", work.label or name, own)
        if name in second:
            yield _second(name, work.label or name, second[name])
    for name in categories_with_target(scenario):
        yield _one(
            f"response_{name}_in_time_percent", f"{CATEGORY[name]} begun within target", unit="%", better="more",
            explains=f"Share, of all such work that has a target, within its own target {clocks.RESPONSE}.",
        )  # fmt: skip
        leans = pinned([second[kind] for kind in second if _of(scenario, kind) == name])
        yield from _two(f"response_{name}", f"{CATEGORY[name]} with a target", leans)
    for name, work in scenario.work.items():
        if is_team(work):
            yield from _team(name, work.label or name)


def _two(start: str, label: str, leans: str) -> Iterator[Measure]:
    yield _one(
        f"{start}_median_minutes", f"{label}: response, median",
        explains=f"The median time {clocks.RESPONSE}.{leans}",
    )  # fmt: skip
    yield _one(
        f"{start}_p95_minutes", f"{label}: response, 19 in 20 within",
        explains=f"The 95th percentile of the time {clocks.RESPONSE}.{leans}",
    )  # fmt: skip


def _second(name: str, label: str, minutes: int) -> Measure:
    return _one(
        f"wait_{name}_at_second_percent", f"{label}: answered when the second list is asked", unit="%",
        better="neither",
        explains="Share, of such work asked for in the weeks measured and answered, that was given to a clinician in "
        f"the very second at which those who answer it second are asked, {minutes} minutes after it was asked for: "
        "these answers come so late because the scenario says so.",
    )  # fmt: skip


def _of(scenario: Scenario, kind: str) -> str:
    """The category in whose response a kind of work counts; none without a target."""
    work = scenario.work[kind]
    return work.category if work.target_minutes is not None else ""


def _team(name: str, label: str) -> Iterator[Measure]:
    yield _one(
        f"team_{name}_per_year", f"{label}: calls", unit="a year", better="neither",
        explains="Calls in the weeks measured, as a year.",
    )  # fmt: skip
    yield _one(
        f"team_{name}_size_mean", f"{label}: clinicians who come, mean", unit="clinicians", better="neither",
        explains="Mean number of clinicians who begin together, over calls answered.",
    )  # fmt: skip
    yield _one(
        f"team_{name}_no_senior_percent", f"{label}: no senior in the team", unit="%",
        explains="Share of calls answered to which nobody of tier 2 or 3 came.",
    )  # fmt: skip
