from collections.abc import Callable
from typing import Any

import pytest

from dghsim.errors import InputError
from dghsim.scenario.root import Scenario

Load = Callable[..., Scenario]
Document = dict[str, Any]


def with_range(small: Document, key: str, low: float, high: float) -> Document:
    mark = {"keys": [key], "evidence": "illustrative", "source": "chosen", "low": low, "high": high}
    return small | {"provenance": [mark]}


@pytest.mark.parametrize(
    ("key", "low", "high", "says"),
    [
        ("demand.stream.door.per_day", -1, 12, r"low: -1 cannot be: demand\.stream\.door\.per_day must be"),
        ("demand.attribute.age.distribution.mean", -3, 70, r"low: -3 cannot be"),
        ("rota.tier.doctors.leave_days", -5, 30, r"low: -5 cannot be"),
        ("rota.tier.doctors.in_post", -1, 4, r"low: -1 cannot be"),
        ("run.weeks", 1, 1_000_000, r"high: 1e\+06 cannot be: run\.weeks must be at most"),
    ],
)
def test_each_end_is_a_value_that_the_key_may_have(
    small: Document, load: Load, key: str, low: float, high: float, says: str
) -> None:
    with pytest.raises(InputError, match=r"provenance\.0\." + says):
        load(with_range(small, key, low, high))


def test_of_a_whole_number_the_whole_numbers_within_the_range_count(small: Document, load: Load) -> None:
    load(with_range(small, "rota.tier.doctors.in_post", -0.5, 4))


def test_one_range_for_many_keys_is_told_once_an_end(small: Document, load: Load) -> None:
    # The one more is its high end: a tier's level is at most 3.
    with pytest.raises(
        InputError, match=r"low: -1 cannot be: run\.weeks must be at least 1, not -1 \(and 1 more\)$"
    ):
        load(with_range(small, "**", -1, 4))
