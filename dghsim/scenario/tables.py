"""Asks the models what a table of a scenario may hold, for error lines and for `schema`."""

from __future__ import annotations

import json
import types
from typing import Any, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel

from dghsim.scenario.keys import Document, Key
from dghsim.scenario.root import Scenario

Root: TypeAlias = type[BaseModel]
"""The model of the whole document."""


def known_keys(document: Document, key: Key, root: Root = Scenario) -> tuple[str, ...]:
    """The keys that the table at `key` may hold; none if it takes the planner's own names, or is no table."""
    kinds = _kinds_at(document, key, root)
    return tuple(dict.fromkeys(field for kind in kinds if _is_model(kind) for field in kind.model_fields))


def takes_names(document: Document, key: Key, root: Root = Scenario) -> bool:
    """Whether the table at `key` holds names of the planner's own, such as stages or duties."""
    return any(get_origin(kind) is dict for kind in _kinds_at(document, key, root))


def kinds_of_table(document: Document, key: Key, root: Root = Scenario) -> tuple[str, ...]:
    """What the key, the `type` or `family` of a table, may say."""
    fields = [
        kind.model_fields.get(key[-1]) for kind in _kinds_at(document, key[:-1], root) if _is_model(kind)
    ]
    return tuple(str(word) for field in fields if field for word in get_args(field.annotation))


def schema_json() -> str:
    """The JSON Schema (2020-12) of a scenario file, made from the models that check it."""
    from dghsim.scenario.descriptions import described

    schema = described(Scenario.model_json_schema(), _models(Scenario))
    files = {
        "extends": {"type": "string", "description": "Scenario file that this one is laid over."},
        "remove": {
            "type": "array",
            "items": {"type": "string"},
            "description": "Dotted keys of that scenario taken out before this one is laid over it.",
        },
    }
    return json.dumps(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "dghsim scenario",
            **schema,
            # What a file leaves out may come from the file that it extends.
            "required": [],
            "properties": files | schema["properties"],
        },
        indent=2,
    )


def _models(root: Root) -> set[Root]:
    """The model and all that its fields are made of."""
    found: set[Root] = set()
    ahead: list[Any] = [root]
    while ahead:
        kind = ahead.pop()
        if _is_model(kind) and kind not in found:
            found.add(kind)
            ahead += [field.annotation for field in kind.model_fields.values()]
        ahead += get_args(kind)
    return found


def _kinds_at(document: Document, key: Key, root: Root) -> list[Any]:
    kinds: list[Any] = [root]
    value: Any = document
    for part in key:
        kinds = [inner for kind in kinds for inner in _inside(kind, part)]
        value = value.get(part) if isinstance(value, dict) else _item(value, part)
        kinds = _of_its_kind(kinds, value)
    return kinds


def _item(value: Any, part: str) -> Any:
    inside = isinstance(value, list) and part.isdigit() and int(part) < len(value)
    return value[int(part)] if inside else None


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _inside(kind: Any, part: str) -> list[Any]:
    if _is_model(kind):
        field = kind.model_fields.get(part)
        return _plain(field.annotation) if field else []
    if get_origin(kind) is dict:
        return _plain(get_args(kind)[1])
    if get_origin(kind) is list:
        return _plain(get_args(kind)[0])
    return []


def _plain(annotation: Any) -> list[Any]:
    """The alternatives of an annotation, without what is said of them."""
    if hasattr(annotation, "__metadata__"):
        return _plain(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return [kind for alternative in get_args(annotation) for kind in _plain(alternative)]
    return [] if annotation is type(None) else [annotation]


def _of_its_kind(kinds: list[Any], value: Any) -> list[Any]:
    """Of several kinds of table, those that the value's `type` or `family` speaks of."""
    for word in ("type", "family"):
        named = value.get(word) if isinstance(value, dict) else None
        if isinstance(named, str):
            return [
                kind
                for kind in kinds
                if not _is_model(kind) or word not in kind.model_fields
                or named in get_args(kind.model_fields[word].annotation)
            ]  # fmt: skip
    return kinds
