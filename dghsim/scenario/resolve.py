"""Makes one scenario of the files that extend one another, the interventions switched on, and `--set`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from dghsim.errors import InputError, show_path
from dghsim.scenario import interventions
from dghsim.scenario.chain import SourceFile, chain
from dghsim.scenario.change import unknown_among
from dghsim.scenario.keys import Document, Key, dotted
from dghsim.scenario.kinds import SCENARIO, refuse_other_kind
from dghsim.scenario.overlay import as_patch, has, merged, without
from dghsim.scenario.patch import UnfitError
from dghsim.scenario.problems import problems_of, refusal
from dghsim.scenario.provenance import marks_of_changes
from dghsim.scenario.root import Provenance, Scenario
from dghsim.scenario.settings import parsed_setting

SET = "--set"


@dataclass(frozen=True, slots=True)
class Layer:
    """One hand that wrote on the scenario: a file, an intervention, `--set`."""

    name: str
    says: Document


@dataclass(slots=True)
class Resolved:
    """A scenario with its making: the plain document, its layers, and what it started from."""

    file: str
    document: Document = field(default_factory=dict)
    """The resolved tables and values."""
    layers: list[Layer] = field(default_factory=list)
    base: Document = field(default_factory=dict)
    """What the file extends; if nothing, the file itself before interventions and `--set`."""
    base_name: str = ""
    before_sets: Document = field(default_factory=dict)
    settings: tuple[tuple[Key, object], ...] = ()
    """What `--set` changed, in order."""

    def where(self, key: Key) -> str:
        """The file asked for, and in brackets the layer that wrote the key where that is another."""
        # What is missing may be gone with the table that it was in: whoever wrote that counts.
        there = next((length for length in range(len(key), 0, -1) if has(self.document, key[:length])), 0)
        for length in range(there, 0, -1):
            for layer in reversed(self.layers):
                if has(layer.says, key[:length]):
                    return self.file if layer.name == self.file else f"{self.file} ({layer.name})"
        return self.file

    def scenario(self) -> Scenario:
        """The document checked against the schema. Raises InputError naming the layer and key at fault."""
        try:
            return Scenario.model_validate(self.document)
        except ValidationError as error:
            raise refusal(problems_of(error, self.document), self.where) from None

    def lay(
        self, layers: Sequence[Layer], document: Document, source: str, own: Sequence[Provenance] = ()
    ) -> None:
        """Take on a document made by layers that are no files; numbers they change become the planner's, unless `own`
        says where they come from."""
        marks = marks_of_changes(self.document, document, own, source)
        self.layers.extend(layers)
        self.document = document | {"provenance": [*self.document.get("provenance", []), *marks]}


Side = Literal["alone", "here", "next door"]
"""Whether a hospital pulls levers by itself, together with its neighbour, or as that neighbour."""


def resolve(
    path: str | Path, sets: Sequence[str] = (), apply: Sequence[str] = (), levers: Sequence[str] = (),
    side: Side = "alone",
) -> Resolved:  # fmt: skip
    """Base, file, interventions, levers, then `--set`. The result's `scenario()` is still to be called."""
    files = chain(Path(path))
    refuse_other_kind(files[-1].says, SCENARIO, show_path(path))
    resolved = Resolved(file=files[-1].name)
    for source in files:
        _lay_file(resolved, source)
    if len(files) == 1:
        resolved.base, resolved.base_name = resolved.document, files[-1].name
    settings = [parsed_setting(text) for text in sets]
    _apply(resolved, apply, [value for key, value in settings if key == ("apply",)])
    pull_all(resolved, levers, Path(path).parent, side)
    _set(resolved, [(key, value) for key, value in settings if key != ("apply",)])
    return resolved


def _lay_file(resolved: Resolved, source: SourceFile) -> None:
    before = resolved.document
    for key in source.remove:
        if not has(before, key):
            raise InputError(
                f"{source.name}: remove: {dotted(key)} is not in {resolved.base_name or 'a base'}"
            )
    document = merged(without(before, source.remove, source.says), source.says)
    marks: list[dict[str, Any]] = [mark.model_dump(exclude_none=True) for mark in source.provenance]
    if before:
        marks += marks_of_changes(before, document, source.provenance, source.name)
        resolved.base, resolved.base_name = before, resolved.layers[-1].name
    resolved.layers.append(Layer(source.name, source.says))
    resolved.document = document | {"provenance": [*before.get("provenance", []), *marks]}


def _apply(resolved: Resolved, wanted: Sequence[str], overrides: Sequence[object]) -> None:
    """Lay the interventions over: those that the file (or `--set apply=`) names, then those asked for."""
    if overrides:
        resolved.layers.append(Layer(SET, {"apply": overrides[-1]}))
        resolved.document = resolved.document | {"apply": overrides[-1]}
    if not wanted and not resolved.document.get("apply"):
        return
    scenario = resolved.scenario()
    names = list(dict.fromkeys((*scenario.apply, *wanted)))
    try:
        chosen = interventions.find(scenario.intervention, names)
        interventions.refuse_clashes(chosen)
        for name, intervention in chosen:
            document, patch = interventions.applied(scenario, resolved.document, name)
            layer = Layer(f"intervention {name}", patch)
            resolved.lay([layer], document, f"intervention {name}: {intervention.evidence}"[:400])
            scenario = resolved.scenario()
    except interventions.RefusedError as refused:
        raise refusal([refused.problem], lambda _: resolved.file) from None
    resolved.document["apply"] = names


def pull_all(resolved: Resolved, wanted: Sequence[str], folder: Path, side: Side = "alone") -> None:
    """Lay the levers over: those that the file in `folder` names, then those asked for, which next door are another's.

    Raises InputError for one that is not known, that does not fit, that changes what another changes, or that one
    hospital alone cannot pull.
    """
    named = resolved.document.get("levers", [])
    if not wanted and not named:
        return
    from dghsim.scenario.levers.asked import beside
    from dghsim.scenario.levers.pull import pull, refuse_clashes
    from dghsim.scenario.levers.read import chosen, refuse_alone

    scenario = resolved.scenario()
    own = [beside(text, folder) for text in scenario.levers]
    if side == "next door":
        both = [one for one in chosen(wanted) if one.lever.neighbour is not None]
        mine, its = chosen(own), [replace(one, next_door=True) for one in both]
    else:
        mine, its = chosen([*own, *wanted]), []
    if side != "here":
        refuse_alone(mine)
    refuse_clashes([*mine, *its])
    for one in (*mine, *its):
        try:
            pulled = pull(scenario, resolved.document, one)
        except UnfitError as unfit:
            raise InputError(f"{resolved.file}: lever {one.called} does not fit: {unfit}") from None
        resolved.lay([Layer(f"lever {one.name}", pulled.says)], pulled.document, one.called, pulled.marks)
        scenario = resolved.scenario()
    resolved.document["levers"] = [one.asked for one in mine]


def _set(resolved: Resolved, settings: Sequence[tuple[Key, object]]) -> None:
    """Lay all of them over at once; what they come to is judged by who asks for the scenario."""
    if not settings:
        return
    before = resolved.before_sets = resolved.document
    resolved.settings = tuple(settings)
    document = with_settings(before, settings)
    problem = unknown_among(_with_defaults(resolved), before, document, dict(settings))
    if problem is not None:
        raise InputError(f"{SET} {dotted(problem.key)}: {problem.says}")
    resolved.lay(
        [Layer(f"{SET} {dotted(key)}", as_patch(key, value)) for key, value in settings], document, SET
    )


def with_settings(document: Document, settings: Sequence[tuple[Key, object]]) -> Document:
    """A new document with the settings laid over as one, the later over the earlier.

    As one, since a new kind of table (`family`) replaces an old one whole, with what else is set of it.
    """
    patch: Document = {}
    for key, value in settings:
        patch = merged(patch, as_patch(key, value))
    laid: Document = merged(document, patch)
    return laid


def _with_defaults(resolved: Resolved) -> Document:
    """What may be set; of a file that is not whole without what is set, what it says itself."""
    try:
        return resolved.scenario().model_dump()
    except InputError:
        return resolved.document
