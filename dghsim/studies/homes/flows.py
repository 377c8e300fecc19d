"""What is used with homes and without, from the runs of the hospital and the books of the practices."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from dghsim.measures.home_use import teams_of
from dghsim.measures.model import Floats, Study
from dghsim.measures.spans import DAYS_A_YEAR, WEEKS_A_YEAR
from dghsim.scenario.home import Home
from dghsim.scenario.homes import names
from dghsim.scenario.practices import PHARMACIES
from dghsim.scenario.purse import Purse
from dghsim.scenario.root import Scenario
from dghsim.studies.practices.worlds import World
from dghsim.studies.purse.flows import Flows, HomeFlows
from dghsim.years import PUBLISHED

Figures = Mapping[str, Floats]
"""Of a world, by id."""
OF_YEAR = DAYS_A_YEAR / PUBLISHED
"""Of a year as practices count it, the part that the hospital's measures tell of."""


def flows_of(
    study: Study,
    scenario: Scenario,
    purse: Purse,
    figures: Mapping[str, Figures],
    worlds: Mapping[str, World],
) -> Flows:
    """One side.

    Args:
        study: the hospital's runs, with homes or without.
        scenario: with homes, whichever side it is.
        purse: prices.
        figures: by home, as `figures_of` gives them.
        worlds: by home.
    """
    there = bool(study.scenario.home)
    teams = _teams(study, purse)
    doctors = _column(study, "cost_total_gbp_per_year") * purse.pay_year_factor
    homes = {}
    for name, home in scenario.home.items():
        paid = _paid(scenario, purse, name, teams, worlds[name]) if there else {}
        homes[name] = _home(study, name, home, figures[name], paid)
    return Flows(homes, _column(study, "homes_hospital_bed_days_per_year"), doctors)


def _home(study: Study, name: str, home: Home, figures: Figures, paid: Mapping[str, Floats]) -> HomeFlows:
    people = home.registered * OF_YEAR
    thousands = people / 1000
    gps = figures["gp_hours_meeting_per_week"] + figures["gp_hours_team_per_week"]
    return HomeFlows(
        people=home.registered,
        short_stays=_column(study, f"home_{name}_short_stays_per_year"),
        long_stays=_column(study, f"home_{name}_long_stays_per_year"),
        ed_attendances=figures["ed_per_1000_year"] * thousands,
        referrals=figures["referrals_per_1000_year"] * thousands,
        out_of_hours=figures["out_of_hours_per_1000_year"] * thousands,
        prescribing_gbp=figures["prescribing_gbp_per_person_year"] * people,
        wait_days=figures["wait_days"],
        plans_share=figures["with_plan_percent"] / 100,
        team_gbp=paid,
        gp_hours=gps * WEEKS_A_YEAR,
        pharmacy_contacts=figures.get(f"contacts_{PHARMACIES}_per_week", 0.0) * WEEKS_A_YEAR,
    )


def _teams(study: Study, purse: Purse) -> dict[str, Floats]:
    """Tier -> what its team costs."""
    return {
        tier: _column(study, f"cost_{tier}_gbp_per_year") * purse.pay_year_factor
        for tier in teams_of(study.scenario)
    }


def _paid(
    scenario: Scenario, purse: Purse, name: str, teams: Mapping[str, Floats], world: World
) -> dict[str, Floats]:
    """What one home pays: its part of teams, by list, and its staff in practices by the hours that there are."""
    assert scenario.homes is not None
    home = scenario.home[name]
    found = {}
    for team in home.teams:
        tier = names.tier(team)
        if tier in teams:
            found[scenario.homes.team[team].label] = teams[tier] * _part(scenario, team, home)
    for who, hours in home.practices.hours_per_week.items():
        there = world.there * world.staffed.get(who, np.ones((len(world.book.asked), 1)))
        share = there[:, world.begin :].mean(axis=1)
        found[f"{who} in practices"] = hours * share * WEEKS_A_YEAR * purse.pay_gbp_per_patient_hour[who]
    return found


def _part(scenario: Scenario, team: str, home: Home) -> float:
    """Of a team that several share, by their lists."""
    using = [each.registered for each in scenario.home.values() if team in each.teams]
    return home.registered / sum(using)


def _column(study: Study, name: str) -> Floats:
    return study.values[name].to_numpy(np.float64)
