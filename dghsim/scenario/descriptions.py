"""What the models say of their fields, read from their sources only where the schema asks for it.

Pydantic can do so by itself, but then reads them whenever the models are imported: at every start.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from pydantic import BaseModel


def described(schema: dict[str, Any], models: Iterable[type[BaseModel]]) -> dict[str, Any]:
    """A JSON Schema with the line below each field as its description, where it has none.

    Args:
        schema: of an object, with a definition for each model that it refers to.
        models: all of them, the schema's own with them.
    """
    told = {model.__name__: _told(model) for model in models}
    for name, part in [(schema.get("title"), schema), *schema.get("$defs", {}).items()]:
        for field, text in told.get(name, {}).items():
            if field in part["properties"]:
                found = {"description": text} | part["properties"][field]
                part["properties"][field] = {key: found[key] for key in sorted(found)}
    return schema


def _told(model: type[BaseModel]) -> dict[str, str]:
    """By field, of the model itself or of what it inherits from."""
    told: dict[str, str] = {}
    for kind in reversed(model.__mro__):
        if issubclass(kind, BaseModel) and kind is not BaseModel:
            told |= _of_class(kind)
    return told


def _of_class(kind: type[BaseModel]) -> dict[str, str]:
    tree = ast.parse(inspect.getsource(sys.modules[kind.__module__]))
    (body,) = (
        node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == kind.__name__
    )
    return {
        field.target.id: inspect.cleandoc(below.value.value)
        for field, below in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }
