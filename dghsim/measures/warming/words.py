"""Whether the warm-up is long enough, in words."""

from __future__ import annotations

from dghsim.measures.answers.numbers import counted, listed
from dghsim.measures.warming.check import FEWEST_WEEKS, MATTERS, Settling, WarmUp

LIMITS = (
    "MSER tells a beginning from a settled rest; it may take a season, a year's workforce or a queue that only grows "
    "for a beginning. So only the first weeks are looked at, and patients inside are divided by how many are "
    "expected to come in the week."
)


_ANSWER = {"enough": "enough", "slight": "enough", "short": "too short", "unsettled": "cannot tell"}


def answer(found: WarmUp) -> str:
    """A few words."""
    head = f"Warm-up of {counted(found.left_out, 'week')}" if found.left_out else "No warm-up"
    return f"{head}: {_ANSWER[found.verdict] if found.series else 'cannot be checked'}."


def reason(found: WarmUp) -> str:
    """Why."""
    if not found.series:
        return f"MSER wants {FEWEST_WEEKS} weeks or more from the empty hospital on."
    looked = f"in the first {found.weeks} weeks of {counted(found.replications, 'run')}, averaged"
    each = listed([f"{one.label[0].lower()}{one.label[1:]} {one.settled}" for one in found.series])
    if found.verdict == "unsettled":
        return (
            f"MSER finds no end of the beginning {looked} (weeks to leave out: {each}; {found.weeks // 2} is no "
            "answer): a season, the workforce or a growing queue may look like one."
        )
    said = f"MSER would leave out {counted(found.settled, 'week')} {looked} ({each})"
    if found.verdict == "enough":
        return f"{said}."
    moved = listed([_moved(one) for one in found.series if one.settled > found.left_out])
    if found.verdict == "slight":
        return (
            f"{said}; what is not left out moves averages by less than {MATTERS:.1%}, or no more than chance does: "
            f"{moved}."
        )
    return f"{said}; what is not left out moves the average: {moved}. Set run.warm_up_weeks={found.advised}."


def _moved(one: Settling) -> str:
    return f"{one.label[0].lower()}{one.label[1:]} {one.moves:+.1%}".replace("-", "−")


def record(found: WarmUp) -> dict[str, object]:
    """What the manifest says of it."""
    return {
        "weeks_left_out": found.left_out,
        "weeks_by_mser": {one.name.removeprefix("start_"): one.settled for one in found.series},
        "verdict": found.verdict if found.series else "too few weeks",
    }
