"""A lane for each patient who waited: for whom or what, when seen; the journey opens below it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dghsim.measures.nights.model import Night, Patient, Step, Wait
from dghsim.measures.nights.words import LEVELS, a, clock, day, length, lowered, waited
from dghsim.report.figures.nights.lanes import Bar, Lane, Line, bar, kept
from dghsim.report.text import counted

SHORTEST = timedelta(minutes=15)
"""Who waited less for everything has no lane."""
MOST = 48
_COLUMNS = ("Time", "What happened", "Waited", "By")
_AFTER = timedelta(hours=24)
_WORDS_NEED = 38
"""Percent of the lane that a bar must fill to have words on it."""


def patient_lanes(night: Night) -> tuple[tuple[Lane, ...], int]:
    """Lanes in order of arrival, at most `MOST`, and how many patients with a wait of `SHORTEST` or more have none."""
    waits: dict[int, list[Wait]] = {}
    for wait in night.waits:
        if wait.patient is not None:
            waits.setdefault(wait.patient, []).append(wait)
    longest = {
        number: max(wait.within(night.begin, night.end) for wait in own) for number, own in waits.items()
    }
    marked = night.longest.patient if night.longest else None
    ranked = sorted(
        (number for number, wait in longest.items() if wait >= SHORTEST or number == marked),
        key=lambda number: (number != marked, -longest[number], number),
    )
    shown = set(ranked[:MOST])
    lanes = (_lane(night, one, waits[one.patient]) for one in night.patients if one.patient in shown)
    return tuple(lanes), len(ranked) - len(shown)


def ward_lane(night: Night) -> tuple[Lane, ...]:
    """One lane for the work on the wards that waits and belongs to no patient of the log."""
    waits = [wait for wait in night.waits if wait.patient is None]
    if not waits:
        return ()
    bars = [each for wait in waits for each in _waited(night, wait, "wait jobs")]
    return (
        Lane("Wards", counted(len(waits), "job"), f"{counted(len(waits), 'job')} on the wards", tuple(bars)),
    )


def _lane(night: Night, one: Patient, waits: Sequence[Wait]) -> Lane:
    seen = [spell for spell in night.spells if spell.patient == one.patient and spell.ended != "missed"]
    marked = night.longest is not None and night.longest.patient == one.patient
    bars = [each for wait in waits for each in _waited(night, wait, _style(night, wait))]
    bars += kept(*(
        bar(night, "seen", spell.start, spell.end or night.end, f"{spell.label}: {clock(spell.start)}")
        for spell in seen
    ))  # fmt: skip
    if one.arrive >= night.begin:
        bars += kept(bar(night, "came", one.arrive, one.arrive, f"arrives {clock(one.arrive)}"))
    if one.leave is not None and one.leave <= night.end:
        bars += kept(bar(night, "went", one.leave, one.leave, f"leaves {clock(one.leave)}"))
    steps, more = _shown(night, night.journeys.get(one.patient, ()))
    return Lane(
        label=f"Patient {one.patient}",
        beside=f"NEWS2 {one.news.replace('_', ' ')}" if one.news == "high" else "",
        said=f"Patient {one.patient}: " + "; ".join(_said(wait) for wait in waits),
        bars=tuple(bars),
        columns=_COLUMNS,
        lines=_lines(steps),
        more=f"{counted(more, 'later step')} left out here; {_command(night, one)} tells them."
        if more
        else "",
        marked=marked,
    )


def _command(night: Night, one: Patient) -> str:
    return f"dghsim explain RUN --patient {one.patient} --replication {night.which.replication}"


def _style(night: Night, wait: Wait) -> str:
    kind = f"for-{wait.level}" if wait.level else "for-bed"
    return f"wait {kind}{' longest' if wait is night.longest else ''}"


def _waited(night: Night, wait: Wait, style: str) -> tuple[Bar, ...]:
    """Pale until the target, dark beyond it."""
    title = _said(wait)
    begin, due = max(wait.asked, night.begin), wait.due
    whole = bar(night, style, begin, wait.until, title)
    words = _words(whole, wait) if "longest" in style else ""
    if due is None or due >= wait.until:
        return kept(bar(night, style, begin, wait.until, title, words))
    if due <= begin:
        return kept(bar(night, f"{style} beyond", begin, wait.until, title, words))
    return kept(
        bar(night, style, begin, due, title, words), bar(night, f"{style} beyond", due, wait.until, title)
    )


def _words(whole: Bar | None, wait: Wait) -> str:
    return length(wait.until - wait.asked) if whole and float(whole.width) >= _WORDS_NEED else ""


def _said(wait: Wait) -> str:
    what = (
        f"{a(LEVELS.get(wait.level, 'clinician'))}, {lowered(wait.label)}"
        if wait.level
        else f"a bed, {wait.label}"
    )
    until = f"to {clock(wait.until)}" if wait.ended else "and in vain"
    beyond = f", due by {clock(wait.due)}" if wait.due is not None and wait.until > wait.due else ""
    return f"waited {length(wait.until - wait.asked)} for {what}, from {clock(wait.asked)} {until}{beyond}"


def _shown(night: Night, steps: Sequence[Step]) -> tuple[Sequence[Step], int]:
    """Steps up to a day after the night, and how many come later."""
    shown = [step for step in steps if step.time <= night.end + _AFTER]
    return shown, len(steps) - len(shown)


def _lines(steps: Sequence[Step]) -> tuple[Line, ...]:
    lines, last = [], date.min
    for step in steps:
        today = step.time.date()
        lines.append(
            Line(
                clock(step.time),
                (step.what, waited(step.waited), step.by),
                day(today) if today != last else "",
            )
        )
        last = today
    return tuple(lines)
