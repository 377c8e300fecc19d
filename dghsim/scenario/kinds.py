"""What a file says that it is, so that one given to the wrong command is told the right one."""

from __future__ import annotations

from dghsim.errors import InputError
from dghsim.scenario.keys import Document

SCENARIO = "scenario"
_COMMANDS = {
    SCENARIO: "dghsim run, rota, compare and validate take one",
    "cohort": "dghsim compare and match take one",
    "sweep": "dghsim sweep takes one",
    "lever": "dghsim levers tells of one, and --lever pulls it",
}


def refuse_other_kind(document: Document, wanted: str, name: str) -> None:
    """Raise InputError for a file that says it is something else; one without `kind` is a scenario.

    A scenario is known by what it extends or by its pathway, so that a slip in another kind is told by its key.
    """
    said = document.get("kind")
    if said is None and ("extends" in document or "pathway" in document):
        said = SCENARIO
    if said != wanted and isinstance(said, str) and said in _COMMANDS:
        raise InputError(f"{name}: is a {said}, not a {wanted}; {_COMMANDS[said]}")
