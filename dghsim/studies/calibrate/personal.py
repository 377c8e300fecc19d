"""Refuses what says who a patient is: by a column's heading, and by what its cells look like.

What is found is named by the column's letter and its kind. Neither a cell nor an unknown heading is ever printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dghsim.errors import InputError
from dghsim.studies.calibrate.columns import TIMES, letter, plain
from dghsim.studies.calibrate.moments import is_empty, seen
from dghsim.studies.calibrate.nhs_number import holds_nhs_number

_HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?:^|.*_)(?:{words})(?:_.*|$)"))
    for kind, words in (
        ("an NHS number", r"nhs|nhs_?(?:no|num|number|id)|newnhsno"),
        ("a date of birth", r"dob|d_o_b|birth|birth_?date|date_?of_?birth|dateofbirth|born|yob|year_?of_?birth"),
        ("a postcode", r"post_?code|postal_?code|zip|lsoa|pcd|pcds"),
        ("a name", r"(?:pat|patient|first|last|fore|sur|full|middle|given|family|known_as)?_?name|names|surname|"
                   r"forename|forenames|initials|title|alias|nok|next_of_kin"),
        ("a hospital number", r"mrn|crn|urn|pas|pas_?id|(?:hospital|unit|district|patient|casenote|case_note|local|"
                              r"local_patient|person|pat|k)_?(?:no|num|number|id|identifier|nr)"),
        ("an address", r"address|address_?\d|street|house|uprn"),
        ("a telephone number", r"phone|telephone|tel|mobile|contact_?(?:no|number)"),
        ("an email address", r"email|e_mail"),
    )
)  # fmt: skip
_NOT_OF_PATIENTS = re.compile(
    r"(?:ward|site|hospital|trust|specialty|stream|provider|nhs)_?(?:name|trust|title)"
)
_POSTCODE = re.compile(r"[A-Za-z]{1,2}[0-9][A-Za-z0-9]?\s?[0-9][A-Za-z]{2}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_TELEPHONE = re.compile(r"(?:\+44\s?|0)[0-9][0-9 ]{8,11}")
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?:,\s*|\s+)[^\W\d_][\w'’. -]*")
_EARLY_YEARS = 3
"""A date so many years before its own row's arrival is of a birth, not of a stay."""
_LIFE_YEARS = 30
"""Arrivals so many years apart, but for the earliest and the latest twentieth, are births: no extract is so long."""
_MANY_NAMES = 8


def refuse_personal(
    headings: Sequence[object], rows: Sequence[Sequence[object]], places: Mapping[str, int], file: str
) -> None:
    """Looks through every column, whether it is read or not.

    Args:
        headings: the first row.
        rows: the others.
        places: column that is read -> where it stands.
        file: for the error.

    Raises:
        InputError: a column holds, or says that it holds, who somebody is.
    """
    read = {place: name for name, place in places.items()}
    for place, heading in enumerate(headings):
        kind = None if place in read else _by_heading(plain(heading))
        if kind is not None:
            raise _refusal(file, place, f"its heading says {kind}")
    width = max([len(headings), *map(len, rows)], default=0)
    came = _years_of_arrival(rows, places["arrived"])
    for place in range(width):
        cells = {
            (cell, year)
            for row, year in zip(rows, came, strict=True)
            if place < len(row) and not is_empty(cell := row[place])
        }
        kind = _by_content(cells, read.get(place, ""))
        if kind is not None:
            raise _refusal(file, place, f"its cells look like {kind}")


def _refusal(file: str, place: int, why: str) -> InputError:
    return InputError(
        f"{file}: column {letter(place)} is refused: {why}; take the column out, nothing personal is needed"
    )


def _by_heading(heading: str) -> str | None:
    if _NOT_OF_PATIENTS.fullmatch(heading):
        return None
    return next((kind for kind, pattern in _HEADINGS if pattern.fullmatch(heading)), None)


def _by_content(cells: set[tuple[object, int | None]], name: str) -> str | None:
    """What a column's distinct cells look like, each with its row's year of arrival.

    `name` is the column's where it is one that is read.
    """
    texts = {_text(cell) for cell, _ in cells}
    if any(map(holds_nhs_number, texts)):
        return "NHS numbers"
    if _lifelong(cells) if name == "arrived" else _births(cells, of_stays=name in TIMES):
        return "dates of birth"
    if name in TIMES:
        return None
    if any(_POSTCODE.fullmatch(text) for text in texts):
        return "postcodes"
    if any(_EMAIL.search(text) for text in texts):
        return "email addresses"
    if any(_TELEPHONE.fullmatch(text) for text in texts):
        return "telephone numbers"
    names = sum(_NAME.fullmatch(text) is not None for text in texts)
    if names >= _MANY_NAMES and names > len(texts) / 2:
        return "names"
    return None


def _text(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def _births(cells: set[tuple[object, int | None]], *, of_stays: bool) -> bool:
    """Among stays, a slip of the pen is no birth: there a twentieth of all that is written must be so early."""
    early = sum(
        came is not None
        and (year := _year(cell, serial=of_stays)) is not None
        and year <= came - _EARLY_YEARS
        for cell, came in cells
    )
    return early > (len(cells) / 20 if of_stays else 0)


def _lifelong(cells: set[tuple[object, int | None]]) -> bool:
    """Whether dates of arrival lie as far apart as only births do."""
    first, last = _ends([year for cell, _ in cells if (year := _year(cell)) is not None])
    return last - first >= _LIFE_YEARS


def _years_of_arrival(rows: Sequence[Sequence[object]], place: int) -> list[int | None]:
    """Each row's year of arrival; of a row without, or with a slip of the pen, the file's first. None: no dates."""
    known: dict[object, int | None] = {}
    years = []
    for row in rows:
        cell = row[place] if place < len(row) else ""
        if cell not in known:
            known[cell] = _year(cell)
        years.append(known[cell])
    told = [year for year in years if year is not None]
    first, last = _ends(told)
    usual = first if told else None
    return [year if year is not None and first <= year <= last else usual for year in years]


def _ends(years: Sequence[int]) -> tuple[int, int]:
    """The first and the last year but for slips: a twentieth at either end."""
    ordered = sorted(years) or [0]
    return ordered[len(ordered) // 20], ordered[-1 - len(ordered) // 20]


def _year(cell: object, *, serial: bool = True) -> int | None:
    """None: no date; where `serial` is false a spreadsheet's number is none either."""
    found = seen(cell)
    if found.form in ("empty", "no date") or (found.form == "serial" and not serial):
        return None
    return found.parts[2] if found.form == "parted" else found.parts[0]
