"""What clinicians do for themselves is kept apart from what is asked of them."""

from __future__ import annotations

from collections.abc import Iterator

from dghsim.scenario.duration import Fixed
from dghsim.scenario.keys import Key
from dghsim.scenario.pathway import Work
from dghsim.scenario.problems import Problem
from dghsim.scenario.root import Scenario
from dghsim.scenario.uses import duties, own_works


def named_as_own_work(scenario: Scenario) -> Iterator[tuple[Key, str]]:
    """Each place that names a kind of work as a clinician's own, with the name."""
    for key, _, own in own_works(scenario):
        yield (*key, "work"), own.work
    if scenario.rota.breaks is not None:
        yield ("rota", "breaks", "work"), scenario.rota.breaks.work


def own_work_is_of_its_category(scenario: Scenario) -> Iterator[Problem]:
    """Handovers, rounds and breaks are kinds of category own."""
    for key, name in named_as_own_work(scenario):
        category = scenario.work[name].category
        if category != "own":
            yield Problem(key, f'must be work of category = "own", and work.{name} is of {category}')


def own_work_is_plain(scenario: Scenario) -> Iterator[Problem]:
    """Work of category own is for one clinician, takes no one away from others, and its length is no chance."""
    for name, kind in scenario.work.items():
        if kind.category != "own":
            continue
        if not isinstance(kind.duration, Fixed):
            yield Problem(
                ("work", name, "duration", "family"),
                f"must be fixed for work of category own, not {kind.duration.family}",
            )
        if kind.team:
            yield Problem(
                ("work", name, "team"), "must not be given for work of category own: it is one's own"
            )
        if kind.interrupts:
            yield Problem(("work", name, "interrupts"), "must be false for work of category own")


def nobody_asks_for_own_work(scenario: Scenario) -> Iterator[Problem]:
    """No stage asks for work of category own, and no duty answers it."""
    says = "is of category own: a clinician does it when its duty says so, nobody asks for it"
    for name, stage in scenario.pathway.stage.items():
        if isinstance(stage, Work) and scenario.work[stage.work].category == "own":
            yield Problem(("pathway", "stage", name, "work"), f"{stage.work} {says}")
    for key, duty in duties(scenario):
        for word, names in (("first", duty.first), ("second", duty.second)):
            for place, name in enumerate(names):
                if scenario.work[name].category == "own":
                    yield Problem((*key, word, str(place)), f"{name} {says}")


def own_work_falls_within_the_duty(scenario: Scenario) -> Iterator[Problem]:
    """It is due after the duty starts and before it ends."""
    for key, duty, own in own_works(scenario):
        if own.after_minutes is not None and own.after_minutes >= duty.minutes:
            says = f"must be below the {duty.minutes} minutes of the duty, not {own.after_minutes}"
            yield Problem((*key, "after_minutes"), says)
        if own.before_end_minutes is not None and not 0 < own.before_end_minutes <= duty.minutes:
            says = f"must be from 1 to the {duty.minutes} minutes of the duty, not {own.before_end_minutes}"
            yield Problem((*key, "before_end_minutes"), says)


CHECKS = (
    own_work_is_of_its_category,
    own_work_is_plain,
    nobody_asks_for_own_work,
    own_work_falls_within_the_duty,
)
