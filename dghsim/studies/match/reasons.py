"""Why hospitals are matched, in a planner's words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from dghsim.scenario.root import Scenario
from dghsim.studies.match.features import Feature, spread_of
from dghsim.studies.match.first import Group

Floats = NDArray[np.float64]
ALIKE, UNLIKE = 0.5, 1.0
"""Standard deviations of the cohort within which members are alike in a feature, and beyond which they differ."""
MOST = 3


def learning_reasons(
    group: Group, features: Sequence[Feature], values: Floats
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What the members are alike in, and where they differ."""
    spread = spread_of(values)
    own = values[list(group)]
    known = [
        column for column in range(len(features)) if not np.isnan(own[:, column]).any() and spread[column] > 0
    ]
    apart = {column: float(np.ptp(own[:, column]) / spread[column]) for column in known}
    near = sorted((column for column in known if apart[column] <= ALIKE), key=lambda column: apart[column])
    far = sorted((column for column in known if apart[column] > UNLIKE), key=lambda column: -apart[column])
    against = [_between(features[column], own[:, column]) for column in far[:MOST]]
    silent = [features[column].words for column in range(len(features)) if np.isnan(own[:, column]).any()]
    if silent:
        against.append(f"not known of all: {', '.join(silent)}")
    return tuple(_between(features[column], own[:, column]) for column in near[:MOST]), tuple(against)


def rota_reasons(
    group: Group, scenarios: Sequence[Scenario], far: Floats, gaps: Floats
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How near the members are, and whose gaps another could fill."""
    pairs = list(combinations(group, 2))
    longest = max(far[pair] for pair in pairs)
    speaks = [f"{longest:.0f} minutes by car" if len(pairs) == 1 else f"at most {longest:.0f} minutes by car"]
    if max(gaps[pair] for pair in pairs) > 0:
        speaks += _gaps(group, scenarios)
    return tuple(speaks), ()


def _gaps(group: Group, scenarios: Sequence[Scenario]) -> list[str]:
    found = []
    for name in dict.fromkeys(name for one in group for name in scenarios[one].rota.tier):
        tiers = [scenarios[one].rota.tier.get(name) for one in group]
        vacant = [
            tier.lines - tier.in_post for tier in tiers if tier is not None and isinstance(tier.lines, int)
        ]
        if len(vacant) == len(group) and max(vacant) > min(vacant):
            label = next(tier.label for tier in tiers if tier is not None)
            found.append(f"{label}: {' and '.join(map(str, vacant))} posts vacant")
    return found


def _between(feature: Feature, values: Floats) -> str:
    low, high = feature.shown(float(values.min())), feature.shown(float(values.max()))
    first = low.split(" ")[0]
    return low if low == high else f"{first} to {high}"
