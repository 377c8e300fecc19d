"""The section of the hospital next door: what levers here change there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dghsim.measures.warming.growth import neither_told
from dghsim.report.cohort.section import Cell, CohortSection, Row, Table
from dghsim.report.levers.queues_there import queues_there
from dghsim.report.levers.reading import Moved, cell, moved
from dghsim.report.levers.sent_money import followed, money_notes, money_sheet, money_table
from dghsim.report.numbers import beside, is_money, plain
from dghsim.report.text import clean
from dghsim.scenario.levers.model import Lever
from dghsim.scenario.roads import minutes_between
from dghsim.scenario.root import Scenario
from dghsim.studies.decide.words import name_of
from dghsim.studies.levers import Trials

SHOWN: tuple[str, ...] = (
    "arrivals_per_day", "visitors_journey_mean_minutes", "clinician_in_time_percent", "consultant_in_time_percent",
    "ed_stay_mean_hours", "occupancy_mean_percent_ward", "stay_mean_days",
)  # fmt: skip
"""By what a hospital that gets another's patients is read."""
OURS: tuple[str, ...] = ("displaced_per_day", "cost_total_gbp_per_year")
"""What stands beside it of the hospital that sends them."""
NOT_TOLD = Cell("not settled", tag="still growing")
"""In place of a wait or a stay that is as long as the run."""


def next_door(trials: Trials) -> CohortSection:
    """What each lever changes at the neighbour. Only of trials that were run with one."""
    assert trials.next_door is not None
    scenario = trials.next_door.scenario
    there = {each.called: each.next_door for each in trials.tried if each.next_door is not None}
    found = {name: moved(each) for name, each in there.items()}
    unsettled = {name: neither_told(each) for name, each in there.items()}
    ours = {
        each.called: moved(each.difference)
        for each in trials.tried
        if each.difference is not None and each.next_door is not None
    }
    first, our_first = _first(found.values()), _first(ours.values())
    pulled = [one.lever for each in trials.tried for one in each.pulled]
    joint = [lever for lever in pulled if lever.neighbour is not None]
    watched = [measure for lever in joint for measure in lever.watch]
    usual = SHOWN if len(joint) < len(pulled) else ()
    shown = [measure for measure in dict.fromkeys((*watched, *usual)) if measure in first]
    sent = [measure for measure in OURS if measure in our_first]
    money = followed(trials.tried)
    columns = (
        ("Lever here", ""),
        *(_heading("Here", our_first[one]) for one in sent),
        *(_heading("There", first[one]) for one in shown),
    )
    rows = tuple(
        Row(
            (
                Cell(clean(name_of(name))),
                *(cell(ours[name].get(one)) for one in sent),
                *(NOT_TOLD if one in unsettled[name] else cell(by.get(one)) for one in shown),
            ),
            name,
        )
        for name, by in found.items()
    )
    return CohortSection(
        "next-door", "The hospital next door",
        lead=(
            f"{clean(scenario.name)} runs by the same clock{_way(trials.base.scenario, scenario)}. "
            "Whoever is sent away here comes there, after the journey. "
            "Its own patients are the same as without the lever, its beds and doctors as its own file has them"
            f"{_but(joint)}. Whom each lever sends from here, what doctors here then cost, and what changes there, "
            "with a 95 % interval, and whether that is better or worse.",
        ),
        tables=(
            *((Table("What levers here change next door", columns, rows),) if rows else ()),
            *((money_table(money),) if money else ()),
        ),
        notes=(*queues_there(there), *_books(trials), *money_notes(money)),
        sheets=(money_sheet(money),) if money else (),
        short="Next door",
    )  # fmt: skip


def _first(found: Iterable[Mapping[str, Moved]]) -> dict[str, Moved]:
    """By measure, as the first has it that has it at all."""
    first: dict[str, Moved] = {}
    for by in found:
        first = {**by, **first}
    return first


def _heading(where: str, one: Moved) -> tuple[str, str]:
    unit = "a year" if is_money(one.unit) else beside(one.change_unit)
    return f"{where}: {one.measure}", unit


def _way(here: Scenario, there: Scenario) -> str:
    minutes = minutes_between(here.hospital, there.hospital)
    return "" if minutes is None else f", {plain(minutes, 0)} minutes away by road"


def _but(joint: Sequence[Lever]) -> str:
    """Where a lever is pulled at both hospitals."""
    if not joint:
        return ""
    return ", but for what a lever that both pull together changes there: each pays its own doctors"


def _books(trials: Trials) -> Iterator[str]:
    """Patients sent beside patients who come, which differ by those on the way when the measuring begins and ends."""
    for each in trials.tried:
        here = {} if each.difference is None else moved(each.difference)
        there = {} if each.next_door is None else moved(each.next_door)
        sent, come = here.get("displaced_per_day"), there.get("arrivals_per_day")
        if sent is not None and come is not None:
            yield (
                f"{each.called}: {sent.difference:.2f} patients a day are sent from here, {come.difference:.2f} more a "
                "day come there; what differs is on the way when the weeks measured begin or end."
            )
