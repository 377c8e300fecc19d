"""The letters that stand for duties and absences in a rota grid, read and written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from dghsim.errors import InputError, show
from dghsim.rota.rules.nearest import nearest
from dghsim.scenario.absences import ABSENCE_CODES, ABSENCE_TITLES, ABSENCE_WORDS, ABSENCES, OFF
from dghsim.scenario.root import Scenario

__all__ = [
    "ABSENCES",
    "ABSENCE_CODES",
    "ABSENCE_TITLES",
    "ABSENCE_WORDS",
    "NOTHING",
    "OFF",
    "Codes",
    "Entry",
    "UnknownCode",
    "key_of",
    "name_key",
    "plain",
    "unknown_code",
]
_SPLITS = (r"\s+\+\s+", r"\s*[+,/&;\n]\s*", r"\s*[+,/&;\n]\s*|\s+")


class Entry(NamedTuple):
    """What a code stands for: a duty, an absence (no tier, no duty), or nothing (all empty)."""

    tier: str
    duty: str
    kind: str
    """One of `ABSENCES`, or "" for a duty and for a day off."""


class UnknownCode(Exception):  # noqa: N818 - says what happened, and is always caught to add the row
    """A code that stands for nothing known; the text says what would be."""


NOTHING = Entry("", "", "")


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Text for a cell: without control and other unprintable characters, spaces run together."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def key_of(text: str) -> str:
    """How codes are compared: case, spaces and unprintable characters do not tell them apart."""
    return plain(text).casefold()


def name_key(text: str) -> str:
    """How names of duties and tiers are compared: as codes are, and a space is as good as an underscore."""
    return key_of(text).replace(" ", "_")


def unknown_code(text: str, known: Iterable[str], listed: str) -> str:
    """Words for a code that stands for nothing, with what is most like it: one of those known, else an absence."""
    hint = nearest(text, [each for each in known if each]) or nearest(text, ABSENCE_WORDS)
    return f"code {show(text)} is unknown{hint}; known: {listed}"


class Codes:
    """Every code of a scenario: the planner's legend first, then the duties' own, then words for absences."""

    def __init__(self, scenario: Scenario) -> None:
        """Reads the duties and the legend.

        Raises:
            InputError: a legend entry that names no duty and no absence, or two that differ in case only.
        """
        self._by_tier: dict[str, dict[str, Entry]] = {}
        self._everywhere: dict[str, list[Entry]] = {}
        self._names: dict[str, Entry] = {}
        self._shown: dict[Entry, str] = {}
        for tier_name, tier in scenario.rota.tier.items():
            codes = self._by_tier.setdefault(tier_name, {})
            for name, duty in tier.duty.items():
                entry = Entry(tier_name, name, "")
                self._names[f"{tier_name}.{name}"] = entry
                self._shown[entry] = plain(duty.code)
                if key_of(duty.code):
                    codes.setdefault(key_of(duty.code), entry)
            for key, entry in codes.items():
                self._everywhere.setdefault(key, []).append(entry)
        self._words = {key: Entry("", "", kind) for key, kind in ABSENCE_WORDS.items()}
        self._words |= dict.fromkeys(OFF, NOTHING)
        self._legend = self._read_legend(scenario.rota.own.legend if scenario.rota.own else {})

    def read(self, text: str, tier: str = "") -> list[Entry]:
        """What a cell says; several codes may be joined by `+`, `/`, `,` or a space.

        Args:
            text: the cell.
            tier: tier of the row, whose codes come before those of other tiers; "" where not known.

        Raises:
            UnknownCode: something in it stands for nothing, or for duties of two tiers.
        """
        for pattern in ("", *_SPLITS):
            parts = re.split(pattern, text.strip()) if pattern else [text]
            found = [self._one(part, tier) for part in parts]
            entries = [entry for entry in found if entry is not None]
            if len(entries) == len(found):
                return [entry for entry in entries if entry != NOTHING]
        wrong = next(part for part, entry in zip(parts, found, strict=True) if entry is None)
        raise UnknownCode(self._why(wrong))

    def duty(self, text: str, tier: str = "") -> Entry | None:
        """The duty of a name or code, `tier.duty` or, within a tier, `duty`; None where there is none."""
        entry = self._one(text, tier)
        if entry is None and tier:
            entry = self._names.get(f"{tier}.{name_key(text)}")
        if entry is None:
            named = [each for name, each in self._names.items() if name.partition(".")[2] == name_key(text)]
            entry = named[0] if len(named) == 1 else None
        return entry

    def has(self, text: str, tier: str = "") -> bool:
        """Whether the text is one code as it stands."""
        return self._one(text, tier) is not None

    def write(self, entry: Entry, tier: str) -> str:
        """The shortest text that `read` takes for the entry in a row of the tier."""
        candidates = [ABSENCE_CODES[entry.kind], entry.kind] if entry.kind else [self._shown[entry]]
        exact = (text for text in candidates if text and self._one(text, tier) == entry)
        return next(exact, f"{entry.tier}.{entry.duty}" if entry.duty else candidates[-1])

    def join(self, entries: list[Entry], tier: str) -> str:
        """One cell for all of them."""
        texts = [self.write(entry, tier) for entry in entries]
        close = "+".join(texts)
        return close if self._reads_as(close, entries, tier) else " + ".join(texts)

    @property
    def known(self) -> str:
        """The codes in use, for an error line."""
        duties = sorted({text for text in self._shown.values() if text})
        shown = {key_of(text): text for text in (*ABSENCE_CODES.values(), "OFF", *duties)}
        own = [key for key in self._legend if key not in shown]
        usual = [text for key, text in shown.items() if text not in duties]
        return ", ".join([*own, *duties, *usual][:40])

    def _one(self, text: str, tier: str) -> Entry | None:
        key = key_of(text)
        if key in self._legend:
            return self._legend[key]
        if key in self._by_tier.get(tier, {}):
            return self._by_tier[tier][key]
        elsewhere = self._everywhere.get(key, [])
        if key in self._words and (tier or not elsewhere):
            return self._words[key]
        if elsewhere:
            return elsewhere[0] if len(elsewhere) == 1 else None
        return self._names.get(name_key(text))

    def _why(self, text: str) -> str:
        tiers = [entry.tier for entry in self._everywhere.get(key_of(text), [])]
        if len(tiers) > 1:
            return (
                f"code {show(text)} is of the tiers {', '.join(tiers)}; needed: a column tier, or the legend"
            )
        return unknown_code(text, [*self._legend, *self._shown.values()], self.known)

    def _reads_as(self, text: str, entries: list[Entry], tier: str) -> bool:
        try:
            return self.read(text, tier) == entries
        except UnknownCode:
            return False

    def _read_legend(self, legend: Mapping[str, str]) -> dict[str, Entry]:
        found: dict[str, Entry] = {}
        for code, meaning in legend.items():
            entry = self._names.get(name_key(meaning)) or self._words.get(key_of(meaning))
            where = f"rota.own.legend.{show(code)}"
            if entry is None or not key_of(meaning):
                raise InputError(
                    f"{where} is {show(meaning)}; allowed: {', '.join([*ABSENCES, 'off', *self._names][:40])}"
                )
            if found.setdefault(key_of(code), entry) != entry:
                raise InputError(f"{where} is in the legend twice, with different meanings")
        return found
