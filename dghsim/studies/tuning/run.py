"""Moves levers one after another towards their figures, on the same patients, for a few sweeps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from dghsim.measures.face.figure import Figure, Published
from dghsim.measures.face.validity import held_against
from dghsim.measures.model import Study
from dghsim.rota.model import DatedRota
from dghsim.scenario.provenance import Traced
from dghsim.scenario.root import Scenario
from dghsim.studies.change import changed
from dghsim.studies.replicate import replicate
from dghsim.studies.tuning.allowed import bounds_of, movable, target_of
from dghsim.studies.tuning.plan import Lever
from dghsim.studies.tuning.search import find

Say = Callable[[str], None]
"""Called with a line about what has just been found."""
CLOSE = 0.1
"""Of what counts as near: how far from the published number a search may stop."""
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of one lever."""

    lever: Lever
    figure: Figure
    published: Published
    numbers: tuple[Traced, ...]
    """As they were."""
    bounds: tuple[float, float]
    was: float
    now: float
    """The value, or the factor (1 as it was)."""
    reached: bool
    """The figure agrees, or its mean lies within CLOSE of what was published."""

    def settings(self, at: float | None = None) -> dict[str, float | int]:
        """Dotted key -> value at a place, by default where the lever is now; exactly as it was at `was`."""
        place = self.now if at is None else at
        if place == self.was:
            return {
                number.key: number.value for number in self.numbers if not isinstance(number.value, tuple)
            }
        return {number.key: _moved_to(self.lever, number, place) for number in self.numbers}


@dataclass(frozen=True, slots=True)
class Tuning:
    """Before and after."""

    before: Study
    after: Study
    moved: tuple[Moved, ...]
    idle: tuple[str, ...]
    """Levers whose numbers the scenario does not have."""

    def settings(self) -> dict[str, float | int]:
        """Every proposed change, dotted key -> value; what stays as it is is left out."""
        return {
            key: value for one in self.moved if one.now != one.was for key, value in one.settings().items()
        }


def _moved_to(lever: Lever, number: Traced, place: float) -> float | int:
    """What one number becomes at a value or factor, to four digits."""
    value = place if lever.by == "value" else place * float(number.value)  # type: ignore[arg-type]
    return round(value) if lever.whole else float(f"{value:.{_DIGITS}g}")


def tune(
    scenario: Scenario,
    rota: DatedRota,
    levers: Sequence[Lever],
    *,
    replications: int | None = None,
    sweeps: int = 2,
    workers: int | None = None,
    say: Say = lambda _: None,
) -> Tuning:
    """The assumed numbers that bring the model nearest to the figures it may be calibrated to.

    Every run sees the same patients and gaps (common random numbers), so that a figure moves only because a lever
    did. The scenario itself is not changed.

    Raises:
        InputError: a lever that may not be moved, or a figure that is not to be calibrated to.
    """
    run = partial(replicate, rota=rota, replications=replications, workers=workers, logs=0)
    moved = [_at_rest(lever, scenario) for lever in levers if movable(lever, scenario)]
    idle = tuple(lever.name for lever in levers if not movable(lever, scenario))
    before = run(scenario)
    at = {one.lever.name: one for one in moved}
    for sweep in range(sweeps):
        for name in list(at):
            at[name] = _move(scenario, run, at, name)
            say(f"Sweep {sweep + 1}: {name} at {at[name].now:g}{'' if at[name].reached else ', not reached'}")
    done = tuple(at.values())
    after = run(changed(scenario, Tuning(before, before, done, idle).settings()))
    return Tuning(before, after, done, idle)


def _at_rest(lever: Lever, scenario: Scenario) -> Moved:
    numbers = movable(lever, scenario)
    figure, published = target_of(lever, scenario)
    start = 1.0 if lever.by == "factor" else float(numbers[0].value)  # type: ignore[arg-type]
    return Moved(lever, figure, published, tuple(numbers), bounds_of(lever, numbers), start, start, False)


def _move(scenario: Scenario, run: Callable[[Scenario], Study], at: Mapping[str, Moved], name: str) -> Moved:
    """One lever to where its figure is met, the others where they are.

    A lever whose figure agrees as it is stays, so that chance is not chased; so does one that cannot reach its figure,
    so that nothing is bent to its limit.
    """
    one, studies = at[name], dict[float, Study]()
    others = {key: value for each in at.values() for key, value in each.settings().items()}

    def study(place: float) -> Study:
        if place not in studies:
            studies[place] = run(changed(scenario, others | one.settings(place)))
        return studies[place]

    def error(place: float) -> float:
        return float(study(place).face[one.figure.id].mean()) - one.published.value

    (held,) = held_against(study(one.now), [one.figure])
    if held.verdict == "agrees":
        return replace(one, reached=True)
    found = find(error, one.now, *one.bounds, close=CLOSE * one.figure.near, whole=one.lever.whole)
    return replace(one, now=found.at if found.reached else one.now, reached=found.reached)
