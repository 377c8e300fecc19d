"""Named changes that are switched on: each is laid over the scenario in the order they are applied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dghsim.scenario.change import unknown_in
from dghsim.scenario.keys import Document, Key, dotted, split_key, unknown
from dghsim.scenario.overlay import as_patch, has, merged, without
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
    changed: dict[Key, tuple[str, object]] = {}
    for name, intervention in chosen:
        for key, value in _leaves(intervention):
            for other_key, (other, other_value) in changed.items():
                shorter = min(len(key), len(other_key))
                agree = key == other_key and value == other_value and value is not _REMOVED
                if other != name and key[:shorter] == other_key[:shorter] and not agree:
                    raise RefusedError(Problem(("apply",), f"{other} and {name} both change {dotted(key)}"))
            changed.setdefault(key, (name, value))


_REMOVED = object()


def _leaves(intervention: Intervention) -> Iterator[tuple[Key, object]]:
    for key in intervention.remove:
        yield split_key(key), _REMOVED
    for text, value in intervention.set.items():
        yield from _flat(split_key(text), value)


def _flat(key: Key, value: object) -> Iterator[tuple[Key, object]]:
    if isinstance(value, dict) and value:
        for part, inner in value.items():
            yield from _flat((*key, part), inner)
    else:
        yield key, value


def applied(scenario: Scenario, document: Document, name: str) -> tuple[Document, Document]:
    """The document with the intervention laid over it, and what the intervention itself says as a document.

    Raises RefusedError where it names a key that the scenario does not have.
    """
    intervention = scenario.intervention[name]
    removed = [split_key(text) for text in intervention.remove]
    changes = {split_key(text): value for text, value in intervention.set.items()}
    known = {key: value for key, value in changes.items() if key not in removed}
    absent = [Problem(key, "is not there to remove") for key in removed if not has(document, key)]
    problem = unknown_in(scenario, document, dict.fromkeys(removed) | known) or next(iter(absent), None)
    if problem is not None:
        raise RefusedError(Problem(("intervention", name), f"{dotted(problem.key)}: {problem.says}"))
    patch: Document = {}
    for key, value in changes.items():
        patch = merged(patch, as_patch(key, value))
    return merged(without(document, removed, patch), patch), patch
