"""The codes of a planner's rota for the checker: as a run of the scenario reads them, else as the file says."""

from __future__ import annotations

from dghsim.rota.codes import Codes, UnknownCode
from dghsim.rota.legend.legend import Legend
from dghsim.rota.legend.meaning import Meaning
from dghsim.rota.legend.parts import meanings
from dghsim.rota.own_codes import OwnCodes, tier_in
from dghsim.scenario.root import Scenario


class OwnLegend:
    """A legend that asks the scenario first; what it does not know may mean what the file's own legend says."""

    def __init__(self, scenario: Scenario, codes: Codes, legend: Legend) -> None:
        """Takes the scenario, its codes, and the file's own legend."""
        self._scenario, self._legend = scenario, legend
        self._codes = OwnCodes(scenario, codes, legend)

    def __len__(self) -> int:
        return len(self._legend) + sum(len(tier.duty) for tier in self._scenario.rota.tier.values())

    @property
    def tiers(self) -> tuple[str, ...]:
        """Whose duties a code may be."""
        return tuple(dict.fromkeys((*self._scenario.rota.tier, *self._legend.tiers)))

    def one(self, text: str, tier: str = "") -> Meaning | None:
        """What one code means in a row of the tier; None where nothing, or several things, are known of it."""
        try:
            return self._known(text, tier)
        except UnknownCode:
            return None

    def read(self, text: str, tier: str = "") -> list[Meaning]:
        """What a cell says, days off left out.

        Raises:
            UnknownCode: something in it stands for nothing, or for duties of two tiers.
        """
        home = tier_in(self._scenario, tier) or tier
        return meanings(
            text,
            lambda code: self._known(code, home),
            lambda start, minutes: self._timed(start, minutes, home),
        )

    def _known(self, code: str, tier: str) -> Meaning:
        try:
            return self._codes.one(code, tier)
        except UnknownCode:
            found = self._legend.one(code, tier)
            if found is None:
                raise
            return found

    def _timed(self, start: int, minutes: int, tier: str) -> Meaning:
        """The one duty with these times, else a shift without a name."""
        try:
            return self._codes.timed(start, minutes, tier)
        except UnknownCode:
            return Meaning("shift", start, minutes)
