"""The short of the page: what homes keep at home, what becomes of the hospital, of practices, and of pounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dghsim.measures.model import Difference
from dghsim.report.cohort.section import CohortSection
from dghsim.report.figures.homes import homes
from dghsim.report.homes.words import bed_days_and_pounds
from dghsim.report.levers.reading import Moved, moved, rows_of
from dghsim.report.numbers import change
from dghsim.report.reading import readings
from dghsim.report.text import mid_sentence
from dghsim.studies.homes.tell import HomesTold
from dghsim.studies.practices.told import AtPracticesTold

_HOSPITAL = ("ed_stay_mean_hours", "occupancy_mean_percent_ward")
_PRACTICES = ("wait_days", "gp_hours_per_week")


def answer_section(told: HomesTold) -> CohortSection:
    """A sentence for each of those who ask."""
    return CohortSection("answers", "In short", lead=tuple(_says(told)))


def _says(told: HomesTold) -> Iterator[str]:
    changed = told.hospital.changed
    kept = homes(readings(changed.summary()), changed.scenario)
    if kept is not None:
        yield f"{kept.finding} How many could be kept with endless capacity is assumed, not found."
    yield from _hospital(told.hospital)
    yield from _practices(told.practices)
    if told.money is not None:
        yield bed_days_and_pounds(told.money.verdict)


def _hospital(found: Difference) -> Iterator[str]:
    by = moved(found)
    words = [_moved(by[name]) for name in _HOSPITAL if name in by]
    if words:
        yield f"In the hospital: {'; '.join(words)}."


def _moved(one: Moved) -> str:
    name = mid_sentence(one.measure)
    return (
        f"{name} {one.text} {one.change_unit}, {one.verdict}"
        if one.low != one.high
        else f"{name} {one.verdict}"
    )


def _practices(told: Sequence[AtPracticesTold]) -> Iterator[str]:
    """Across homes, by the mean of each."""
    words = []
    for name in _PRACTICES:
        found = [one for each in told if (one := rows_of(each.table).get(name)) is not None]
        if not found:
            continue
        one = found[0]
        low, high = (change(end(each.difference for each in found), one.unit) for end in (min, max))
        between = low if low == high else f"{low} to {high}"
        words.append(f"{mid_sentence(one.measure)} {between} {one.change_unit}")
    if words:
        yield f"At the practices, home by home: {'; '.join(words)}.{_were_as_many(told)}"


def _were_as_many(told: Sequence[AtPracticesTold]) -> str:
    """The wait were nobody to ask more because it is shorter; nothing where nobody does."""
    found = [rows_of(each.as_many).get("wait_days") for each in told if each.as_many is not None]
    there = [one for one in found if one is not None]
    if not there:
        return ""
    low, high = (change(end(one.difference for one in there), there[0].unit) for end in (min, max))
    return f" Were as many to ask as without homes, the wait would change by {low} to {high} {there[0].change_unit}."
