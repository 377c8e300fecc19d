"""A lane for each clinician: on duty, what was in hand, what was broken off."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from dghsim.measures.nights.model import Clinician, Night, Spell
from dghsim.measures.nights.words import clock, waited
from dghsim.report.figures.nights.lanes import Bar, Lane, Line, bar, kept
from dghsim.report.text import counted

_COLUMNS = ("Time", "What", "Patient", "Had waited")
_WORDS_NEED = 30
"""Percent of the lane that a bar must fill to have words on it."""
_ENDINGS = {"interrupted": "broken off", "handed_over": "handed over part-done", "missed": "missed"}


def clinician_lanes(night: Night) -> tuple[Lane, ...]:
    """In the order of the night's clinicians."""
    return tuple(_lane(night, one) for one in night.clinicians)


def _lane(night: Night, one: Clinician) -> Lane:
    spells = [spell for spell in night.spells if spell.duty == one.duty]
    times = f"{clock(one.start)} to {clock(one.end)}"
    where = "on call from home, " if one.home else ""
    who = one.name or "nobody"
    return Lane(
        label=who,
        beside=one.code,
        said=f"{who}: {one.who}, {one.label}, {where}{times}; {counted(len(spells), 'spell')} of work",
        bars=(*_shades(night, one, f"{one.who}, {one.label}, {where}{times}"), *_worked(night, spells)),
        columns=_COLUMNS if spells else (),
        lines=tuple(_line(spell) for spell in spells),
    )


def _shades(night: Night, one: Clinician, title: str) -> tuple[Bar, ...]:
    """On duty, and late after it."""
    if not one.name:
        empty = bar(night, "on nobody", one.start, one.end, f"nobody: {title}")
        if empty is None or float(empty.width) < _WORDS_NEED:
            return kept(empty)
        return (dataclasses.replace(empty, words=f"{one.label}: nobody"),)
    late = one.free > one.end
    return kept(
        bar(night, "on home" if one.home else "on", one.start, one.end, title),
        bar(night, "on late", one.end, one.free, f"late until {clock(one.free)}") if late else None,
    )


def _worked(night: Night, spells: Sequence[Spell]) -> Iterator[Bar]:
    for spell in spells:
        end = spell.end or night.end
        title = _title(spell)
        if spell.ended == "missed":
            yield from kept(bar(night, "missed", spell.start, spell.start, title))
            continue
        if spell.called < spell.start:
            yield from kept(bar(night, "journey", spell.called, spell.start, "journey in"))
        style = f"spell {spell.category}" + (" broken" if spell.ended == "interrupted" else "")
        yield from kept(bar(night, style, spell.start, end, title))


def _title(spell: Spell) -> str:
    if spell.ended == "missed":
        return f"{spell.label}, due at {clock(spell.start)}: missed"
    until = clock(spell.end) if spell.end else "the end of the run"
    patient = "" if spell.patient is None else f", patient {spell.patient}"
    ending = f", {_ENDINGS[spell.ended]}" if spell.ended in _ENDINGS else ""
    return f"{clock(spell.start)} to {until}: {spell.label}{patient}{ending}"


def _line(spell: Spell) -> Line:
    ending = f", {_ENDINGS[spell.ended]}" if spell.ended in _ENDINGS else ""
    until = clock(spell.end) if spell.end and spell.ended != "missed" else ""
    wait = "" if spell.category == "own" else waited(spell.start - spell.asked)
    patient = "" if spell.patient is None else str(spell.patient)
    return Line(f"{clock(spell.start)}–{until}", (f"{spell.label}{ending}", patient, wait))
