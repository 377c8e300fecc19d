"""The nearest known word, for error lines."""

from __future__ import annotations

import pytest

from dghsim.rota.rules.nearest import nearest


@pytest.mark.parametrize(
    ("word", "known", "told"),
    [
        ("abxy", ["abcd"], " (nearest: abcd)"),
        ("axyz", ["abcd"], ""),
        ("-A-", ["_a_"], " (nearest: _a_)"),
        ("_a_", ["-A-"], " (nearest: -A-)"),
        ("abcd", ["abce", "ABCD"], " (nearest: ABCD)"),
        ("abcd", [], ""),
        ("", ["abcd"], ""),
    ],
)
def test_half_alike_is_near_whatever_the_case_and_the_joints(word: str, known: list[str], told: str) -> None:
    assert nearest(word, known) == told
