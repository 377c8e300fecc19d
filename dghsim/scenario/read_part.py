"""Reads a file that is checked as a whole and extends no other: a cohort, a sweep, a lever, a pack of standards."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from dghsim.errors import show_path
from dghsim.scenario.kinds import refuse_other_kind
from dghsim.scenario.problems import problems_of, refusal
from dghsim.scenario.read import read_toml

_Part = TypeVar("_Part", bound=BaseModel)


def read_part(path: str | Path, kind: type[_Part], called: str | None = None) -> _Part:
    """What the file at `path` says; files that it names are not looked at.

    `called`: what its own `kind` must be, so that a file of another is told the command that takes it.

    Raises:
        InputError: one line naming the file, the key, and what is allowed.
    """
    document = read_toml(Path(path))
    if called is not None:
        refuse_other_kind(document, called, show_path(path))
    try:
        return kind.model_validate(document)
    except ValidationError as error:
        raise refusal(problems_of(error, document, root=kind), lambda _: show_path(path)) from None
