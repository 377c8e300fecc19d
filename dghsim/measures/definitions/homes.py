"""What Primary Care Homes do; nothing where the scenario has none with a team."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dghsim.measures.definitions.told import Row, told
from dghsim.measures.facts import Facts
from dghsim.measures.homes import working
from dghsim.measures.model import Measure
from dghsim.scenario.home import Home, Homes
from dghsim.scenario.homes.late import answers
from dghsim.scenario.homes.medicines import takes_over
from dghsim.scenario.homes.reach import reaches
from dghsim.scenario.homes.reviews import caseload_of
from dghsim.scenario.homes.rounds import rounds_of
from dghsim.scenario.homes.who import helped_home, visitors
from dghsim.scenario.root import Scenario

_one = partial(Measure, group="flow", kind="output", better="neither")
_CRISES = (
    (
        "put",
        "crises put to it",
        "Crises of the groups it looks after, of people on its list who could be at home.",
    ),
    (
        "unknown",
        "not known to it",
        "Of these, frail people whom it had not reviewed; on to the hospital at once.",
    ),
    ("closed", "outside its hours", "Of these, outside its team's hours; on to the hospital at once."),
    (
        "nobody",
        "nobody there",
        "Of these, in its hours, when its duties had nobody; on to the hospital at once.",
    ),
    ("full", "full", "Of these, when all its step-up care was in use; on to the hospital at once."),
    ("kept", "kept at home", "Of these, looked after at home to the end, without coming to the hospital."),
    ("came_after_all", "came after all", "Of these, taken on and sent to the hospital later."),
)
_WORK = {
    "visits": "First and daily visits to people looked after at home, begun in the weeks measured.",
    "reviews": "Reviews of frail people found by risk, begun in the weeks measured.",
    "found_ill": "Frail people whom a review sent to the hospital, who would not have come.",
    "rounds": "Rounds of care homes begun in the weeks measured.",
    "late_contacts": "Calls while practices are closed that the team took; by what each home of several offers it.",
    "medicines": "Patients whose medicines to take home a pharmacy took over from the hospital's.",
    "taken_home_early": "Patients ready in body whom the team took home before community care was there.",
    "settled_by_others": "Of these, seen into their home by another discipline, which freed the team's time.",
}
_BY_TEAM = "Of these, by a discipline other than the home's own team."


def homes(scenario: Scenario, _: Facts) -> Iterator[Measure]:
    """By home, then all together and by group."""
    given, there = scenario.homes, working(scenario)
    if given is None or not there:
        return
    for name, home in there.items():
        yield from told(_one, *_of(given, name, home))
    if given.continuity is not None and given.continuity.assumed:
        yield _one(
            "homes_spared_per_year", "Homes: crises assumed not to come about", unit="patients a year",
            explains="By continuity with one's own general practitioner: assumed, with no mechanism.",
        )  # fmt: skip
    yield from told(
        _one,
        ("homes_kept_percent", "Homes: kept at home, of all the take", "%",
         "Patients of the weeks measured whom a home looked after to the end, of all who would have come."),
        ("homes_came_after_all_per_year", "Homes: came after all", "patients a year",
         "Patients taken on by a home and sent to the hospital later."),
        *((f"homes_kept_{name}_per_year", f"Homes: kept at home, {group.label}", "patients a year",
           "As kept at home, by the first group that fits the patient.") for name, group in given.group.items()),
    )  # fmt: skip


def _of(given: Homes, name: str, home: Home) -> Iterator[Row]:
    for what, label, explains in _CRISES:
        yield f"home_{name}_{what}_per_year", f"{home.label} home: {label}", "patients a year", explains
    early = reaches(given, home)
    kinds = {
        "visits": True,
        "reviews": caseload_of(given, home) is not None,
        "found_ill": caseload_of(given, home) is not None
        and given.caseload is not None
        and given.caseload.finds_share > 0,
        "rounds": rounds_of(given, home) is not None,
        "late_contacts": answers(given, home),
        "medicines": takes_over(given, home),
        "taken_home_early": early,
        "settled_by_others": early and helped_home(given, home),
    }
    for what, is_done in kinds.items():
        if is_done:
            label = f"{home.label} home: {what.replace('_', ' ')}"
            yield f"home_{name}_{what}_per_week", label, "a week", _WORK[what]
    for team in visitors(given, home)[1:]:
        label = f"{home.label} home: visits, {given.team[team].label}"
        yield f"home_{name}_{team}_visits_per_week", label, "a week", _BY_TEAM
    if kinds["reviews"]:
        yield (
            f"home_{name}_known_percent", f"{home.label} home: frail people known by review", "%",
            "Mean share of its frail people who have been reviewed in this run and are still known.",
        )  # fmt: skip
