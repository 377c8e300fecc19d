"""Kinds of work by what the file of figures calls them, and the pieces of them that were asked for."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from dghsim.engine.plan import NONE, Ints
from dghsim.measures.view import Mask, View, pieces_by_kind
from dghsim.scenario.root import Scenario


def kinds_of(scenario: Scenario, categories: Iterable[str], words: Iterable[str] = ()) -> Ints:
    """Numbers of the kinds of work of the categories; where words are given, with one of them in the name."""
    parts, wanted = tuple(words), set(categories)
    numbers = [
        at
        for at, (name, work) in enumerate(scenario.work.items())
        if work.category in wanted and (not parts or any(part in name for part in parts))
    ]
    return np.array(numbers, dtype=np.int64)


def asked_for(view: View, kinds: Ints) -> Ints:
    """The pieces of some kinds of work asked for in the weeks measured, begun or not, by patients or from elsewhere."""
    pieces, rows = view.pieces, pieces_by_kind(view).of(kinds)
    since = pieces.since[rows]
    found: Ints = rows[(pieces.entity[rows] != NONE) & (since >= view.begin) & (since < view.end)]
    return found


def of_patients(view: View, rows: Ints) -> Mask:
    """Which of some pieces are for a patient of the take; the others are jobs from elsewhere, or a clinician's own."""
    entity = view.pieces.entity[rows]
    patients: Mask = (entity != NONE) & (entity < view.replication.plan.patients)
    return patients
