"""Named changes that are switched on: each is laid over the scenario in the order they are applied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dghsim.scenario.change import unknown_in
from dghsim.scenario.keys import Document, Key, dotted, unknown
from dghsim.scenario.overlay import as_patch, has, merged, without
from dghsim.scenario.patch import Patch, UnfitError
from dghsim.scenario.problems import Problem
from dghsim.scenario.root import Intervention, Scenario


class RefusedError(Exception):
    """An intervention cannot be applied; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.says)
        self.problem = problem


def find(known: Mapping[str, Intervention], names: Sequence[str]) -> list[tuple[str, Intervention]]:
    """The interventions named, each once, in order. Raises RefusedError for a name that is not known."""
    for name in names:
        if name not in known:
            raise RefusedError(Problem(("apply",), unknown(name, known, what="intervention")))
    return [(name, known[name]) for name in dict.fromkeys(names)]


def refuse_clashes(chosen: Sequence[tuple[str, Intervention]]) -> None:
    """Raises RefusedError if two interventions change the same key, or one a part of what the other removes.

    There is no order of precedence to guess: whoever wants both writes a third that says what is meant. Two
    that set a key to the same value agree and may stand.
    """
    clash = first_clash(chosen)
    if clash is not None:
        one, other, key = clash
        raise RefusedError(Problem(("apply",), f"{one} and {other} both change {dotted(key)}"))


def first_clash(chosen: Sequence[tuple[str, Patch]]) -> tuple[str, str, Key] | None:
    """Two that change the same key, and the key; None if all may stand together, in whatever order.

    They may where both set the same value, both add, or both multiply.
    """
    changed: dict[Key, tuple[str, str, object]] = {}
    for name, patch in chosen:
        for key, how, value in patch.leaves():
            for other_key, (other, other_how, other_value) in changed.items():
                shorter = min(len(key), len(other_key))
                if other == name or key[:shorter] != other_key[:shorter]:
                    continue
                same = key == other_key and how == other_how
                if not (same and (how in ("add", "scale") or (how == "set" and value == other_value))):
                    return other, name, key
            changed.setdefault(key, (name, how, value))
    return None


def applied(scenario: Scenario, document: Document, name: str) -> tuple[Document, Document]:
    """The document with the intervention laid over it, and what the intervention itself says as a document.

    Raises RefusedError where it names a key that the scenario does not have.
    """
    try:
        return laid(scenario, document, scenario.intervention[name])
    except UnfitError as unfit:
        raise RefusedError(Problem(("intervention", name), str(unfit))) from None


def laid(scenario: Scenario, document: Document, change: Patch) -> tuple[Document, Document]:
    """The document with a change laid over it, and what the change comes to here as a document.

    Raises UnfitError where it names a key that the scenario does not have, or adds to what is no number.
    """
    removed = change.removed()
    changes = change.values(scenario.model_dump())
    known = {key: value for key, value in changes.items() if key not in removed}
    absent = next((key for key in removed if not has(document, key)), None)
    problem = unknown_in(scenario, document, dict.fromkeys(removed) | known)
    if problem is not None:
        raise UnfitError(problem.key, problem.says)
    if absent is not None:
        raise UnfitError(absent, "is not there to remove")
    patch: Document = {}
    for key, value in changes.items():
        patch = merged(patch, as_patch(key, value))
    return merged(without(document, removed, patch), patch), patch
