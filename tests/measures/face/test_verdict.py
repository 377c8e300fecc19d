"""The rule of verdicts, at its edges."""

from __future__ import annotations

import math

import pytest

from dghsim.measures.face.verdict import verdict


@pytest.mark.parametrize(
    ("source", "model", "near", "word"),
    [
        ((10, 12), (11, 11.5), 0, "agrees"),
        ((10, 12), (12, 14), 0, "agrees"),
        ((10, 12), (8, 10), 0, "agrees"),
        ((10, 10), (9, 11), 2, "agrees"),
        ((10, 10), (9, 11.1), 2, "cannot tell"),
        ((10, 12), (12, 14.1), 0, "cannot tell"),
        ((10, 12), (12.5, 15.1), 0.5, "cannot tell"),
        ((23.4, 23.4), (0, 30), 5, "cannot tell"),
        ((10, 12), (30, 90), 0.5, "misses"),
        ((10, 12), (12.5, 13), 0.5, "near"),
        ((10, 12), (8, 9.5), 0.5, "near"),
        ((10, 12), (12.51, 13), 0.5, "misses"),
        ((10, 12), (8, 9.49), 0.5, "misses"),
        ((10, 12), (12.1, 12.1), 0, "misses"),
    ],
)
def test_by_how_far_apart_they_lie(
    source: tuple[float, float], model: tuple[float, float], near: float, word: str
) -> None:
    assert verdict(source, model, near) == word


def test_without_an_interval_nobody_can_tell() -> None:
    assert verdict((10, 12), None, 5) == "cannot tell"


@pytest.mark.parametrize("ends", [(math.nan, 1), (1, math.inf)])
def test_an_end_that_is_no_number_is_refused(ends: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="finite"):
        verdict((1, 2), ends, 1)
