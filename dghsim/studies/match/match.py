"""Matches hospitals for learning, by likeness, or for a shared rota, by nearness and gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from dghsim.errors import InputError
from dghsim.scenario.keys import unknown
from dghsim.scenario.root import Scenario
from dghsim.studies.match.choice import Choice, choice
from dghsim.studies.match.features import FEATURES, STAFFING, table, unlikeness, weights_of
from dghsim.studies.match.first import Group, can_be_parted
from dghsim.studies.match.groups import Parted
from dghsim.studies.match.model import Matched, Together
from dghsim.studies.match.near import complements, minutes_between, shortness
from dghsim.studies.match.reasons import learning_reasons, rota_reasons

MOST_HOSPITALS, LARGEST = 60, 4
MINUTES = 60.0
"""Farther than this no rota is shared."""
ALONE = 2.0
"""What leaving a hospital alone costs, where two just near enough cost one each."""


def for_learning(
    hospitals: Mapping[str, Scenario],
    *,
    size: int = 2,
    own: frozenset[str] = frozenset(),
    weights: Mapping[str, float] | None = None,
) -> Matched:
    """Groups of hospitals alike in what matters, everybody in one.

    Args:
        hospitals: name -> scenario, 2 to 60.
        size: of a group, 2 to 4; some have one more where it does not divide their number.
        own: those whose own staffing is in: only if all have it do features of staffing count.
        weights: feature -> weight, 1 where not given, 0 to leave it out.

    Raises:
        InputError: too few or too many hospitals, a size that is none, or an unknown feature.
    """
    names = _checked(hospitals, size)
    features = [each for each in FEATURES if each.name not in STAFFING or own.issuperset(names)]
    given = weights or {}
    for name in given:
        if name not in {each.name for each in features}:
            raise InputError(f"--weigh {unknown(name, [each.name for each in features], what='feature')}")
    values = table([hospitals[name] for name in names], features)
    apart = unlikeness(values, weights_of(features, given))
    count = len(names)
    sizes = {size} if count % size == 0 else {size, size + 1}
    if not can_be_parted(count, sizes):
        raise InputError(f"match: {count} hospitals cannot be put in groups of {size} or {size + 1}")
    among = choice(apart, sizes, np.ones((count, count), dtype=np.bool_))
    parted = _parted(among.best())
    told = [
        _together(group, names, parted, among, learning_reasons(group, features, values))
        for group in parted.groups
    ]
    notes = () if own.issuperset(names) else ("Staffing does not count: not every hospital's own is in.",)
    proved = parted.proved and among.nearest is None
    return Matched("learning", tuple(told), (), (), proved, (*_left_out(among, parted), *notes))


def for_rotas(
    hospitals: Mapping[str, Scenario],
    *,
    size: int = 2,
    own: frozenset[str] = frozenset(),
    minutes: float = MINUTES,
) -> Matched:
    """Groups near enough to share a rota, best where one is short of doctors and another not; some stay alone.

    Gaps count between hospitals whose own staffing is in; of others only nearness is known. Arguments and errors as
    of `for_learning`; `size` is the most in a group, `minutes` by car is how far is near enough.
    """
    names = _checked(hospitals, size)
    scenarios = [hospitals[name] for name in names]
    far = minutes_between(scenarios)
    short = shortness(scenarios)
    known = np.array([name in own for name in names])
    gaps = np.where(known[:, None] & known[None, :], complements(short), 0.0)
    apart = np.where(np.isfinite(far), far / minutes, ALONE) * (1 - gaps)
    among = choice(apart, range(2, size + 1), far <= minutes, alone=ALONE)
    parted = _parted(among.best())
    told = [
        _together(group, names, parted, among, rota_reasons(group, scenarios, far, gaps))
        for group in parted.groups
        if len(group) > 1
    ]
    left = [group[0] for group in parted.groups if len(group) == 1]
    lonely = (far <= minutes).sum(axis=1) == 1
    alone = tuple(names[one] for one in left if lonely[one])
    spare = tuple(names[one] for one in left if not lonely[one])
    notes = () if own.issuperset(names) else ("Gaps count only between hospitals whose own staffing is in.",)
    proved = parted.proved and among.nearest is None
    return Matched("rotas", tuple(told), alone, spare, proved, (*_left_out(among, parted), *notes))


def _checked(hospitals: Mapping[str, Scenario], size: int) -> list[str]:
    if not 2 <= len(hospitals) <= MOST_HOSPITALS:
        raise InputError(f"match: needs 2 to {MOST_HOSPITALS} hospitals, not {len(hospitals)}")
    if not 2 <= size <= LARGEST:
        raise InputError(f"--size {size}: must be 2 to {LARGEST}")
    return list(hospitals)


def _parted(found: Parted | None) -> Parted:
    if found is None:
        raise InputError("match: the hospitals cannot be put in such groups")
    return found


def _left_out(among: Choice, parted: Parted) -> tuple[str, ...]:
    """What is proved where not every group was looked at."""
    if among.nearest is None:
        return ()
    of_these = "is the best of these" if parted.proved else "is the best found of these, not proved"
    return (
        f"So many hospitals have too many groups to look at all: looked at were the {len(among.groups):,} in which of "
        f"any two one is among the {among.nearest} nearest of the other. The grouping {of_these}.",
    )


def _together(
    group: Group,
    names: Sequence[str],
    parted: Parted,
    among: Choice,
    reasons: tuple[tuple[str, ...], tuple[str, ...]],
) -> Together:
    """The group with its reasons, and what would be next best were it not allowed."""
    other = among.best(without=[group])
    instead = [] if other is None else [each for each in other.groups if set(each) & set(group)]
    return Together(
        members=tuple(names[one] for one in group),
        alike=reasons[0],
        unlike=reasons[1],
        instead=tuple(tuple(names[one] for one in each) for each in instead),
        dearer=float("nan") if other is None else max(0.0, other.cost - parted.cost) / len(names),
        proved=(other is None or other.proved) and among.nearest is None,
    )
