"""The default hospital for some weeks with and without levers, each duty worked by its own doctor: no rota to solve."""

from __future__ import annotations

import functools
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dghsim.engine.log import Ended, Log
from dghsim.engine.plan import Ints, Plan, Table
from dghsim.scenario.labels import labels_of
from dghsim.scenario.levers import shipped_lever
from dghsim.scenario.load import load_scenario
from dghsim.scenario.pathway import MARKS, Work
from dghsim.scenario.root import Scenario
from dghsim.scenario.shipped import shipped
from dghsim.studies.change import patched
from helpers.batches import runs

SHORT = ("run.weeks=4", "run.warm_up_weeks=0")
REPLICATIONS = 2
HOUR, DAY = 3600, 86400
Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Ran:
    """One replication."""

    scenario: Scenario
    plan: Plan
    log: Log

    def mark(self, name: str) -> Ints:
        """Of each patient; -1 for never."""
        marks: Ints = self.log.marks[:, MARKS.index(name)]
        return marks

    def arrive(self) -> Ints:
        """Of each patient."""
        times: Ints = self.plan.entities["time"][: self.plan.patients]
        return times

    def tasks(self, *works: str) -> Table:
        """Spells of these kinds of work that were begun."""
        numbers = [self.plan.program.work_names.index(work) for work in works if work in self.scenario.work]
        tasks = self.log.tasks
        return tasks[np.isin(tasks["work"], numbers) & (tasks["start"] >= 0)]

    def tier_of(self, tasks: Table) -> npt.NDArray[np.str_]:
        """Of each spell, the tier whose duty did it."""
        tiers = np.array([tier for tier, _ in self.plan.program.duty_kinds])
        return tiers[self.plan.duties["kind"][tasks["duty"]]]

    def duty_of(self, tasks: Table) -> npt.NDArray[np.str_]:
        """Of each spell, the duty on which it was done."""
        names = np.array([duty for _, duty in self.plan.program.duty_kinds])
        return names[self.plan.duties["kind"][tasks["duty"]]]

    def wait_minutes(self, work: str) -> float:
        """Mean, from asked for to begun."""
        tasks = self.tasks(work)
        _, first = np.unique(tasks["task"], return_index=True)
        return float((tasks["start"][first] - tasks["since"][first]).mean() / 60)

    def held(self, place: str) -> Table:
        """Stays in a place that began; those that still went on end with the run."""
        stays = self.log.stays[self.log.stays["start"] >= 0]
        stays = stays[stays["place"] == self.plan.program.place_names.index(place)]
        stays["end"] = np.where(stays["end"] < 0, self.plan.end, stays["end"])
        return stays

    def days_held(self, place: str) -> float:
        """Patient-days in it."""
        stays = self.held(place)
        return float((stays["end"] - stays["start"]).sum() / DAY)

    def first_durations(self, works: Collection[str]) -> dict[tuple[str, int, int], int]:
        """(kind of work, stream, candidate) -> seconds of the first piece of it, where that was done in one go."""
        tasks = self.tasks(*works)
        tasks = tasks[tasks["entity"] >= 0]
        tasks = tasks[np.argsort(tasks["task"], kind="stable")]
        _, first, spells = np.unique(tasks["task"], return_index=True, return_counts=True)
        pieces = tasks[first]
        _, earliest = np.unique(pieces[["work", "entity"]], return_index=True)
        earliest = earliest[(spells[earliest] == 1) & (pieces["ended"][earliest] == Ended.DONE)]
        rows = pieces[earliest]
        who, names = self.plan.entities[rows["entity"]], self.plan.program.work_names
        kinds = [names[work] for work in rows["work"]]
        keys = zip(kinds, who["who"].tolist(), who["candidate"].tolist(), strict=True)
        return dict(zip(keys, (rows["end"] - rows["start"]).tolist(), strict=True))

    def is_in(self, attribute: str, *labels: str) -> Mask:
        """Which patients are of these labels."""
        known = labels_of(self.scenario.demand.attribute[attribute])
        row = list(self.scenario.demand.attribute).index(attribute)
        found: Mask = np.isin(self.plan.attributes[:, row], [known.index(label) for label in labels])
        return found


@functools.cache
def hospital() -> Scenario:
    return load_scenario(shipped("hereford"), sets=SHORT)


@functools.cache
def pulled(name: str, level: str = "") -> Scenario:
    """With a lever at a level, by default its usual one."""
    lever = shipped_lever(name)
    return patched(hospital(), lever.patch(level or lever.usual))


def ran(scenario: Scenario) -> tuple[Ran, ...]:
    return tuple(Ran(scenario, plan, log) for plan, log in runs(scenario, REPLICATIONS))


@functools.cache
def without() -> tuple[Ran, ...]:
    return ran(hospital())


@functools.cache
def with_lever(name: str, level: str = "") -> tuple[Ran, ...]:
    return ran(pulled(name, level))


def left_as_they_were(name: str, level: str = "") -> set[str]:
    """The kinds of work that a lever leaves, found to be so.

    Patients and jobs from outside are the same to the bit; jobs of the wards are thinned by who is there, so those may
    differ. Each kind of work that is the same and asked for at one and the same stage takes as long, to the second, for
    each of them for whom it was done in one go with the lever and without.
    """
    kinds = untouched_works(hospital(), pulled(name, level))
    for before, after in zip(without(), with_lever(name, level), strict=True):
        assert np.array_equal(before.plan.attributes, after.plan.attributes)
        for field in ("time", "who", "candidate", "site", "thin_word"):
            outside = [run.plan.entities[run.plan.entities["thin_row"] < 0][field] for run in (before, after)]
            assert np.array_equal(*outside), field
        one, other = (run.first_durations(kinds) for run in (before, after))
        both = one.keys() & other.keys()
        assert len(both) > 4000
        assert all(one[each] == other[each] for each in both)
    return kinds


def untouched_works(before: Scenario, after: Scenario) -> set[str]:
    """Kinds of work that are the same in both, each asked for at one stage of the same name."""
    asked = [_asked_at(one) for one in (before, after)]
    return {
        work
        for work, stages in asked[0].items()
        if len(stages) == 1 and asked[1].get(work) == stages and before.work[work] == after.work[work]
    }


def _asked_at(scenario: Scenario) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, stage in scenario.pathway.stage.items():
        if isinstance(stage, Work):
            found.setdefault(stage.work, []).append(name)
    return found
