"""A comparison of homes with none: the answer beside what is told of such programmes, which was not put in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dghsim.measures.homes import working
from dghsim.measures.model import Difference
from dghsim.report.numbers import fine, plain, signed
from dghsim.report.text import clean


@dataclass(frozen=True, slots=True)
class Told:
    """An effect on an outcome as told elsewhere, in percent of its base."""

    says: str
    measure: str
    best: float
    low: float | None
    high: float | None
    source: str


TOLD = (
    Told("Emergency medical admissions of those covered", "arrivals_per_day", -3, -10, 3,
         "The project's reading of the sites: what two of them tell, without control and chosen, shrunk by six tenths"),
    Told("Emergency admissions, Fleetwood", "arrivals_per_day", -6.5, None, None, "The site's own entry for an award"),
    Told("Emergency admissions by way of the emergency department, Larwood and Bawtry", "arrivals_per_day", -8, None,
         None, "Before and after, no control, which its report says (National Association of Primary Care)"),
    Told("Length of stay of the frail", "stay_mean_days", -3, -10, 2,
         "Assumed by the project; here of all patients, of whom the frail are one in seven"),
    Told("Days that wait for care at home", "delay_community_days_per_1000", -10, -25, 5,
         "Assumed by the project; here of all who wait for the community, care homes and rehabilitation among them"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beside:
    """One effect told, and what it comes to here."""

    says: str
    source: str
    effect: str
    here: str
    verdict: str


@dataclass(frozen=True, slots=True)
class HomesBeside:
    """What the page has of one comparison."""

    name: str
    rows: tuple[Beside, ...]
    not_here: tuple[str, ...]


def homes_beside(differences: Sequence[Difference]) -> tuple[HomesBeside, ...]:
    """One for each comparison of homes with none."""
    return tuple(
        HomesBeside(clean(one.name), tuple(_rows(one)), _not_here(one))
        for one in differences
        if working(one.changed.scenario) and not working(one.base.scenario)
    )


def _not_here(one: Difference) -> tuple[str, ...]:
    given = one.changed.scenario.homes
    return () if given is None else tuple(clean(line) for line in given.not_here)


def _rows(one: Difference) -> Iterator[Beside]:
    by_measure = {str(row["measure_id"]): row for row in one.table.to_dict("records")}
    for told in TOLD:
        row = by_measure.get(told.measure)
        if row is None or not float(row["base"]):
            continue
        low, middle, high = (
            100 * float(row[name]) / float(row["base"]) for name in ("ci_low", "difference", "ci_high")
        )
        places = fine(low, high)
        here = f"{signed(middle, places)}% ({plain(low, places)} to {plain(high, places)})"
        yield Beside(told.says, told.source, _effect(told), here, str(row["verdict"]))


def _effect(told: Told) -> str:
    places = 0 if float(told.best).is_integer() else 1
    if told.low is None or told.high is None:
        return f"{signed(told.best, places)}%"
    return f"{signed(told.best, places)}% ({signed(told.low, 0)} to {signed(told.high, 0)})"
