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
    each = listed([f"{in_a_sentence(one)} {one.settled}" for one in found.answered])
    unsettled = listed([in_a_sentence(one) for one in found.unsettled])
    no_answer = f"{counted(found.weeks // 2, 'week')}, half of them, is no answer"
    if found.verdict == "unsettled":
        return (
            f"MSER finds no end of the beginning of {unsettled} {looked} ({no_answer}{each and f'; {each}'}): a "
            "season, the workforce or a growing queue may look like one."
        )
    said = f"MSER would leave out {counted(found.settled, 'week')} {looked} ({each})"
    if found.verdict == "enough":
        return f"{said}."
    moved = listed([_moved(one) for one in found.answered if one.settled > found.left_out])
    if found.verdict == "slight":
        return (
            f"{said}; what is not left out moves averages by less than {MATTERS:.1%}, or no more than chance does: "
            f"{moved}."
        )
    moved = listed([_moved(one) for one in found.answered if one.verdict == "short"])
    told = f"{said}; what is not left out moves the average: {moved}."
    if not unsettled:
        return f"{told} Set run.warm_up_weeks={found.advised}."
    return (
        f"{told} Of {unsettled} it finds no end of the beginning ({no_answer}), so even that may be too few. Set "
        f"run.warm_up_weeks={found.advised} or more and look again."
    )


def in_a_sentence(one: Settling) -> str:
    """The series' name in the midst of one."""
    return f"{one.label[0].lower()}{one.label[1:]}"


def _moved(one: Settling) -> str:
    return f"{in_a_sentence(one)} {one.moves:+.1%}".replace("-", "−")


def record(found: WarmUp) -> dict[str, object]:
    """What the manifest says of it; no weeks where the rule has no answer."""
    return {
        "weeks_left_out": found.left_out,
        "weeks_by_mser": {
            one.name.removeprefix("start_"): one.settled if one.answered else None for one in found.series
        },
        "verdict": found.verdict if found.series else "too few weeks",
    }
