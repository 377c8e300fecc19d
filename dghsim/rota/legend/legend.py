"""Codes and what they mean, tier by tier where tiers differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dghsim.errors import InputError, show
from dghsim.rota.codes import ABSENCE_CODES, UnknownCode, key_of, plain, unknown_code
from dghsim.rota.legend.clock import told_unclear
from dghsim.rota.legend.meaning import Meaning, absence_of
from dghsim.rota.legend.parts import meanings


class Entry(NamedTuple):
    """One line of a legend."""

    code: str
    meaning: Meaning
    place: str
    """Where it stands, for an error line."""


class Legend:
    """A legend; words for absences and days off are known besides."""

    def __init__(self, entries: Iterable[Entry] = (), lines: Mapping[str, str] | None = None) -> None:
        """Takes the lines.

        Args:
            entries: those understood.
            lines: code, as `key_of` has it -> a line about it as written, for the refusal of a code not understood.

        Raises:
            InputError: one code twice with different meanings, within a tier.
        """
        self._meanings: dict[str, dict[str, Entry]] = {}
        self._shown: dict[str, str] = {}
        self._lines = dict(lines or {})
        for entry in entries:
            by_tier = self._meanings.setdefault(key_of(entry.code), {})
            before = by_tier.setdefault(key_of(entry.meaning.tier), entry)
            if before.meaning != entry.meaning:
                raise InputError(
                    f"{entry.place}: code {show(entry.code)} means something else at {before.place}; "
                    "allowed: one meaning, or a tier for each"
                )
            self._shown[key_of(entry.code)] = plain(entry.code)

    def __len__(self) -> int:
        return len(self._shown)

    def __iter__(self) -> Iterator[Meaning]:
        return (entry.meaning for by_tier in self._meanings.values() for entry in by_tier.values())

    def one(self, text: str, tier: str = "") -> Meaning | None:
        """What one code means in a row of the tier; None where nothing, or several things, are known of it."""
        by_tier = self._meanings.get(key_of(text), {})
        for name in (key_of(tier), ""):
            if name in by_tier:
                return by_tier[name].meaning
        different = {entry.meaning._replace(tier="") for entry in by_tier.values()}
        if len(different) == 1:
            return next(iter(by_tier.values())).meaning
        word = "" if by_tier else absence_of(text)
        return Meaning(word) if word else None

    def read(self, text: str, tier: str = "") -> list[Meaning]:
        """What a cell says, days off left out.

        Raises:
            UnknownCode: something in it stands for nothing, or for duties of two tiers.
        """
        return meanings(text, lambda code: self._known(code, tier), self._timed)

    @property
    def tiers(self) -> tuple[str, ...]:
        """Of which it has codes."""
        return tuple(dict.fromkeys(meaning.tier for meaning in self if meaning.tier))

    @property
    def known(self) -> str:
        """The codes, for an error line."""
        usual = (code for code in (*ABSENCE_CODES.values(), "OFF") if key_of(code) not in self._shown)
        return ", ".join([*sorted(self._shown.values()), *usual][:40])

    def _timed(self, start: int, minutes: int) -> Meaning:
        """The one code with these times, else a shift without a name."""
        named = [each for each in self if (each.kind, each.start, each.minutes) == ("shift", start, minutes)]
        return named[0] if len(named) == 1 else Meaning("shift", start, minutes)

    def _known(self, code: str, tier: str) -> Meaning:
        found = self.one(code, tier)
        if found is not None:
            return found
        tiers = sorted({entry.meaning.tier for entry in self._meanings.get(key_of(code), {}).values()})
        if tiers:
            raise UnknownCode(
                f"code {show(code)} is of the tiers {', '.join(map(show, tiers))}; needed: a column tier"
            )
        line = self._lines.get(key_of(code))
        told = f"; not understood in the key: {line}; needed: times such as 09:00-17:00" if line else ""
        raise UnknownCode(
            unknown_code(code, self._shown.values(), self.known) + told_unclear(line or code) + told
        )
