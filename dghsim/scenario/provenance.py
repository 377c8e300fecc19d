"""Where every number comes from.

`[[provenance]]` entries mark numbers by patterns of dotted keys: `*` stands for one part, `**` for any number
of them, none included. The most specific pattern wins: the one with more parts written out, then with more
single stars; among equals the later one. A number that a later file, an intervention or `--set` changes loses
its old mark and is the planner's own ("yours"), unless the file that changes it marks it itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from dghsim.scenario.homes.names import is_of_homes
from dghsim.scenario.keys import Document, Key, dotted, figures
from dghsim.scenario.root import Evidence, Provenance, Scenario

Figure: TypeAlias = float | tuple[float, ...]
EVIDENCE: tuple[str, ...] = ("public", "published", "illustrative", "yours", "unmarked")


class Traced(NamedTuple):
    """One number (or profile: a list of numbers) of a scenario, and where it comes from."""

    key: str
    value: Figure
    evidence: Evidence | None
    """None: not marked."""
    source: str
    low: float | None
    high: float | None
    entry: int | None = None
    """The place of its mark in the scenario's provenance; None: not marked."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    first: str
    fits: Callable[[str], object]
    weight: tuple[int, int, int]
    mark: Provenance


_Patterns: TypeAlias = dict[str, list[_Pattern]]
"""By the first part of a key those that may fit, best first; by `*` those that may fit a key of any other."""


def _patterns(marks: Sequence[Provenance]) -> _Patterns:
    made = []
    for order, mark in enumerate(marks):
        for text in mark.keys:
            parts = text.split(".")
            stars, doubles = parts.count("*"), parts.count("**")
            fits = _regex(text).fullmatch if stars + doubles else _ended(tuple(parts)).__eq__
            made.append(_Pattern(parts[0], fits, (len(parts) - stars - doubles, stars, order), mark))
    made.sort(key=lambda pattern: pattern.weight, reverse=True)
    return {
        first: [pattern for pattern in made if pattern.first in (first, "*", "**")]
        for first in {"*", *(pattern.first for pattern in made)}
    }


def matches(pattern: str, key: Key) -> bool:
    """Whether a pattern of dotted keys speaks of a key."""
    return _regex(pattern).fullmatch(_ended(key)) is not None


def _regex(pattern: str) -> re.Pattern[str]:
    return re.compile("".join(map(_part, pattern.split("."))))


def _ended(key: Key) -> str:
    """The key with a full stop after each part, as the patterns are made to match."""
    return "".join(f"{part}." for part in key)


def _part(part: str) -> str:
    return {"*": r"[^.]+\.", "**": r"(?:[^.]+\.)*"}.get(part, re.escape(part) + r"\.")


def _pattern(patterns: _Patterns, key: Key) -> _Pattern | None:
    text = _ended(key)
    return next((each for each in patterns.get(key[0], patterns["*"]) if each.fits(text)), None)


def trace(scenario: Scenario) -> list[Traced]:
    """Every number that the scenario writes, in order, with its source; the schema's defaults are not."""
    patterns = _patterns(scenario.provenance)
    rows = []
    for key, value in _figures(scenario):
        figure: Figure = tuple(value) if isinstance(value, list) else value
        found = _pattern(patterns, key)
        if found is None:
            rows.append(Traced(dotted(key), figure, None, "", None, None))
            continue
        mark = found.mark
        rows.append(
            Traced(
                dotted(key), figure, mark.evidence, mark.source, mark.low, mark.high, entry=found.weight[2]
            )
        )
    return rows


def _figures(scenario: Scenario) -> Iterator[tuple[Key, Any]]:
    """Every number written; what homes bring comes from their own numbers."""
    for key, value in figures(scenario.model_dump(exclude_unset=True)):
        if not is_of_homes(key):
            yield key, value


def count_evidence(scenario: Scenario) -> dict[str, int]:
    """How many numbers rest on each kind of evidence; all the kinds of `EVIDENCE` are in it."""
    counts = Counter[str](row.evidence or "unmarked" for row in trace(scenario))
    return {kind: counts[kind] for kind in EVIDENCE}


def idle_patterns(scenario: Scenario) -> list[str]:
    """Patterns that match no number."""
    keys = [_ended(key) for key, _ in _figures(scenario)]
    patterns = [text for mark in scenario.provenance for text in mark.keys]
    return [text for text in patterns if not any(map(_regex(text).fullmatch, keys))]


def marks_of_changes(
    before: Document, after: Document, own: Sequence[Provenance], source: str
) -> list[dict[str, Any]]:
    """Entries, by exact key, for each number new or changed in `after`: its mark in `own`, or "yours"."""
    patterns = _patterns(own)
    yours = Provenance(keys=["*"], evidence="yours", source=source)
    old = dict(figures(before))
    marked: dict[int, tuple[Provenance, list[str]]] = {}
    for key, value in figures(after):
        if key not in old or old[key] != value:
            found = _pattern(patterns, key)
            mark = yours if found is None else found.mark
            marked.setdefault(id(mark), (mark, []))[1].append(".".join(key))
    return [mark.model_dump(exclude_none=True) | {"keys": keys} for mark, keys in marked.values()]
