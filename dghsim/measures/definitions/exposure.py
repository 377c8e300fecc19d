"""What doctors meet in a year: arrests, and patients on the take against what their programme needs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dghsim.measures.definitions.training import EACH
from dghsim.measures.exposure import TAKE_MARKS
from dghsim.measures.facts import Facts, short_label
from dghsim.measures.kinds import is_team
from dghsim.measures.model import Measure
from dghsim.scenario.root import Scenario

_one = partial(Measure, group="training", unit="a year", kind="output", better="more")


def exposure(scenario: Scenario, facts: Facts) -> Iterator[Measure]:
    """Arrests by tier where teams are called; patients by grade where the scenario says how many are needed."""
    if any(is_team(kind) for kind in scenario.work.values()):
        for name in facts.tiers:
            yield from _arrests(name, short_label(scenario.rota.tier[name]))
    if facts.marks & set(TAKE_MARKS):
        for grade, needed in scenario.training.takes_per_year.items():
            yield from _takes(grade, needed)


def _arrests(tier: str, label: str) -> Iterator[Measure]:
    yield _one(
        f"arrests_mean_per_year_{tier}", f"{label}: emergency teams a doctor, mean",
        explains=f"Mean number of calls to an emergency team that a doctor of the tier came to, {EACH}.",
    )  # fmt: skip
    yield _one(
        f"arrests_lowest_per_year_{tier}", f"{label}: emergency teams, the doctor with fewest",
        explains="The same for the doctor who came to fewest.",
    )  # fmt: skip


def _takes(grade: str, needed: float) -> Iterator[Measure]:
    whose = grade.replace("_", " ")
    over = f"whose clerking or review the doctor began in the weeks measured, each once, {EACH}"
    yield _one(
        f"take_patients_mean_per_year_{grade}", f"{whose}: patients on the take a doctor, mean",
        unit="patients a year", explains=f"Mean number of patients of a doctor in post of the grade {over}.",
    )  # fmt: skip
    yield _one(
        f"take_patients_lowest_per_year_{grade}", f"{whose}: patients on the take, the doctor with fewest",
        unit="patients a year", explains=f"Lowest number of patients of any doctor in post of the grade {over}.",
    )  # fmt: skip
    yield _one(
        f"take_patients_below_percent_{grade}", f"{whose}: doctors with fewer than {needed:g} patients a year",
        unit="%", better="less",
        explains=f"Share of doctors in post of the grade with fewer than the {needed:g} patients that the scenario "
        f"says they need, {EACH}.",
    )  # fmt: skip
