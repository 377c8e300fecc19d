"""The section of the homes themselves: whom they look after, what their staff get done, and what is only assumed."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.measures.homes import working
from dghsim.measures.model import Difference
from dghsim.report.cohort.section import Cell, CohortSection, Row, Table
from dghsim.report.figures.homes import homes
from dghsim.report.numbers import amount, plain, span
from dghsim.report.reading import Reading, readings
from dghsim.report.sections.homes import homes_beside
from dghsim.report.text import clean
from dghsim.scenario.home import Home
from dghsim.scenario.homes.community import COMMUNITY, longer_share
from dghsim.scenario.root import Scenario

_DONE = (
    ("home_{}_known_percent", "Frail people known by a review", "%"),
    ("home_{}_reviews_per_week", "Frail people reviewed", "a week"),
    ("home_{}_found_ill_per_week", "Found ill in a review and sent to the hospital", "a week"),
    ("occupancy_mean_percent_homes_{}_slots", "Step-up care in use", "%"),
    ("home_{}_visits_per_week", "Visits to people looked after at home", "a week"),
    ("home_{}_handed_visits_per_week", "Visits taken over from practices", "a week"),
    ("home_{}_rounds_per_week", "Rounds of care homes", "a week"),
    ("home_{}_taken_home_early_per_week", "Taken home from the hospital early", "a week"),
    ("home_{}_medicines_per_week", "Medicines to take home, by pharmacies", "a week"),
    ("home_{}_late_contacts_per_week", "Calls while practices are closed", "a week"),
)


def homes_section(found: Difference) -> CohortSection:
    """With homes; the effects told elsewhere stand beside the answer."""
    scenario = found.changed.scenario
    told, there = readings(found.changed.summary()), working(scenario)
    figure = homes(told, scenario)
    return CohortSection(
        "homes", "The homes",
        lead=(
            "Means of the weeks measured, with the 95 % interval of the mean. Effects that are told of whole "
            "programmes were not put in: they are a check.",
        ),
        tables=(_done(told, there), *_told_elsewhere(found)),
        figures=() if figure is None else (figure,),
        notes=tuple(staff_taken(scenario)),
    )  # fmt: skip


def staff_taken(scenario: Scenario) -> Iterator[str]:
    """Whom the teams are taken from, and what is assumed of those who stay behind."""
    homes = scenario.homes
    if homes is None:
        return
    found = [
        f"{clean(team.label)}: {number} of {team.in_post} from "
        + ("community care" if source == COMMUNITY else clean(scenario.rota.tier[source].label))
        for team in homes.team.values()
        for source, number in team.taken_from.items()
        if team.lines and number
    ]
    if found:
        yield f"Staff taken from elsewhere ({'; '.join(found)}); posts of the hospital stand vacant there."
    elif working(scenario):
        yield "The homes' staff come from nowhere here: nobody waits longer because they are not somewhere else."
    if homes.community is not None and longer_share(homes):
        yield (
            "Patients in the hospital wait longer for community care whose staff work for the homes, by "
            f"{plain(100 * longer_share(homes), 1)} % as written and more or less by its range: assumed, not found."
        )


def _done(told: dict[str, Reading], there: dict[str, Home]) -> Table:
    """What nobody does of any home has no row."""
    rows = tuple(
        Row((Cell(words, unit), *(_cell(told.get(measure.format(name))) for name in there)))
        for measure, words, unit in _DONE
        if any(measure.format(name) in told for name in there)
    )
    columns = (("", ""), *((clean(home.label), "") for home in there.values()))
    return Table("What the staff of the homes get done", columns, rows)


def _cell(one: Reading | None) -> Cell:
    if one is None:
        return Cell()
    return Cell(amount(one.mean, one.unit), f"({span(one.ci_low, one.ci_high, one.unit)})")


def _told_elsewhere(found: Difference) -> tuple[Table, ...]:
    return tuple(
        Table(
            "The answer beside effects told elsewhere",
            (("Told or assumed of whole programmes", ""), ("Effect", ""), ("Here, of the whole take", "")),
            tuple(
                Row((Cell(row.says, row.source), Cell(row.effect), Cell(row.here, tag=row.verdict)))
                for row in one.rows
            ),
            heading="A check: told elsewhere, and not put in",
        )
        for one in homes_beside([found])
    )
