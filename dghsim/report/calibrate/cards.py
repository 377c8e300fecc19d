"""What a planner asks of a fit, each answered in a line."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dghsim.report.text import counted
from dghsim.studies.calibrate.fit import Calibration
from dghsim.studies.calibrate.fitted import Fitted
from dghsim.studies.calibrate.held_out import HeldOut
from dghsim.studies.calibrate.misfit import Misfit
from dghsim.studies.calibrate.numbers import NO_READY, TOO_FEW


@dataclass(frozen=True, slots=True)
class Card:
    """A question, its answer and why."""

    asks: str
    says: str
    why: str
    style: str
    """yes, no or unsure."""


def cards(
    found: Calibration, numbers: Sequence[Fitted], held: HeldOut | None, misfit: Sequence[Misfit]
) -> tuple[Card, ...]:
    """In the order in which they are read."""
    return (*_fitted(numbers), _foretold(held), *_stays(held), _fits(misfit), *_left_out(found))


def _fitted(numbers: Sequence[Fitted]) -> Iterator[Card]:
    fitted = [one for one in numbers if one.found is not None]
    differ = sum(one.verdict == "differs" for one in fitted)
    kept = len(numbers) - len(fitted)
    says = f"{differ} of {counted(len(fitted), 'number')} fitted" if differ else "Not that can be told"
    few = sum(one.why == TOO_FEW for one in numbers)
    reasons = [f"{counted(count, 'number')} {words}" for count, words in
               ((few, TOO_FEW), (kept - few, NO_READY)) if count]  # fmt: skip
    why = f"Kept as the base has it: {', '.join(reasons)}." if kept else "Nothing was kept."
    yield Card("Is this hospital unlike the base?", says, f"The 95 % interval leaves the base's value out. {why}",
               "unsure" if not differ else "yes")  # fmt: skip


def _foretold(held: HeldOut | None) -> Card:
    asks = "Does the fit foretell weeks it has not seen?"
    if held is None:
        return Card(asks, "Cannot tell", "Fewer than twelve weeks: none was held back.", "unsure")
    gain = held.better[0]
    style, says = _verdict(
        gain.low, gain.high, "Better than the base", "Worse than the base", "As well as the base"
    )
    even = held.better[1]
    return Card(
        asks,
        says,
        f"{held.weeks} weeks held back. A day is likelier by a factor of {_times(gain.value)} ({_times(gain.low)} to "
        f"{_times(gain.high)}) than with the base's profile at this hospital's level, and of {_times(even.value)} "
        f"than with every hour alike. Of {held.days} days {held.within} lie where nine in ten should.",
        style,
    )


def _stays(held: HeldOut | None) -> Iterator[Card]:
    if held is None or held.stays is None:
        return
    gain = held.stays
    style, says = _verdict(
        gain.low, gain.high, "Better than the base", "Worse than the base", "As well as the base"
    )
    yield Card(
        "Does it foretell stays it has not seen?",
        says,
        f"{held.stays_scored:,} stays of those weeks: each is likelier by {100 * gain.value:+.1f} % "
        f"({100 * gain.low:+.1f} to {100 * gain.high:+.1f}) than under the base's.",
        style,
    )


def _fits(misfit: Sequence[Misfit]) -> Card:
    asks, some = "Can the scenario's form say it all?", [one for one in misfit if one.found]
    if not some:
        return Card(
            asks, "As far as can be told", f"{counted(len(misfit), 'thing')} looked for, none found.", "yes"
        )
    says = f"Not all: {counted(len(some), 'misfit')}"
    return Card(asks, says, "; ".join(f"{one.looked_for.lower()}: {one.says}" for one in some) + ".", "no")


def _left_out(found: Calibration) -> Iterator[Card]:
    out = sum(remark.rows for remark in found.remarks if remark.left_out)
    share = out / max(found.extract.rows, 1)
    says = "All of it" if not out else f"All but {counted(out, 'row')} of {found.extract.rows:,}"
    yield Card("Could the file be used?", says, f"{counted(len(found.remarks), 'remark')} below.",
               "no" if share > 0.05 else "yes")  # fmt: skip


def _verdict(low: float, high: float, better: str, worse: str, alike: str) -> tuple[str, str]:
    if low > 0:
        return "yes", better
    return ("no", worse) if high < 0 else ("unsure", f"{alike}, as far as can be told")


def _times(gain: float) -> str:
    return f"{math.exp(min(gain, 50)):.2f}" if gain < 4.6 else f"{math.exp(min(gain, 50)):.0f}"
