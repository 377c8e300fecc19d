"""Everything that homes change."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from dghsim.demand.over_time import over_time
from dghsim.measures.model import Difference, Floats, Study
from dghsim.measures.statistics import paired
from dghsim.scenario.homes.names import own
from dghsim.scenario.root import Scenario
from dghsim.studies.homes.flows import OF_YEAR, flows_of
from dghsim.studies.practices.calendar import days_of
from dghsim.studies.practices.figures import figures_of
from dghsim.studies.practices.told import AtPracticesTold, tell
from dghsim.studies.practices.unknown import Unknown, unknown_of
from dghsim.studies.practices.worlds import Home, World, worlds_of
from dghsim.studies.purse.told import MoneyTold, tell_money
from dghsim.studies.uncertainty.homes import numbers_in

DAY = 86_400


@dataclass(frozen=True, slots=True)
class HomesTold:
    """With homes less without, on the same patients."""

    hospital: Difference
    practices: tuple[AtPracticesTold, ...]
    """By home; none where the scenario says nothing of practices."""
    money: MoneyTold | None
    """None where it says nothing of the purse."""


def tell_homes(without: Study, with_homes: Study) -> HomesTold:
    """Of two studies of the same replications; `without` is of `same_without_homes`."""
    scenario = with_homes.scenario
    hospital = paired(without, with_homes, "With homes")
    if scenario.practices is None:
        return HomesTold(hospital, (), None)
    known = unknown_of(scenario.practices, numbers_in(scenario, len(with_homes.values)))
    sides = {name: _worlds(with_homes, name, known) for name in scenario.home}
    told = tuple(
        tell(scenario.practices, scenario.home[name].label, *worlds) for name, worlds in sides.items()
    )
    if scenario.purse is None:
        return HomesTold(hospital, told, None)
    pairs = {name: worlds[:2] for name, worlds in sides.items()}
    flows = [
        flows_of(
            study, scenario, scenario.purse,
            {name: figures_of(scenario.practices, worlds[side]) for name, worlds in pairs.items()},
            {name: worlds[side] for name, worlds in pairs.items()},
        )
        for side, study in enumerate((without, with_homes))
    ]  # fmt: skip
    return HomesTold(hospital, told, tell_money(scenario.purse, *flows))


def _worlds(with_homes: Study, name: str, known: Unknown) -> tuple[World, World, World | None]:
    """Without the home, with it, and with it were as many to ask as without; None where they are."""
    scenario = with_homes.scenario
    assert scenario.practices is not None
    home, run = scenario.home[name], scenario.run
    run = run.model_copy(update={"replications": len(with_homes.values)})
    found = with_homes.values[f"home_{name}_found_per_year"].to_numpy(np.float64) / OF_YEAR
    visits = with_homes.values[f"home_{name}_handed_visits_per_week"].to_numpy(np.float64)
    taken = f"home_{name}_late_contacts_per_week"
    late = with_homes.values[taken].to_numpy(np.float64) if taken in with_homes.values else 0.0
    asked = Home(
        name, home.registered, home.frail, home.practices, growth(scenario, name), found, visits, late, known
    )
    without, with_home = worlds_of(scenario.practices, run, asked, hospital=scenario.hospital.code)
    if not np.any(known.elasticity):
        return without, with_home, None
    as_many = replace(asked, unknown=replace(known, elasticity=0.0))
    return without, with_home, worlds_of(scenario.practices, run, as_many, hospital=scenario.hospital.code)[1]


def growth(scenario: Scenario, name: str) -> Floats:
    """By day from the epoch: how much of a home there is, 0 to 1; nought where its team has no posts."""
    days = days_of(scenario.run)
    reached = scenario.demand.attribute.get(own(name, "reached"))
    over = None if reached is None else over_time(reached)
    if reached is None or over is None:
        return np.zeros(days)
    return over.factor(np.arange(days) * DAY)
