"""Uniform numbers of posts depend on their names alone, not on which of them are drawn at once."""

from __future__ import annotations

import numpy as np
import pytest

from dghsim.rota.workforce.draws import Names, sequences, uniforms

NAMES = Names(np.array([1, 2, 7], dtype=np.uint64), np.array([5, 5, 9], dtype=np.uint64), seed=3)


@pytest.mark.parametrize("at_once", [[], [0], [0, 1, 64, 65], [65, 3]])
def test_a_pair_is_the_same_drawn_at_once_or_by_itself(at_once: list[int]) -> None:
    first, second = uniforms(NAMES, 4, "advert", np.arange(70))
    for post, pairs in enumerate(sequences(NAMES, 4, "advert", at_once)):
        found = [pairs(visit) for visit in range(70)]
        assert found == list(zip(first[post].tolist(), second[post].tolist(), strict=True))
