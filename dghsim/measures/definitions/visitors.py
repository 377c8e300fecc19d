"""Patients whom another hospital, which runs too, has sent here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dghsim.measures.definitions.told import told
from dghsim.measures.model import Measure

_one = partial(Measure, group="flow", kind="output", better="neither")
_JOURNEY = (
    "From the door of the hospital that they had come to until they were here, of those who came here in the weeks "
    "measured: the way between the two, and what they waited there before they were sent."
)


def visitors() -> Iterator[Measure]:
    """No scenario tells of them: there are such where hospitals run together."""
    yield from told(
        _one,
        ("visitors_per_day", "Patients sent here from next door", "patients a day",
         "Patients who come in the weeks measured after another hospital that runs too has sent them away; they are in "
         "all other measures as everybody who comes."),
        ("visitors_journey_mean_minutes", "Journeys of those sent here, mean", "minutes", _JOURNEY),
        ("visitors_journey_p90_minutes", "Journeys of those sent here, 9 in 10 within", "minutes", _JOURNEY),
        ("visitors_journey_hours_per_day", "Journeys of those sent here", "hours a day", _JOURNEY),
    )  # fmt: skip
