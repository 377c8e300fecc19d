"""The columns that are read, and what else they may be called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dghsim.errors import InputError


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a planner's file."""

    name: str
    says: str
    also: tuple[str, ...] = ()
    """Other headings that mean it; case, spaces and full stops do not matter."""


COLUMNS: tuple[Column, ...] = (
    Column("arrived", "date and time at which the patient came to medicine; needed",
           ("arrival", "arrival_time", "arrival_date_time", "arrived_at", "admitted", "admission_date_time")),
    Column("left", "date and time at which the patient left the hospital; empty: still in",
           ("discharged", "discharge", "discharge_time", "discharge_date_time", "departed", "departure", "left_at")),
    Column("ready", "date and time from which the patient need not have been in a hospital bed",
           ("medically_fit", "medically_fit_date_time", "no_criteria_to_reside", "fit_for_discharge", "mofd")),
    Column("age", "years", ("age_years", "age_on_arrival", "age_at_admission")),
    Column("age_band", "such as 55-69; instead of age", ("ageband", "age_group")),
    Column("stream", "by which way: the name of a stream of patients of the base, such as ed or direct",
           ("route", "admission_route")),
    Column("same_day", "yes where same-day emergency care sent the patient home", ("sdec", "same_day_emergency_care")),
    Column("needs", "what was needed to go home, as the base calls it, or the pathway's number 0 to 3",
           ("discharge_needs", "discharge_pathway", "pathway")),
    Column("spell", "any mark of your own that is the same where a row is there twice; never the hospital's number",
           ("row", "spell_key", "pseudonym")),
)  # fmt: skip
TIMES: tuple[str, ...] = ("arrived", "left", "ready")
NAMES: tuple[str, ...] = tuple(column.name for column in COLUMNS)
HEADINGS: dict[str, str] = {
    heading: column.name for column in COLUMNS for heading in (column.name, *column.also)
}
"""Every heading that is known -> the column's name."""


def plain(heading: object) -> str:
    """A heading in lower case, its words joined by _."""
    return re.sub(r"[^a-z0-9]+", "_", str(heading).strip().casefold()).strip("_")


def letter(place: int) -> str:
    """What a spreadsheet calls a column: A, B, ..., AA."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def places_of(headings: Sequence[object], file: str) -> dict[str, int]:
    """Column -> where it stands. A heading that is not known is not in it.

    Raises:
        InputError: no column `arrived`, or two for one. Headings are never printed: a file without any begins with a
            patient.
    """
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        name = HEADINGS.get(plain(heading))
        if name is None:
            continue
        if name in found:
            raise InputError(
                f"{file}: columns {letter(found[name])} and {letter(place)} are both {name}; leave one"
            )
        found[name] = place
    if "arrived" not in found:
        raise InputError(
            f"{file}: the first row must name the columns; needed: arrived; known: {', '.join(NAMES)}"
        )
    return found
