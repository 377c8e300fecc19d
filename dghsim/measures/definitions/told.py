"""Measures as rows of words: what the definitions of several kinds have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dghsim.measures.model import Measure

Row = tuple[str, str, str, str]
"""Id, label, unit, what it explains."""


def told(one: Callable[..., Measure], *rows: Row) -> Iterator[Measure]:
    """The measures of some rows; `one` has what they share."""
    for name, label, unit, explains in rows:
        yield one(name, label, unit, explains=explains)


@dataclass(frozen=True, slots=True)
class Awaited:
    """Something that is waited for, in words."""

    start: str
    """How the ids begin."""
    label: str
    clock: str
    """From what to what, and over whom."""
    wait: str = "wait"
    """What the wait is called: `wait for a bed`."""
    share: str = "the work asked for in the weeks measured that did not begin at once"
    given: str = "given to a clinician"
    unit: str = "pieces of work"


def waiting(one: Callable[..., Measure], what: Awaited) -> Iterator[Measure]:
    """The five measures of a wait, as `measures.queue` reckons them; `one` has what they share."""
    start, label = what.start, what.label
    waits = what.wait.replace("wait", "waiting", 1)
    yield from told(
        one,
        (f"{start}_mean_minutes", f"{label}: {what.wait}, mean", "minutes", f"The mean time {what.clock}."),
        (f"{start}_p90_minutes", f"{label}: {what.wait}, 9 in 10 within", "minutes",
         f"The 90th percentile of the time {what.clock}."),
        (f"{start}_any_percent", f"{label}: had to {what.wait}", "%", f"Share of {what.share}."),
        (f"{start}_mean_queue", f"{label}: {waits} at any time, mean", "in the queue",
         f"Mean number asked for and not yet {what.given}, over the weeks measured."),
    )  # fmt: skip
    yield one(
        f"{start}_at_end", f"{label}: still {waits} at the end", what.unit, better="neither",
        explains=f"Asked for and not yet {what.given} when measuring stops; far above the mean queue, more is asked "
        "for than can be given.",
    )  # fmt: skip
