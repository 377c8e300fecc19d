"""What is said of an option that sends people elsewhere: their money goes with them, and somebody has to see them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dghsim.measures.decision.effect import effect_of
from dghsim.measures.decision.option import DISPLACED
from dghsim.measures.model import Difference
from dghsim.measures.warming.growth import unsettled_sides, waiting_for_a_bed
from dghsim.studies.decide.model import Judged
from dghsim.studies.decide.numbers import between, moved_words, number
from dghsim.studies.decide.sent import income_sent, terms_of
from dghsim.studies.levers import Tried
from dghsim.studies.purse.spread import spread

_NEXT_DOOR = "ed_stay_mean_hours"


def elsewhere_words(judged: Judged) -> Iterator[str]:
    """Nothing where everybody is let in."""
    sent = judged.option.differences.get(DISPLACED)
    if sent is not None and np.nanmean(sent) > 0:
        yield (
            f"{number(float(np.nanmean(sent)), 1)} more patients a day are sent to another hospital: the income for "
            f"them{_income(judged.tried)} goes with them and is in no cost here"
        )
    if judged.tried.next_door is not None:
        yield from _there(judged.tried.next_door)


def _income(tried: Tried) -> str:
    """How much a year, where they have a price."""
    lost, terms = income_sent(tried), terms_of(tried)
    if lost is None or terms is None:
        return ""
    one = spread(lost)
    return f", {between(one.mean, one.low, one.high)} a year in pounds of {terms.price_year},"


def _there(found: Difference) -> Iterator[str]:
    """At the hospital next door, told by itself."""
    unsettled = unsettled_sides(found)
    if unsettled:
        yield f"Next door: {unsettled[:1].lower()}{unsettled[1:]}"
        return
    measure = next((each for each in found.changed.measures if each.id == _NEXT_DOOR), None)
    if measure is None:
        return
    both = found.base.values.index.intersection(found.changed.values.index)
    before, after = (
        study.values.loc[both, _NEXT_DOOR].to_numpy(np.float64) for study in (found.base, found.changed)
    )
    effect = effect_of(after - before, measure.better)
    if effect is not None and not effect.nothing:
        yield f"Next door, by itself: {moved_words(effect, measure)}, {effect.alone}{_queue(found)}"


def _queue(found: Difference) -> str:
    """How many wait there, which says how a stay can be so long."""
    before, after = (waiting_for_a_bed(study) for study in (found.base, found.changed))
    if not (before and after):
        return ""
    words = [number(float(np.mean(each)), 0) for each in (after, before)]
    return f"; {words[0]} patients wait for a bed there on average, {words[1]} without it"
