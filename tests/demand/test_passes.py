"""The compiled draws give the words that the plain function gives."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dghsim.demand.candidates import PER_HOUR, draw_candidates, first_words
from dghsim.randomness import named, words

names = st.integers(0, 2**32 - 1)


@settings(deadline=None)  # the first call compiles
@given(names, names, names, names, st.lists(names, max_size=20))
def test_first_words(seed: int, replication: int, who: int, what: int, entities: list[int]) -> None:
    entity = np.array(entities, dtype=np.int64)
    expected = words(seed, replication, who, what, entity)[0]
    np.testing.assert_array_equal(first_words(seed, replication, who, what, entity), expected)


@settings(deadline=None)
@given(names, names, names, st.lists(st.sampled_from([0, 2**30, 2**31, 2**32]), max_size=6), st.booleans())
def test_candidates(seed: int, replication: int, who: int, given: list[int], thin: bool) -> None:
    thresholds, limits = np.array([2**30, 2**31, 3 * 2**30]), np.array(given, dtype=np.int64)
    found = draw_candidates(
        seed, replication, who, thresholds, limits, limits if thin else np.full(len(given), 2**32)
    )
    drawn = words(seed, replication, who, named("candidates"), np.arange(len(limits)))[0]
    expected = []
    for hour, limit in enumerate(given):
        for place in range(int((drawn[hour] >= thresholds.astype(np.uint64)).sum()) if limit else 0):
            number = hour * PER_HOUR + place
            first, second, _, _ = words(seed, replication, who, named("candidate"), np.array([number]))
            if not thin or second[0] < limit:
                time = hour * 3600 + (int(first[0]) * 3600 >> 32)
                expected.append((number, time, int(second[0]), limit))
    columns = (found.number, found.time, found.word, found.limit)
    assert list(zip(*(column.tolist() for column in columns), strict=True)) == expected
