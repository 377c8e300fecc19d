"""A night in the terminal: a lane a clinician and a lane a waiting patient, a letter a quarter of an hour."""

from __future__ import annotations

import dataclasses
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from dghsim.measures.answers.numbers import printable
from dghsim.measures.nights.model import Clinician, Night
from dghsim.measures.nights.words import clock, length, night_of
from dghsim.scenario.root import Scenario

_QUARTER = timedelta(minutes=15)
_NAME = 30
_HEADINGS = {"worst": "The worst night", "typical": "A typical night", "asked": "The night"}
_LETTERS = {"take": "T", "wards": "W", "emergencies": "E", "outside": "O", "own": "B"}
_KEY = (
    "On duty: T take, W wards, E emergencies, O outside medicine, B handover, rounds or a break,\n"
    "  . no work in hand, ~ on call from home, x nobody"
)
_WAITING = "Waiting: 1 for tier 1, 2 for a registrar, 3 for a consultant, b for a bed; # being seen"
_SHORTEST = timedelta(minutes=15)
Span = tuple[datetime, datetime, str]


def night_text(scenario: Scenario, night: Night) -> str:
    """What happened in sentences, then the lanes."""
    heading = f"{_HEADINGS[night.which.kind]}: {night_of(night.which.evening)}, replication {night.which.replication}"
    lines = [scenario.name, heading, "", night.headline, *map(_wrapped, night.story), "", *_KEY.splitlines()]
    lines.append(_ruler(night))
    lines += [_lane(night, _who(one), _worked(night, one)) for one in night.clinicians]
    lines += ["", _WAITING, _ruler(night), *_patients(night)]
    if night.longest is not None:
        journey = f"--replication {night.which.replication} --patient {night.longest.patient}"
        lines += ["", f"* the longest: dghsim explain RUN {journey} tells the journey"]
    return "\n".join("\n".join(map(printable, line.splitlines())) for line in lines)


def _wrapped(sentence: str) -> str:
    return textwrap.fill(sentence, 100, initial_indent="- ", subsequent_indent="  ", break_long_words=False)


def night_json(scenario: Scenario, night: Night) -> object:
    """The same, for a program: every field of the night, times as ISO, waits in minutes."""
    return {"scenario": scenario.name, **_plain(dataclasses.asdict(night))}  # type: ignore[dict-item]


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, timedelta):
        return value.total_seconds() / 60
    return value if value is None or isinstance(value, str | int | float) else str(value).replace(" ", "T")


def _who(one: Clinician) -> str:
    return f"{one.name or 'nobody'} {one.code}".strip()


def _worked(night: Night, one: Clinician) -> Iterator[Span]:
    yield one.start, one.free, ("~" if one.home else ".") if one.name else "x"
    for spell in night.spells:
        if spell.duty == one.duty and spell.ended != "missed":
            yield spell.called, spell.end or night.end, _LETTERS.get(spell.category, "T")


def _patients(night: Night) -> Iterator[str]:
    for one in night.patients:
        waits = [wait for wait in night.waits if wait.patient == one.patient]
        longest = max(waits, key=lambda wait: wait.within(night.begin, night.end))
        part = longest.within(night.begin, night.end)
        if part < _SHORTEST and longest is not night.longest:
            continue
        spans: list[Span] = [(wait.asked, wait.until, "b") for wait in waits if wait.level == 0]
        spans += [(wait.asked, wait.until, str(wait.level)) for wait in waits if wait.level]
        spans += [
            (spell.called, spell.end or night.end, "#")
            for spell in night.spells
            if spell.patient == one.patient
        ]
        mark = " *" if night.longest is not None and night.longest.patient == one.patient else ""
        yield _lane(night, f"patient {one.patient}, {length(part)}{mark}", spans)


def _ruler(night: Night) -> str:
    hours = round((night.end - night.begin) / timedelta(hours=1))
    marks = [f"{clock(night.begin + timedelta(hours=hour)):8}" for hour in range(0, hours + 1, 2)]
    return f"{'':{_NAME}}{''.join(marks)}".rstrip()


def _lane(night: Night, name: str, spans: Iterable[Span]) -> str:
    quarters = round((night.end - night.begin) / _QUARTER)
    spans = list(spans)
    cells = [_cell(night.begin + at * _QUARTER, spans) for at in range(quarters)]
    return f"{printable(name)[: _NAME - 2]:{_NAME}}{''.join(cells)}".rstrip()


def _cell(begin: datetime, spans: list[Span]) -> str:
    """The letter of what fills most of a quarter of an hour; of several alike the one given last."""
    held: Counter[str] = Counter()
    for start, end, letter in spans:
        part = min(end, begin + _QUARTER) - max(start, begin)
        if part > timedelta(0):
            held[letter] += int(part.total_seconds())
    busy = {letter: seconds for letter, seconds in held.items() if letter not in ".~x"}
    if busy and 3 * sum(busy.values()) >= _QUARTER.total_seconds():
        return max(reversed(busy), key=lambda letter: busy[letter])
    rest = [letter for letter in held if letter in ".~x"]
    return rest[0] if rest else max(busy, key=lambda letter: busy[letter]) if busy else " "
