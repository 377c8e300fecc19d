"""Random kinds of work: teams, interruptions, hand-overs, phone work, escorts, and what clinicians do themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dghsim.studies.verify.generated import demand
from dghsim.studies.verify.generated.dice import Dice

Document = dict[str, Any]
GRADES = ("plain", "quick", "slow")
RULES = ("none", "training-2019", "wtr")


def works(dice: Dice, attributes: Document, tiers: Sequence[str]) -> Document:
    """Kinds of work that stages ask for; not all last a patient's own time, which jobs have not."""
    made = {f"w{at}": _work(dice, attributes, tiers) for at in range(dice.whole(1, 5))}
    if all(kind["duration"]["family"] == "attribute" for kind in made.values()):
        made["w0"]["duration"] = dice.duration(0, 90)
    return made


def _work(dice: Dice, attributes: Document, tiers: Sequence[str]) -> Document:
    times = demand.times(attributes)
    duration = dice.duration(0, dice.pick((90, 90, 240)))
    if times and dice.chance(0.15):
        duration = {"family": "attribute", "attribute": dice.pick(times)}
    made: Document = {
        "duration": duration,
        "category": dice.pick(("take", "wards", "emergencies", "outside")),
        "last_start_minutes": dice.pick((0, dice.minutes(0, 120))),
    }
    if dice.chance(0.6):
        made["ask_second_after_minutes"] = dice.minutes(0, 120)
    if dice.chance(0.5):
        made["factor_by_grade"] = {"quick": 0.5, "slow": dice.pick((2.0, 1.37))}
    return made | _rules(dice, tiers)


def _rules(dice: Dice, tiers: Sequence[str]) -> Document:
    """What happens when something else comes up, and who may do it."""
    made: Document = {}
    for key, share, value in (
        ("interrupts", 0.5, True),
        ("interruptible", 0.15, False),
        ("resumed_by", 0.5, "same"),
        ("at_shift_end", 0.5, "hand_over"),
        ("by_phone", 0.25, True),
        ("patient_waits", 0.15, False),
        ("target_minutes", 0.3, dice.whole(1, 240)),
        ("not_by", 0.3, dice.some(GRADES[1:], at_least=1)),
    ):
        if dice.chance(share):
            made[key] = value
    if dice.chance(0.2):
        seats = [_seat(dice, tiers) for _ in range(dice.pick((1, 1, 2)))]
        seats[0]["must"] = True
        made["team"] = seats
    return made


def _seat(dice: Dice, tiers: Sequence[str]) -> Document:
    return {
        "tiers": dice.some(tiers) if dice.chance(0.5) else [],
        "count": dice.pick((1, 1, 2)),
        "must": dice.chance(0.5),
    }


def own_kinds(dice: Dice) -> Document:
    """Kinds of work that clinicians do for themselves; the rota says when. `rest` is for breaks."""
    made = {}
    for name in ("handover", "round", "rest"):
        made[name] = {
            "category": "own",
            "duration": {"family": "fixed", "unit": "minutes", "value": 30},
            "interruptible": dice.chance(0.8),
            "at_shift_end": dice.pick(("finish", "hand_over")),
        }
    return made


def own_work(dice: Dice, minutes: int) -> list[Document]:
    """What a duty of so many minutes has to do for itself."""
    made = []
    for _ in range(dice.pick((0, 0, 1, 1, 2))):
        when = {"after_minutes": dice.minutes(0, minutes - 60)}
        if dice.chance(0.5):
            when = {"before_end_minutes": dice.minutes(1, minutes)}
        made.append(
            {"work": dice.pick(("handover", "round")), "minutes": dice.minutes(1, 60), **when}
            | {"within_minutes": dice.minutes(0, 120), "priority": dice.pick((0, 2, 5, 9))}
        )
    return made


def breaks(dice: Dice) -> Document:
    """Breaks, of which a tier's rule set says how many are due."""
    return {"work": "rest", "minutes": dice.minutes(1, 45), "priority": dice.pick((0, 5, 6, 9))}
