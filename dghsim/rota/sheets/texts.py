"""Every text that a cell of the rota may hold, tier by tier, and what it counts for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from dghsim.rota.checker.kinds import in_clock_window
from dghsim.rota.codes import ABSENCES, Codes, Entry
from dghsim.rota.reference import tier_rules
from dghsim.rota.rolled import counted_minutes
from dghsim.rota.sheets.lines import GridLine
from dghsim.rota.sheets.paint import LONG, Paint, paint_of, paint_of_absence
from dghsim.scenario.base import minute_of_day
from dghsim.scenario.root import Scenario

COUNTED: tuple[str, ...] = ("hours", "long", "night", "on_call", "normal", "leave", "study", "away")
"""What is summed: hours that count, long days, nights, on calls from home, normal days, and days of absence: annual
leave, study leave, and any that is credited."""
_DAY = 1440


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a tier's rows."""

    text: str
    entries: tuple[Entry, ...]
    paint: Paint
    """Of the first of them."""
    counts: tuple[float, ...]
    """In the order of `COUNTED`."""
    on_duty: bool
    past_midnight: bool
    """At work after 00:01 on the next day."""


class Texts:
    """The texts of one tier's rows."""

    def __init__(self, scenario: Scenario, codes: Codes, tier: str, lines: Iterable[GridLine]) -> None:
        """Every duty that a row of the tier may name, every absence, and what the rows hold together in one cell."""
        self.tier = tier
        self._scenario, self._codes = scenario, codes
        self._by_entries: dict[tuple[Entry, ...], Text] = {}
        for entries in _possible(scenario, tier):
            self.of(entries)
        for line in lines:
            for entries in line.days.values():
                self.of(entries)

    def of(self, entries: tuple[Entry, ...]) -> Text:
        """The text for the duties and absences of a day."""
        found = self._by_entries.get(entries)
        if found is None:
            found = self._by_entries[entries] = self._text(entries)
        return found

    @property
    def all(self) -> list[Text]:
        """Each text once, the tier's own duties first."""
        return list({each.text.casefold(): each for each in reversed(self._by_entries.values())}.values())[
            ::-1
        ]

    def _text(self, entries: tuple[Entry, ...]) -> Text:
        counts = np.sum([self._counts(entry) for entry in entries], axis=0)
        spans = [self._span(entry) for entry in entries if entry.duty]
        return Text(
            self._codes.join(list(entries), self.tier),
            entries,
            self._paint(entries[0]),
            tuple(float(each) for each in counts),
            bool(spans),
            any(end > _DAY + 1 for _, end in spans),
        )

    def _paint(self, entry: Entry) -> Paint:
        if not entry.duty:
            return paint_of_absence(entry.kind)
        return paint_of(self._scenario.rota.tier[entry.tier].duty[entry.duty])

    def _span(self, entry: Entry) -> tuple[int, int]:
        duty = self._scenario.rota.tier[entry.tier].duty[entry.duty]
        start = minute_of_day(duty.start)
        return start, start + duty.minutes

    def _counts(self, entry: Entry) -> tuple[float, ...]:
        if not entry.duty:
            leave, study = entry.kind == "leave", entry.kind == "study"
            return 0.0, 0, 0, 0, 0, leave, study, entry.kind != "zero"
        duty = self._scenario.rota.tier[entry.tier].duty[entry.duty]
        home = duty.at == "home"
        return (
            counted_minutes(duty) / 60, paint_of(duty) == LONG, not home and self._is_night(entry), home, duty.normal,
            False, False, False,
        )  # fmt: skip

    def _is_night(self, entry: Entry) -> bool:
        readings = tier_rules(self._scenario.rota.tier[self.tier]).readings
        start, end = (np.array([each + _DAY]) for each in self._span(entry))
        worked = in_clock_window(start, end, readings.night_from, readings.night_to)
        return bool(worked[0] >= readings.night_hours * 60)


def _possible(scenario: Scenario, tier: str) -> list[tuple[Entry, ...]]:
    own = scenario.rota.tier[tier].duty
    found: list[tuple[Entry, ...]] = [(Entry(tier, name, ""),) for name in own]
    for name, duty in own.items():
        if duty.follows is not None:
            found.append((Entry(tier, duty.follows, ""), Entry(tier, name, "")))
    found += [(Entry("", "", kind),) for kind in ABSENCES]
    others: Sequence[str] = [name for name in scenario.rota.tier if name != tier]
    return found + [(Entry(name, duty, ""),) for name in others for duty in scenario.rota.tier[name].duty]
