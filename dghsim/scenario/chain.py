"""Follows `extends` from a scenario file to its first base."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from dghsim.errors import InputError, show, show_path
from dghsim.scenario.keys import Document, Key, split_key
from dghsim.scenario.problems import problems_of, refusal
from dghsim.scenario.read import read_toml
from dghsim.scenario.root import Provenance
from dghsim.scenario.shipped import shipped, shipped_names

_MARKS = TypeAdapter(list[Provenance])


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One scenario file as written: what it says, and what it says about the file it extends."""

    path: Path
    name: str
    says: Document
    extends: str | None
    remove: tuple[Key, ...]
    provenance: tuple[Provenance, ...]


def chain(path: Path) -> list[SourceFile]:
    """The file and all that it extends, the first base first.

    Raises:
        InputError: a file is missing, is no scenario file, or leads back to itself.
    """
    files = [_source(path, show_path(path))]
    seen = {path.resolve()}
    while (extends := files[0].extends) is not None:
        base = _base(files[0], extends)
        if base.resolve() in seen:
            raise InputError(f"{files[0].name}: extends: {show(extends)} leads back to itself")
        seen.add(base.resolve())
        try:
            files.insert(0, _source(base, _base_name(base, files[0])))
        except InputError as error:
            raise InputError(f"{files[0].name}: extends: {error}") from None
    return files


def _base_name(base: Path, file: SourceFile) -> str:
    """A base beside its extension goes by its own name, as the extension writes it."""
    return base.name if base.parent == file.path.parent or base.stem in shipped_names() else show_path(base)


def _base(file: SourceFile, extends: str) -> Path:
    """The file that `extends` names: relative to the file that says so, or else a shipped scenario."""
    if not extends or not extends.isprintable() or len(extends) > 200:
        raise InputError(f"{file.name}: extends: must name a scenario file, not {show(extends)}")
    beside = file.path.parent / extends
    ships = extends.removesuffix(".toml") in shipped_names()
    if ships and (not beside.exists() or beside.resolve() == file.path.resolve()):
        return shipped(extends)
    if not beside.exists():
        known = ", ".join(shipped_names())
        raise InputError(
            f"{file.name}: extends: {show(extends)} is no file beside it, nor a shipped scenario ({known})"
        )
    return beside


def _source(path: Path, name: str) -> SourceFile:
    says = read_toml(path, name)
    extends = says.pop("extends", None)
    if extends is not None and not isinstance(extends, str):
        raise InputError(
            f"{name}: extends: must be the name of a scenario file in quotes, not {show(extends)}"
        )
    remove = _removed(name, says.pop("remove", []), extends)
    provenance = _provenance(name, says.pop("provenance", []))
    return SourceFile(path, name, says, extends, remove, provenance)


def _removed(name: str, given: Any, extends: str | None) -> tuple[Key, ...]:
    if not isinstance(given, list) or not all(isinstance(text, str) for text in given):
        raise InputError(f"{name}: remove: must be a list of dotted keys in quotes, not {show(given)}")
    if given and extends is None:
        raise InputError(f"{name}: remove: needs extends: there is nothing to remove from")
    try:
        return tuple(split_key(text) for text in given)
    except ValueError as error:
        raise InputError(f"{name}: remove: {error}") from None


def _provenance(name: str, given: Any) -> tuple[Provenance, ...]:
    try:
        return tuple(_MARKS.validate_python(given))
    except ValidationError as error:
        problems = problems_of(error, {"provenance": given}, above=("provenance",))
        raise refusal(problems, lambda _: name) from None
