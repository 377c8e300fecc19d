"""What tuning refuses: everything that is not an assumption, and every figure that is held back."""

from __future__ import annotations

from dghsim.errors import InputError
from dghsim.measures.face.choose import chosen
from dghsim.measures.face.figure import Figure, Published
from dghsim.measures.face.load import figures
from dghsim.measures.face.values import has_counterpart
from dghsim.measures.facts import facts_of
from dghsim.scenario.provenance import Traced
from dghsim.scenario.root import Scenario
from dghsim.studies.tuning.plan import Lever, numbers_of

ROOMS = ("demand", "pathway", "work", "place", "window")
"""Parts of a scenario whose assumptions may be moved: never staffing, money, standards or the run."""
ASSUMED = "illustrative"


def movable(lever: Lever, scenario: Scenario) -> list[Traced]:
    """The numbers that a lever moves; none where the scenario has none of them.

    Raises:
        InputError: one of them is not an assumption, is no single number, or is not the model's.
    """
    numbers = numbers_of(lever, scenario)
    for number in numbers:
        if number.key.split(".")[0] not in ROOMS:
            raise InputError(
                f"lever {lever.name}: {number.key} may not be moved; only {', '.join(ROOMS)} may, since staffing, "
                "money and limits are for people to set"
            )
        if number.evidence != ASSUMED:
            raise InputError(
                f"lever {lever.name}: {number.key} is {number.evidence or 'not marked'}; only numbers marked "
                f"{ASSUMED} may be moved"
            )
        if isinstance(number.value, tuple):
            raise InputError(f"lever {lever.name}: {number.key} is a profile, not one number")
    return numbers


def target_of(lever: Lever, scenario: Scenario) -> tuple[Figure, Published]:
    """The figure a lever is moved towards and what was published of it for this scenario.

    Raises:
        InputError: there is no such figure; the scenario cannot be held against it, like with like; or it is held
            back.
    """
    figure = next((each for each in figures() if each.id == lever.figure), None)
    if figure is None:
        raise InputError(f"lever {lever.name}: figure {lever.figure} is not one of those in measures/face")
    choice = chosen(figure, scenario)
    if choice is None or not choice.fits or figure.context is not None:
        raise InputError(
            f"lever {lever.name}: figure {figure.id} is not of this scenario's years and patients"
        )
    if not has_counterpart(figure, scenario, facts_of(scenario)):
        raise InputError(f"lever {lever.name}: the scenario has no counterpart to figure {figure.id}")
    if choice.published.status != "calibrated_to":
        raise InputError(
            f"lever {lever.name}: figure {figure.id} is held back, and is not to be calibrated to"
        )
    return figure, choice.published


def bounds_of(lever: Lever, numbers: list[Traced]) -> tuple[float, float]:
    """Between which a lever may be moved: its own bounds, within the ranges that provenance thinks plausible.

    Raises:
        InputError: nothing is left between them.
    """
    low, high = lever.low, lever.high
    for number in numbers:
        one = 1.0 if lever.by == "value" else float(number.value)  # type: ignore[arg-type]
        if number.low is not None and number.high is not None and one > 0:
            low, high = max(low, number.low / one), min(high, number.high / one)
    if low > high:
        raise InputError(f"lever {lever.name}: its bounds lie outside the plausible range of its numbers")
    return low, high
