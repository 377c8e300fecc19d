"""What a sequence is expected to break, as text, beside what the checker says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from rota.by_hand.notation import moment

from dghsim.rota.checker import Breach

LINE = re.compile(
    r"(?:(?P<doctor>\w+): )?(?P<rule>\w+) (?P<measured>[\d:.]+) [<>] (?P<limit>[\d.]+)"
    r"(?:, (?P<start>[^,]+) to (?P<end>.+))?"
)
HUNDREDTH = 0.005


@dataclass(frozen=True, slots=True)
class Expected:
    """One line such as `rest_11 10:59 < 11, Mon 21:00 to Tue 07:59`; the dates may be left out."""

    doctor: str
    rule: str
    measured: float
    limit: float
    start: dt.datetime | None
    end: dt.datetime | None

    def fits(self, breach: Breach) -> bool:
        """The same doctor and rule; measured and limit to two decimals; the same dates where given."""
        return (
            (self.doctor, self.rule) == (breach.doctor, breach.rule)
            and abs(self.measured - breach.measured) <= HUNDREDTH
            and abs(self.limit - breach.limit) <= HUNDREDTH
            and self.start in (None, breach.start)
            and self.end in (None, breach.end)
        )


def expected(lines: Iterable[str], monday: dt.date) -> list[Expected]:
    """The lines read."""
    return [_read(line, monday) for line in lines]


def differences(wanted: list[Expected], breaches: Iterable[Breach]) -> list[str]:
    """One line for each breach that is missing, or is there and should not be."""
    missing, surplus = list(wanted), []
    for breach in breaches:
        found = next((one for one in missing if one.fits(breach)), None)
        if found is None:
            surplus.append(f"not expected: {breach}")
        else:
            missing.remove(found)
    return [f"missing: {one}" for one in missing] + surplus


def _read(line: str, monday: dt.date) -> Expected:
    found = LINE.fullmatch(line)
    assert found, line
    hours, _, minutes = found["measured"].partition(":")
    start, end = (moment(found[name], monday) if found[name] else None for name in ("start", "end"))
    measured = float(hours) + int(minutes or 0) / 60
    return Expected(found["doctor"] or "A", found["rule"], measured, float(found["limit"]), start, end)
