"""Says in words how the take behaves: teams, interruptions, own work, who gives way, switches."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.scenario.pathway import Condition, Delay, GivesWay, Seat, WorkKind
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import OwnWork
from dghsim.scenario.uses import own_works


def take_lines(scenario: Scenario) -> Iterator[str]:
    """One line for each rule that the scenario uses."""
    for name, kind in scenario.work.items():
        told = list(_kind(kind))
        if told:
            yield f"  work        {name}: {'; '.join(told)}"
    for key, _, own in own_works(scenario):
        yield f"  own work    {key[2]}.{key[4]}: {_own(own)}"
    breaks = scenario.rota.breaks
    if breaks is not None:
        yield f"  breaks      {breaks.work}, {breaks.minutes} min each, as many as the rules of each tier give"
    for name, stage in scenario.pathway.stage.items():
        for rule in stage.gives_way if isinstance(stage, Delay) else ():
            yield f"  gives way   {name}: {_gives_way(rule)}"
    outliers = [name for name, place in scenario.place.items() if place.outlier]
    if outliers:
        yield f"  outliers    whoever is in {', '.join(outliers)}"
    for name, on in scenario.policy.items():
        yield f"  policy      {name}: {'on' if on else 'off'}"


def _kind(kind: WorkKind) -> Iterator[str]:
    if kind.team:
        yield "needs " + " and ".join(
            _seat(seat) for seat in sorted(kind.team, key=lambda seat: not seat.must)
        )
    if kind.not_by:
        yield f"not by {', '.join(kind.not_by)}"
    if kind.interrupts:
        yield "takes clinicians away from less urgent work"
    if not kind.interruptible and kind.category != "own":
        yield "is not interrupted"
    if kind.resumed_by == "same":
        yield "once interrupted, goes on with who began it"
    if kind.at_shift_end == "hand_over":
        yield "handed over part-done at the end of a shift"
    if kind.by_phone:
        yield "done by phone from home"
    if not kind.patient_waits:
        yield "the patient goes on as soon as it is taken in hand"
    if kind.target_minutes is not None:
        yield f"to be begun within {_time(kind.target_minutes)}"


def _seat(seat: Seat) -> str:
    who = f"{seat.count} of {' or '.join(seat.tiers)}" if seat.tiers else f"{seat.count} of any tier"
    return who if seat.must else f"{who} if to be had"


def _own(own: OwnWork) -> str:
    if own.before_end_minutes is not None:
        due = f"{_time(own.before_end_minutes)} before the end"
    else:
        due = "at the start" if not own.after_minutes else f"{_time(own.after_minutes)} after the start"
    return f"{own.work}, {_time(own.minutes)}, due {due}, begun within {_time(own.within_minutes)} or missed"


def _gives_way(rule: GivesWay) -> str:
    where = f"for a full {rule.place}, goes on to {rule.goto or 'the stage after it'}"
    left = f"with {rule.left_at_least_hours:g} to {rule.left_at_most_hours:g} hours left"
    return f"{where} {left}" + "".join(f", if {condition_words(one)}" for one in rule.when)


def condition_words(condition: Condition) -> str:
    """A condition in words."""
    if condition.chance is not None:
        return f"by a chance of {condition.chance:g}"
    if condition.window is not None:
        return f"{condition.window} is open"
    if condition.policy is not None:
        return f"policy {condition.policy} is on"
    if condition.seen_by is not None:
        return f"last seen by {' or '.join(condition.seen_by)}"
    if condition.place is not None:
        if condition.in_proportion:
            return f"by a chance that is the share of {condition.place} in use"
        if condition.free_at_least is not None:
            return f"{condition.place} has {condition.free_at_least} or more free"
        return f"{condition.place} has {condition.occupied_at_least} or more in it"
    if condition.answered is not None:
        return f"somebody is there who answers {condition.answered}"
    if condition.at_least is not None:
        return f"{condition.attribute} is at least {condition.at_least:g}"
    labels = condition.is_one_of or [condition.equals or ""]
    return f"{condition.attribute} is {' or '.join(labels)}"


def _time(minutes: int) -> str:
    return f"{minutes // 60} h" if minutes and minutes % 60 == 0 else f"{minutes} min"
