"""Compiles the scenario's pathway, work, places and windows into the integer tables of a `Program`."""

from __future__ import annotations

import numpy as np

from dghsim.engine import plan
from dghsim.engine.plan import NONE, Ints, Program, Table
from dghsim.engine.stages import Names, Stages, positions
from dghsim.engine.visits import jobs_return
from dghsim.scenario import pathway as p
from dghsim.scenario.base import WEEKDAYS, minute_of_day
from dghsim.scenario.root import Scenario


def _spans(scenario: Scenario) -> tuple[Table, Ints]:
    spans: list[tuple[int, int]] = []
    first = [0]
    for window in scenario.window.values():
        for day, weekday in enumerate(WEEKDAYS):
            for span in window.days.get(weekday, []):
                opens, _, shuts = span.partition("-")
                begin = day * 86400
                spans.append((begin + 60 * minute_of_day(opens), begin + 60 * minute_of_day(shuts)))
        first.append(len(spans))
    return np.array(spans, dtype=plan.SPAN), np.array(first, dtype=np.int64)


def _answers(scenario: Scenario, work: dict[str, int]) -> tuple[tuple[tuple[str, str], ...], Table]:
    kinds: list[tuple[str, str]] = []
    rows: list[tuple[int, int, int, int]] = []
    for tier_name, tier in scenario.rota.tier.items():
        for duty_name, duty in tier.duty.items():
            kinds.append((tier_name, duty_name))
            first, second = (sum(1 << work[w] for w in set(names)) for names in (duty.first, duty.second))
            rows.append((first, second, NONE, NONE))
    return tuple(kinds), np.array(rows, dtype=plan.ANSWERS)


def _factors(scenario: Scenario, grades: tuple[str, ...]) -> Ints:
    rows = [
        [round(65536 * kind.factor_by_grade.get(grade, 1.0)) for grade in grades]
        for kind in scenario.work.values()
    ]
    return np.array(rows, dtype=np.int64).reshape(len(rows), len(grades))


def _thinning(scenario: Scenario, place: dict[str, int]) -> tuple[Ints, Ints]:
    thinned = [
        stream.thinned_by for stream in scenario.demand.stream.values() if stream.thinned_by is not None
    ]
    places = np.zeros((len(thinned), max(len(place), 1)), dtype=np.int64)
    for row, thinning in enumerate(thinned):
        places[row, [place[name] for name in thinning.places]] = 1
    return places, np.array([thinning.reference_patients for thinning in thinned], dtype=np.int64)


def _how_many(numbers: Ints) -> int:
    """How many things are numbered from 0, where NONE is no number."""
    return int(numbers.max(initial=NONE)) + 1


def make_program(scenario: Scenario, grades: tuple[str, ...]) -> Program:
    """The program of a checked scenario; `grades` are those that the duty table speaks of.

    At most 62 kinds of work and 62 fork stages, since sets of them are kept as bits; the scenario's checks say so.
    """
    stages = scenario.pathway.stage
    forks = tuple(name for name, stage in stages.items() if isinstance(stage, p.Fork))
    names = Names(
        stage=positions(stages), work=positions(scenario.work), place=positions(scenario.place),
        window=positions(scenario.window), attribute=positions(scenario.demand.attribute), fork=positions(forks),
        grade=positions(grades), tier=positions(scenario.rota.tier),
    )  # fmt: skip
    builder = Stages(scenario, names)
    stage_rows, works = builder.stages(), builder.works()
    places = builder.places()
    spans, window_first = _spans(scenario)
    kinds, answers = _answers(scenario, names.work)
    thin_places, thin_reference = _thinning(scenario, names.place)
    return Program(
        stages=stage_rows, cases=np.array(builder.cases, dtype=plan.CASE), works=works,
        seats=np.array(builder.seats, dtype=plan.SEAT), gives=np.array(builder.gives, dtype=plan.GIVE), places=places,
        spans=spans, window_first=window_first, tables=builder.quantiles(), priority_rows=builder.priorities(),
        factors=_factors(scenario, grades), answers=answers, thin_places=thin_places, thin_reference=thin_reference,
        forks=len(forks), jobs_return=jobs_return(scenario), delays=_how_many(stage_rows["delays"]),
        visit_columns=_how_many(stage_rows["visits"]),
        stage_names=tuple(stages), work_names=tuple(scenario.work), place_names=tuple(scenario.place),
        fork_names=forks, duty_kinds=kinds, grades=grades,
    )  # fmt: skip
