"""Who the doctors are: which rules bind each, opt-out, share of full time, dates in post, and the job plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dghsim.errors import InputError, show
from dghsim.rota.checker.clock import DAY, minutes_of
from dghsim.rota.checker.people_cells import amount, empty, yes
from dghsim.rota.checker.table import as_frame
from dghsim.rota.rules import RuleSet, get_rule_set, parse_overrides

COLUMNS: tuple[str, ...] = (
    *("doctor", "grade", "rules", "wte", "opt_out", "from", "to", "overrides"),
    *("basic_gbp", "on_call_category", "pa", "spa", "clinics", "lists"),
)
"""Of the people table; the second line matters for pay alone."""
CATEGORIES = ("A", "B")


@dataclass(frozen=True, slots=True)
class Person:
    """One doctor, as far as rules and pay care."""

    doctor: str
    rule_set: RuleSet
    grade: str = ""
    wte: float = 1.0
    """Share of full time. The limits are not scaled; leave under prospective cover is."""
    opt_out: bool = False
    """Has opted out of the 48 h average."""
    start: int | None = None
    """First minute in post; None for no limit."""
    end: int | None = None
    """First minute after leaving the post; None for no limit."""
    basic_gbp: float | None = None
    """Full-time basic pay, pounds a year."""
    on_call_category: str = ""
    """A (returns at once, or the like) or B of the consultants' availability supplement; "" where not known."""
    pa: float | None = None
    """Programmed activities held, a week."""
    spa: float | None = None
    """Supporting activities among them."""
    clinics: float | None = None
    """In the job plan, a week."""
    lists: float | None = None
    """Procedure lists in the job plan, a week."""


def read_people(people: object, rules: RuleSet) -> dict[str, Person]:
    """Doctor -> person. Columns: doctor, and where wanted any other of `COLUMNS`.

    `to` is the last day in post when it is a date. `overrides` is a mapping or text such as
    `consec_max_7=8 (guardian, 3 January)`. Empty cells take the default; other columns are ignored.

    Raises:
        InputError: by data row and column.
    """
    if people is None:
        return {}
    frame = as_frame(people, "people")
    if "doctor" not in frame.columns:
        raise InputError("people: column doctor is missing")
    found: dict[str, Person] = {}
    for number, row in enumerate(frame.to_dict("records"), start=1):
        cells = {str(key): value for key, value in row.items() if not empty(value)}
        person = _person(cells, f"people data row {number}", rules)
        if person.doctor in found:
            raise InputError(f"people data row {number}: {show(person.doctor)} is there twice")
        found[person.doctor] = person
    return found


def _person(cells: Mapping[str, object], where: str, rules: RuleSet) -> Person:
    doctor = str(cells.get("doctor", "")).strip()
    if not doctor:
        raise InputError(f"{where}: doctor is missing")
    start, end = _in_post(cells, where)
    category = str(cells.get("on_call_category", "")).strip().upper()
    if category and category not in CATEGORIES:
        raise InputError(f"{where}: on_call_category is {show(category)}; allowed: A or B")
    return Person(
        doctor=doctor,
        rule_set=_rule_set(cells, where, rules),
        grade=str(cells.get("grade", "")),
        wte=amount(cells, "wte", where, 2, above=True) or 1.0,
        opt_out=yes(cells.get("opt_out", False), f"{where}: opt_out"),
        start=start,
        end=end,
        basic_gbp=amount(cells, "basic_gbp", where, 1_000_000),
        on_call_category=category,
        pa=amount(cells, "pa", where, 20),
        spa=amount(cells, "spa", where, 20),
        clinics=amount(cells, "clinics", where, 20),
        lists=amount(cells, "lists", where, 20),
    )


def _rule_set(cells: Mapping[str, object], where: str, rules: RuleSet) -> RuleSet:
    if "rules" in cells:
        name = cells["rules"]
        try:
            rules = name if isinstance(name, RuleSet) else get_rule_set(str(name).strip())
        except InputError as error:
            raise InputError(f"{where}: {error}") from error
    if "overrides" in cells:
        overrides = _overrides(cells["overrides"], f"{where}, overrides")
        try:
            rules = rules.with_overrides(overrides)
        except InputError as error:
            raise InputError(f"{where}: {error}") from error
    return rules


def _in_post(cells: Mapping[str, object], where: str) -> tuple[int | None, int | None]:
    start = minutes_of(cells["from"], f"{where}: from") if "from" in cells else None
    end = minutes_of(cells["to"], f"{where}: to") if "to" in cells else None
    if end is not None and end % DAY == 0:
        end += DAY
    if start is not None and end is not None and end <= start:
        raise InputError(f"{where}: to is before from")
    return start, end


def _overrides(value: object, where: str) -> Mapping[str, object]:
    if isinstance(value, Mapping):
        return value
    if isinstance(value, str):
        return parse_overrides(value, where)
    raise InputError(f"{where} is {show(value)}; allowed: text such as consec_max_7=8 (approval)")
