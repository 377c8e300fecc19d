"""Breaches in words, grouped: who and what comes first, and what is left out."""

from __future__ import annotations

from datetime import datetime

import pytest

from dghsim.rota.checker import Breach
from dghsim.rota.checker.grouped import by_doctor, by_rule, grouped

AT = datetime(2026, 1, 5)


def breaches(*named: str) -> list[Breach]:
    """`Ann rest_11` each."""
    return [
        Breach(doctor, rule, AT, AT, 10.0, 11.0, "h", "", f"{doctor[0]}{number}")
        for number, (doctor, _, rule) in enumerate(name.partition(" ") for name in named)
    ]


@pytest.mark.parametrize(
    ("named", "order"),
    [
        (["Bob a", "Ann a", "Bob a"], ["Bob", "Ann"]),
        (["Ann a", "Bob a", "Bob a"], ["Bob", "Ann"]),
        (["Bob a", "Ann a"], ["Ann", "Bob"]),
        (["Cy a", "Bob b", "Ann c", "Bob a", "Ann a"], ["Ann", "Bob", "Cy"]),
    ],
)
def test_doctors_with_most_come_first_and_then_by_name(named: list[str], order: list[str]) -> None:
    found = by_doctor(breaches(*named))
    assert list(found) == order
    assert [breach.rule for breach in found["Bob"]] == [name[4:] for name in named if name.startswith("Bob")]


@pytest.mark.parametrize(
    ("named", "told"),
    [
        (["A z", "A b", "A z"], "z 2, b 1"),
        (["A z", "A b"], "b 1, z 1"),
        (["A b", "A z", "A z", "B c", "B c"], "c 2, z 2, b 1"),
        ([], ""),
    ],
)
def test_rules_broken_most_come_first_and_then_by_name(named: list[str], told: str) -> None:
    assert by_rule(breaches(*named)) == told


def lines(*named: str, most: int | None = None) -> list[str]:
    return list(grouped(breaches(*named), {"b": "B.", "z": "Z."}, "breach", "breaches", most))


def test_within_a_doctor_the_rule_broken_most_comes_first_and_then_by_name() -> None:
    assert lines("A z", "A b", "A z") == [
        "  A: 3 breaches", "    z: Z.", "      A0", "      A2", "    b: B.", "      A1",
    ]  # fmt: skip
    assert lines("A z", "A b") == ["  A: 2 breaches", "    b: B.", "      A1", "    z: Z.", "      A0"]
    assert lines("A b", "A z", "A z")[1] == "    z: Z."
    assert lines("A c") == ["  A: 1 breach", "    c: ", "      A0"]


@pytest.mark.parametrize(
    ("most", "last"), [(None, "      A2"), (3, "      A2"), (2, "      and 1 more"), (1, "      and 2 more")]
)
def test_only_so_many_of_a_rule_are_told(most: int | None, last: str) -> None:
    told = lines("A z", "A z", "A z", most=most)
    assert told[-1] == last
    assert told[2] == "      A0"
