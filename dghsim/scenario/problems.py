"""What is wrong with a scenario, in one line as its writer knows it: file, dotted key, what is allowed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from dghsim.errors import InputError, show
from dghsim.scenario.keys import Document, Key, dotted, inside, nearest, unknown
from dghsim.scenario.root import Scenario
from dghsim.scenario.tables import Root, kinds_of_table, known_keys, takes_names

_UNION_FORMS = ("~one", "~by")
_MUST = {
    "greater_than": "must be above {gt}",
    "greater_than_equal": "must be at least {ge}",
    "less_than": "must be below {lt}",
    "less_than_equal": "must be at most {le}",
    "finite_number": "must be a finite number",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "bool_type": "must be true or false",
    "string_type": "must be text in quotes",
    "list_type": "must be a list",
    "dict_type": "must be a table",
    "model_type": "must be a table",
    "model_attributes_type": "must be a table",
    "date_type": "must be a date such as 2022-04-04, without quotes",
    "too_short": "must have at least {min_length} entries",
    "too_long": "must have at most {max_length} entries",
    "string_too_short": "must have at least {min_length} characters",
    "string_too_long": "must have at most {max_length} characters",
    "string_pattern_mismatch": "must match {pattern}",
    "literal_error": "must be {expected}",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: where, and what is allowed there."""

    key: Key
    says: str


def refusal(problems: Iterable[Problem], where: Callable[[Key], str]) -> InputError:
    """The error for the first problem, and how many more there are; `where` names the file of a key."""
    first, *others = problems
    more = f" (and {len(others)} more)" if others else ""
    key = f"{dotted(first.key)}: " if first.key else ""
    return InputError(f"{where(first.key)}: {key}{first.says}{more}")


def problems_of(
    error: ValidationError, document: Document, above: Key = (), root: Root = Scenario
) -> list[Problem]:
    """What pydantic found wrong with the document, unknown keys first: they explain most of the rest.

    `above` is the key of what was checked, if that was only a part of the document; `root` the model of the whole.
    """
    found: dict[Key, Problem] = {}
    errors = error.errors(include_url=False)
    for detail in sorted(errors, key=lambda detail: detail["type"] != "extra_forbidden"):
        key = _key(detail, (*above, *map(str, detail["loc"])), document)
        says = _says(detail, key, document, root)
        earlier = found.get(key)
        if earlier is None:
            found[key] = Problem(key, says)
        elif detail["type"] in _MUST and earlier.says.startswith("must be "):
            allowed = earlier.says.split(", not ")[0]
            found[key] = Problem(key, f"{allowed} or {says.removeprefix('must be ')}")
    return list(found.values())


def _key(detail: ErrorDetails, location: Key, document: Document) -> Key:
    """The location without the names of alternatives that pydantic weaves into it."""
    value: Any = document
    key: list[str] = []
    tagged = False
    for position, part in enumerate(location):
        last = position == len(location) - 1
        kinds = (value.get("type"), value.get("family")) if isinstance(value, dict) else ()
        if part in _UNION_FORMS or (part in kinds and not tagged):
            tagged = part in kinds
            continue
        try:
            value = inside(value, part)
        except KeyError:
            if last and detail["type"] == "missing":
                key.append(part)
            continue
        key.append(part)
        tagged = False
    if detail["type"].startswith("union_tag"):
        key.append(str(detail.get("ctx", {})["discriminator"]).strip("'"))
    return tuple(key)


def _says(detail: ErrorDetails, key: Key, document: Document, root: Root) -> str:
    kind, context, value = detail["type"], detail.get("ctx", {}), detail["input"]
    if kind == "extra_forbidden":
        return unknown(key[-1], known_keys(document, key[:-1], root))
    if kind == "missing":
        return "is missing" + _slip(key, document, root)
    if kind == "union_tag_not_found":
        return f"is missing; must be one of {', '.join(kinds_of_table(document, key, root))}"
    if kind == "union_tag_invalid":
        tags = re.findall(r"'([^']*)'", str(context["expected_tags"]))
        return (
            f"must be one of {', '.join(tags)}, not {show(context['tag'])}{_hint(str(context['tag']), tags)}"
        )
    if kind == "value_error":
        says = str(context["error"])
        return f"{says}, not {show(value)}" if isinstance(value, str) else says
    if kind not in _MUST:
        return show(detail["msg"], 200)[1:-1]
    says = (
        _MUST[kind]
        .format(**context)
        .replace(" 1 entries", " 1 entry")
        .replace(" 1 characters", " 1 character")
    )
    hint = _hint(str(value), re.findall(r"'([^']*)'", says)) if kind == "literal_error" else ""
    return f"{says}, not {_shown(value, kind)}{hint}"


def _plain(limit: object) -> object:
    """A limit without a decimal point it does not need."""
    return int(limit) if isinstance(limit, float) and limit.is_integer() else limit


def _slip(key: Key, document: Document, root: Root) -> str:
    """A name with parts missing may be a slip for another name of the same table."""
    above = key[:-2]
    if len(key) < 2 or not takes_names(document, above, root):
        return ""
    table: Any = document
    for part in above:
        table = inside(table, part)
    near = nearest(key[-2], [name for name in table if name != key[-2]])
    return f"; did you mean {near}?" if near else ""


def _hint(word: str, known: list[str]) -> str:
    near = nearest(word, known)
    return f"; did you mean {near}?" if near else ""


def _shown(value: object, kind: str) -> str:
    if kind in ("too_short", "too_long") and isinstance(value, list | dict):
        return str(len(value))
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return "a list" if isinstance(value, list) else show(value)
