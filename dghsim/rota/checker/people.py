"""Who the doctors are: which rules bind each, opt-out, share of full time, and dates in post."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from numbers import Real

from dghsim.errors import InputError, show
from dghsim.rota.checker.clock import DAY, minutes_of
from dghsim.rota.checker.table import as_frame
from dghsim.rota.missing import missing
from dghsim.rota.rules import RuleSet, get_rule_set, parse_overrides

_TRUE = ("true", "yes", "y", "1", "1.0")
_FALSE = ("false", "no", "n", "0", "0.0", "")


@dataclass(frozen=True, slots=True)
class Person:
    """One doctor, as far as the rules care."""

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


def read_people(people: object, rules: RuleSet) -> dict[str, Person]:
    """Doctor -> person. Columns: doctor, and where wanted grade, rules, wte, opt_out, from, to, overrides.

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
        cells = {str(key): value for key, value in row.items() if not _empty(value)}
        person = _person(cells, f"people data row {number}", rules)
        if person.doctor in found:
            raise InputError(f"people data row {number}: {show(person.doctor)} is there twice")
        found[person.doctor] = person
    return found


def _person(cells: Mapping[str, object], where: str, rules: RuleSet) -> Person:
    doctor = str(cells.get("doctor", "")).strip()
    if not doctor:
        raise InputError(f"{where}: doctor is missing")
    rule_set = rules
    if "rules" in cells:
        name = cells["rules"]
        try:
            rule_set = name if isinstance(name, RuleSet) else get_rule_set(str(name).strip())
        except InputError as error:
            raise InputError(f"{where}: {error}") from error
    if "overrides" in cells:
        rule_set = rule_set.with_overrides(_overrides(cells["overrides"], f"{where}, overrides"))
    start = minutes_of(cells["from"], f"{where}: from") if "from" in cells else None
    end = minutes_of(cells["to"], f"{where}: to") if "to" in cells else None
    if end is not None and end % DAY == 0:
        end += DAY
    if start is not None and end is not None and end <= start:
        raise InputError(f"{where}: to is before from")
    return Person(
        doctor=doctor,
        rule_set=rule_set,
        grade=str(cells.get("grade", "")),
        wte=_wte(cells.get("wte", 1.0), where),
        opt_out=_yes(cells.get("opt_out", False), f"{where}: opt_out"),
        start=start,
        end=end,
    )


def _overrides(value: object, where: str) -> Mapping[str, object]:
    if isinstance(value, Mapping):
        return value
    if isinstance(value, str):
        return parse_overrides(value, where)
    raise InputError(f"{where} is {show(value)}; allowed: text such as consec_max_7=8 (approval)")


def _wte(value: object, where: str) -> float:
    try:
        wte = float(value) if isinstance(value, Real | str) else float("nan")
    except (ValueError, OverflowError):
        wte = float("nan")
    if not 0 < wte <= 2:
        raise InputError(f"{where}: wte is {show(value)}; allowed: above 0, at most 2")
    return wte


def _yes(value: object, where: str) -> bool:
    word = str(value).strip().casefold()
    if word not in _TRUE + _FALSE:
        raise InputError(f"{where} is {show(value)}; allowed: yes or no")
    return word in _TRUE


def _empty(value: object) -> bool:
    return missing(value) or (isinstance(value, str) and not value.strip())
