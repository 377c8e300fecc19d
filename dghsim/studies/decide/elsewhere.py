"""What is said of an option that sends people elsewhere: their money goes with them, and somebody has to see them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dghsim.measures.decision.effect import effect_of
from dghsim.measures.decision.option import DISPLACED
from dghsim.measures.model import Difference
from dghsim.studies.decide.model import Judged
from dghsim.studies.decide.numbers import moved_words, number

_NEXT_DOOR = "ed_stay_mean_hours"


def elsewhere_words(judged: Judged) -> Iterator[str]:
    """Nothing where everybody is let in."""
    sent = judged.option.differences.get(DISPLACED)
    if sent is not None and np.nanmean(sent) > 0:
        yield (
            f"{number(float(np.nanmean(sent)), 1)} more patients a day are sent to another hospital: the income for "
            "them goes with them and is in no cost here"
        )
    if judged.tried.next_door is not None:
        yield from _there(judged.tried.next_door)


def _there(found: Difference) -> Iterator[str]:
    """At the hospital next door, told by itself."""
    measure = next((each for each in found.changed.measures if each.id == _NEXT_DOOR), None)
    if measure is None:
        return
    both = found.base.values.index.intersection(found.changed.values.index)
    before, after = (
        study.values.loc[both, _NEXT_DOOR].to_numpy(np.float64) for study in (found.base, found.changed)
    )
    effect = effect_of(after - before, measure.better)
    if effect is not None and not effect.nothing:
        yield f"Next door, by itself: {moved_words(effect, measure)}, {effect.alone}"
