"""Kinds of work by what the file of figures calls them, and the pieces that were asked for."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from dghsim.engine.plan import NONE, Ints
from dghsim.measures.view import Mask, View
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


def is_one_of(work: Ints, kinds: Ints) -> Mask:
    """Whether each kind of work, by number, is one of some kinds."""
    wanted = np.zeros(int(max(work.max(initial=0), kinds.max(initial=0))) + 1, dtype=bool)
    wanted[kinds] = True
    found: Mask = wanted[work]
    return found


def asked_for(view: View) -> Mask:
    """By piece of work: asked for in the weeks measured, begun or not, by a patient or from elsewhere."""
    since = view.pieces.since
    asked: Mask = (view.pieces.entity != NONE) & (since >= view.begin) & (since < view.end)
    return asked


def of_patients(view: View) -> Mask:
    """By piece of work: for a patient of the take; else a job from elsewhere, or a clinician's own."""
    entity = view.pieces.entity
    patients: Mask = (entity != NONE) & (entity < view.replication.plan.patients)
    return patients
