"""What stages ask of a patient fits what is known of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dghsim.errors import show
from dghsim.scenario.duration import SECONDS_PER_UNIT, Duration, FromAttribute
from dghsim.scenario.keys import Key, unknown
from dghsim.scenario.labels import is_time, labels_of
from dghsim.scenario.pathway import Delay, Hold, PriorityBy, Work
from dghsim.scenario.problems import Problem
from dghsim.scenario.root import Scenario
from dghsim.scenario.uses import stage_conditions

MOST_LABELS = 62
"""Both engines keep sets of labels as the bits of one 64-bit number."""


def conditions_fit(scenario: Scenario) -> Iterator[Problem]:
    """`equals` and `is_one_of` ask for labels that the attribute has; `at_least` asks it of a number."""
    for name, stage in scenario.pathway.stage.items():
        for inner, condition in stage_conditions(stage):
            if condition.attribute is None:
                continue
            key = ("pathway", "stage", name, *inner)
            labels = labels_of(scenario.demand.attribute[condition.attribute])
            if condition.at_least is not None and labels:
                yield Problem((*key, "at_least"), f"needs a number, and {condition.attribute} is a category")
            for word, asked in (("equals", [condition.equals]), ("is_one_of", condition.is_one_of or [])):
                yield from _labels_are_there((*key, word), asked, labels, condition.attribute)
            if condition.is_one_of is not None and len(labels) > MOST_LABELS:
                says = f"needs a category of at most {MOST_LABELS} labels, and {condition.attribute} has {len(labels)}"
                yield Problem((*key, "is_one_of"), says)


def _labels_are_there(
    key: Key, asked: Sequence[str | None], labels: Sequence[str], attribute: str
) -> Iterator[Problem]:
    for label in asked:
        if label is not None and not labels:
            yield Problem(key, f"needs a category, and {attribute} is a number")
            return
        if label is not None and label not in labels:
            yield Problem(key, unknown(label, labels, what=f"label of {attribute}"))


def priorities_are_complete(scenario: Scenario) -> Iterator[Problem]:
    """A priority by attribute has a value for each label."""
    for name, stage in scenario.pathway.stage.items():
        if not isinstance(stage, Work | Hold) or not isinstance(stage.priority, PriorityBy):
            continue
        key = ("pathway", "stage", name, "priority")
        attribute, values = stage.priority.attribute, stage.priority.values
        labels = labels_of(scenario.demand.attribute[attribute])
        if not labels:
            yield Problem((*key, "attribute"), f"must be a category, and {attribute} is a number")
            continue
        for label in values:
            if label not in labels:
                yield Problem((*key, "values", label), unknown(label, labels, what=f"label of {attribute}"))
        for label in labels:
            if label not in values:
                yield Problem((*key, "values"), f"needs a priority for {show(label)}, a label of {attribute}")


def _durations(scenario: Scenario) -> Iterator[tuple[Key, Duration]]:
    for name, stage in scenario.pathway.stage.items():
        if isinstance(stage, Delay):
            yield ("pathway", "stage", name, "duration"), stage.duration
    for name, kind in scenario.work.items():
        yield ("work", name, "duration"), kind.duration


def durations_are_times(scenario: Scenario) -> Iterator[Problem]:
    """Delays and work last a time, drawn or the patient's own; work is not counted from arrival."""
    units = ", ".join(SECONDS_PER_UNIT)
    for key, duration in _durations(scenario):
        if not isinstance(duration, FromAttribute):
            if duration.unit not in SECONDS_PER_UNIT:
                yield Problem((*key, "unit"), f"must be a unit of time ({units}), not {show(duration.unit)}")
        elif not is_time(scenario.demand, duration.attribute):
            yield Problem((*key, "attribute"), f"must be a time ({units}), and {duration.attribute} is none")
        elif duration.since == "arrival" and key[0] == "work":
            yield Problem((*key, "since"), 'must be "now": work lasts from when it begins')


CHECKS = (conditions_fit, priorities_are_complete, durations_are_times)
