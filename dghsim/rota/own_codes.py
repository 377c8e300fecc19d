"""The codes of a scenario, with what the planner's file says of its own: one reading for every cell."""

from __future__ import annotations

from dghsim.errors import show
from dghsim.rota.codes import Codes, Entry, UnknownCode, key_of
from dghsim.rota.legend.legend import Legend
from dghsim.rota.legend.meaning import DUTIES, Meaning
from dghsim.rota.legend.parts import meanings
from dghsim.rota.own_rows import kind_of
from dghsim.scenario.base import minute_of_day
from dghsim.scenario.root import Scenario


class OwnCodes:
    """Cells of a planner's rota as duties of the scenario.

    A code is the scenario's first. The times are the file's own where its legend gives others; a code that only the
    file's legend knows is the one duty with its times.
    """

    def __init__(self, scenario: Scenario, codes: Codes, legend: Legend) -> None:
        """Takes the scenario, its codes, and the file's own legend."""
        self._scenario, self._codes, self._legend = scenario, codes, legend
        self._read: dict[tuple[str, str], list[Meaning]] = {}
        self.other_times: dict[str, str] = {}
        """Codes whose times in the file are not the scenario's, in words."""

    def read(self, text: str, tier: str = "") -> list[Meaning]:
        """What a cell says in a row of the tier, days off left out.

        Raises:
            UnknownCode: something in it stands for nothing, or for duties of two tiers.
        """
        if (text, tier) not in self._read:
            self._read[text, tier] = meanings(
                text,
                lambda code: self.one(code, tier),
                lambda start, minutes: self.timed(start, minutes, tier),
            )
        return self._read[text, tier]

    def exact(self, text: str) -> bool:
        """Whether the text is one code of a tier as it stands."""
        return any(self._codes.has(text, tier) for tier in ("", *self._scenario.rota.tier))

    def knows(self, text: str) -> bool:
        """Whether the text is a code of any tier."""
        for tier in ("", *self._scenario.rota.tier):
            try:
                self.read(text, tier)
            except UnknownCode:
                continue
            return True
        return False

    def one(self, code: str, tier: str) -> Meaning:
        """What one code means in a row of the tier. Raises UnknownCode as `read` does."""
        given = self._legend.one(code, tier)
        try:
            entries = self._codes.read(code, tier) if key_of(code) else []
        except UnknownCode:
            if given is None or given.start is None or given.kind not in DUTIES:
                raise
            return self.timed(given.start, given.minutes, tier or given.tier)
        if len(entries) != 1:
            if entries:
                raise UnknownCode(f"code {show(code)} is several")
            return Meaning("off")
        meaning = self._of(entries[0])
        if given is None or given.start is None or meaning.start is None or given.kind not in DUTIES:
            return meaning
        if (given.start, given.minutes) == (meaning.start, meaning.minutes):
            return meaning
        self.other_times[code.upper()] = f"{_span(given)} and not {_span(meaning)}"
        return meaning._replace(start=given.start, minutes=given.minutes)

    def _of(self, entry: Entry) -> Meaning:
        if not entry.duty:
            return Meaning(entry.kind or "off")
        duty = self._scenario.rota.tier[entry.tier].duty[entry.duty]
        start = minute_of_day(duty.start)
        return Meaning(kind_of(self._scenario, entry), start, duty.minutes, entry.tier, entry.duty)

    def timed(self, start: int, minutes: int, tier: str) -> Meaning:
        """The one duty at these times. Raises UnknownCode where there is none, or several."""
        fitting = [
            Entry(tier_name, name, "")
            for tier_name, each in self._scenario.rota.tier.items()
            for name, duty in each.duty.items()
            if tier in ("", tier_name) and (minute_of_day(duty.start), duty.minutes) == (start, minutes)
        ]
        if len(fitting) != 1:
            count = len(fitting) or "no"
            raise UnknownCode(
                f"{count} duties are at {_span(Meaning('shift', start, minutes))}; known: {self._codes.known}"
            )
        return self._of(fitting[0])


def _span(meaning: Meaning) -> str:
    start = meaning.start or 0
    end = (start + meaning.minutes - 1) % 1440 + 1
    return f"{start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}"


def tier_in(scenario: Scenario, text: str) -> str:
    """The tier that a heading such as `REGISTRARS` or `Registrar rota` names; "" for none, or for several."""
    words = key_of(text).replace("_", " ")
    named = []
    for name, tier in scenario.rota.tier.items():
        for each in (name.replace("_", " "), key_of(tier.label)):
            if each and (words == each or f" {each} " in f" {words} " or f" {each}s " in f" {words} "):
                named.append(name)
                break
    return named[0] if len(named) == 1 else ""
