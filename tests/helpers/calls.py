"""Pathways of one call each: a patient asks for one piece of work, and goes home when it is done."""

from __future__ import annotations

from typing import Any

from helpers.build import Document, fixed

_OF_THE_STAGE = ("priority", "mark")
_OF_THE_STREAM = ("entity",)


def kind(minutes: float, **says: Any) -> Document:
    """A kind of work that always takes so many minutes; `says` is anything else that `[work]` may say of it."""
    return {"duration": fixed(minutes)} | says


def own(minutes: float, **says: Any) -> Document:
    """A kind of own work, which no patient asks for."""
    return kind(minutes, category="own", **says)


def calls(**kinds: Document) -> Document:
    """Stage, work and stream of the kind's name for each kind of work, given as `kind` makes them.

    Its `priority`, `mark` and `entity` go to the stage and the stream. Kinds of category `own` have neither.
    """
    stage: Document = {}
    stream: Document = {}
    work: Document = {}
    for name, given in kinds.items():
        elsewhere = (*_OF_THE_STAGE, *_OF_THE_STREAM)
        work[name] = {key: value for key, value in given.items() if key not in elsewhere}
        if given.get("category") == "own":
            continue
        says = {key: given[key] for key in _OF_THE_STAGE if key in given}
        stage[name] = {"type": "work", "work": name, "next": "home"} | says
        stream[name] = {"start": name} | {key: given[key] for key in _OF_THE_STREAM if key in given}
    return {"stage": stage | {"home": {"type": "leave"}}, "work": work, "stream": stream}
