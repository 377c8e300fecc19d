"""What happened in a night, in three to six sentences made by rule from the log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from dghsim.measures.answers.numbers import counted, listed
from dghsim.measures.nights.during import meanwhile
from dghsim.measures.nights.model import Night, Spell, Wait
from dghsim.measures.nights.words import LEVELS, a, clock, length, lowered
from dghsim.scenario.root import Scenario

LONG_AWAY = timedelta(minutes=20)
"""From so long on it is told that a senior was away."""
LATE = timedelta(minutes=5)
"""From so long on it is told that somebody went home late."""


def headline(scenario: Scenario, night: Night) -> str:
    """`Patient 1234 waited 5 h 10 min for senior review by a registrar, from 23:50 to 05:00.`"""
    wait = night.longest
    if wait is None:
        return "Nobody waited for a senior."
    part, whole = wait.within(night.begin, night.end), wait.until - wait.asked
    of_it = "" if part == whole else f" ({length(part)} of it in this night)"
    to = f"to {clock(wait.until)}" if wait.ended else "and was not seen"
    what = _for_what(scenario, wait)
    return f"Patient {wait.patient} waited {length(whole)}{of_it} for {what}, from {clock(wait.asked)} {to}."


def _for_what(scenario: Scenario, wait: Wait) -> str:
    """`senior review by a registrar`; where the label says what happened, `a registrar (cardiac arrest)`."""
    work, who, label = scenario.work.get(wait.kind), LEVELS.get(wait.level, "clinician"), lowered(wait.label)
    if work is None or work.category != "take":
        return f"{a(who)} ({label})"
    return label if who in label.lower() else f"{label} by {a(who)}"


def story(scenario: Scenario, night: Night) -> tuple[str, ...]:
    """Three to six sentences: what those waited for longest did in that time, then about in the night's order."""
    answerers = meanwhile(scenario, night, night.longest) if night.longest else ""
    away = _away(night)
    told = (
        answerers,
        _staff(night),
        _came(night),
        away or _peak(night),
        _broken_off(night),
        _morning(night),
    )
    return tuple(sentence for sentence in told if sentence)


def _staff(night: Night) -> str:
    at = night.begin + timedelta(hours=7)
    there = [one for one in night.clinicians if one.start <= at < one.end]
    on_site = Counter(one.level for one in there if one.name and not one.home)
    at_home = Counter(one.level for one in there if one.name and one.home)
    nobody = [f"the {one.who}'s duty {one.label}" for one in there if not one.name]
    words, home = (
        listed([counted(number, LEVELS[level]) for level, number in sorted(levels.items())])
        for levels in (on_site, at_home)
    )
    said = f"On duty at the hospital at {clock(at)}: {words or 'nobody'}"
    said += f"; on call from home: {home}." if home else "."
    return said + (f" Nobody worked {listed(nobody)}." if nobody else "")


def _came(night: Night) -> str:
    waiting = [wait for wait in night.waits if wait.patient is not None and wait.asked < night.begin]
    said = (
        f"{counted(night.arrivals, 'patient')} arrived between {clock(night.begin)} and {clock(night.end)}."
    )
    already = _by_level(waiting)
    return f"{said} Waiting already at {clock(night.begin)}: {listed(already)}." if already else said


def _by_level(waits: Iterable[Wait]) -> list[str]:
    """`3 for a registrar`, `2 for a bed`: patients by what they wait for."""
    people = {(wait.level, wait.patient) for wait in waits}
    counts = Counter(level for level, _ in people)
    whom = {level: a(word) for level, word in LEVELS.items()} | {0: "a bed"}
    return [f"{counts[level]} for {whom[level]}" for level in (1, 2, 3, 0) if counts[level]]


def _away(night: Night) -> str:
    """The longest absence of a senior on site for an emergency or a call from outside."""
    seniors = {one.duty: one for one in night.clinicians if one.level > 1 and not one.home and one.name}
    absences = [
        spell
        for spell in night.spells
        if spell.duty in seniors and spell.category in ("emergencies", "outside") and spell.ended != "missed"
        and spell.start >= night.begin and _long(spell, night.end) >= LONG_AWAY
    ]  # fmt: skip
    if not absences:
        return ""
    spell = max(absences, key=lambda one: _long(one, night.end))
    end = min(spell.end or night.end, night.end)
    others = [
        one
        for one in seniors.values()
        if one.start <= spell.start < one.free and one.level == seniors[spell.duty].level
    ]
    number = len(
        {wait.patient for wait in night.waits if wait.senior and wait.within(spell.start, end) > timedelta(0)}
    )
    who = seniors[spell.duty].who
    who = f"the only {who} at the hospital" if len(others) == 1 else f"one of {len(others)} {who}s"
    return (
        f"From {clock(spell.start)} {who} was away for {length(end - spell.start)} ({spell.label}); "
        f"{counted(number, 'patient')} waited for a senior in that time."
    )


def _long(spell: Spell, end: datetime) -> timedelta:
    return min(spell.end or end, end) - spell.start


def _peak(night: Night) -> str:
    waits = [wait for wait in night.waits if wait.senior]
    moments = [max(wait.asked, night.begin) for wait in waits]
    at_once = {at: len({wait.patient for wait in waits if wait.asked <= at < wait.until}) for at in moments}
    if not at_once or max(at_once.values()) < 2:
        return ""
    at = min(at_once, key=lambda moment: (-at_once[moment], moment))
    return f"The most patients waiting for a senior at one time were {at_once[at]}, at {clock(at)}."


def _broken_off(night: Night) -> str:
    broken = [spell for spell in night.spells if spell.ended == "interrupted" and spell.end is not None]
    missed = [spell for spell in night.spells if spell.ended == "missed"]
    said = []
    if broken:
        said.append(f"work was broken off {_times(len(broken))} for something more urgent")
    if missed:
        kinds = Counter(lowered(spell.label) for spell in missed)
        said.append(
            "missed: " + listed([f"{label} ({_times(number)})" for label, number in sorted(kinds.items())])
        )
    return f"{'; '.join(said)[:1].upper()}{'; '.join(said)[1:]}." if said else ""


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _morning(night: Night) -> str:
    waiting = [wait for wait in night.waits if wait.patient is not None and wait.until > night.end]
    at, left = clock(night.end), _by_level(waiting)
    said = f"Still waiting at {at}: {listed(left)}." if left else f"Nobody was still waiting at {at}."
    late = [one for one in night.clinicians if one.name and night.begin < one.end <= night.end]
    late = sorted((one for one in late if one.free - one.end >= LATE), key=lambda one: one.end - one.free)
    if not late:
        return said
    by = length(late[0].free - late[0].end)
    if len(late) == 1:
        return f"{said} Late home: {late[0].name} ({late[0].label}), by {by}."
    return f"{said} Late home: {len(late)} clinicians, by {by} at most."
