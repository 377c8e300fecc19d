"""Reads the figures that ship with the package."""

from __future__ import annotations

import inspect
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from pydantic import TypeAdapter, ValidationError

from dghsim.measures.face.counterparts import COUNTERPARTS
from dghsim.measures.face.figure import Figure
from dghsim.measures.face.hospitals import with_hospitals

FILES = ("take", "seen", "beds", "going_home", "wards", "doctors")
_FIGURES = TypeAdapter(list[Figure])


@cache
def figures() -> tuple[Figure, ...]:
    """Every figure, in the order in which they are shown."""
    found: list[Figure] = []
    for name in FILES:
        text = files("dghsim.measures.face").joinpath("figures", f"{name}.toml").read_text(encoding="utf-8")
        found += read_figures(text, name)
    return with_hospitals(found)


def read_figures(text: str, name: str) -> list[Figure]:
    """The figures of one file.

    Raises:
        ValueError: not as `Figure` says, a counterpart that does not exist or is told what it does not take, or
            two figures of one id.
    """
    document: dict[str, Any] = tomllib.loads(text)
    try:
        found = _FIGURES.validate_python(document.get("figure", []))
    except ValidationError as error:
        first = error.errors()[0]
        raise ValueError(f"{name}: figure {'.'.join(map(str, first['loc']))}: {first['msg']}") from None
    for figure in found:
        if figure.counterpart not in COUNTERPARTS:
            raise ValueError(f"{name}: {figure.id}: no counterpart {figure.counterpart}")
        try:
            inspect.signature(COUNTERPARTS[figure.counterpart]).bind(None, **figure.given)
        except TypeError as error:
            raise ValueError(f"{name}: {figure.id}: {error}") from None
    if len({figure.id for figure in found}) < len(found):
        raise ValueError(f"{name}: two figures of one id")
    return found
