"""The generator against its published vectors, and the streams against each other."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dghsim.randomness import named, philox, words

# kat_vectors of Random123 1.14.0, lines "philox4x32 10": counter, key, result.
VECTORS = [
    ("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
    ("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd"),
    ("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1"),
]
NAME = {"seed": 1, "replication": 2, "who": 3, "what": 4, "visit": 5}


def numbers(text: str) -> list[np.uint64]:
    return [np.uint64(int(part, 16)) for part in text.split()]


@pytest.mark.parametrize(("counter", "key", "result"), VECTORS)
def test_published_vectors_as_scalars_and_as_arrays(counter: str, key: str, result: str) -> None:
    given_numbers = numbers(counter) + numbers(key)
    assert list(philox(*given_numbers)) == numbers(result)
    columns = philox(*(np.full(3, number) for number in given_numbers))
    assert [column.tolist() for column in columns] == [[int(number)] * 3 for number in numbers(result)]


def test_published_vectors_compiled() -> None:
    import numba

    compiled = numba.njit(philox)
    for counter, key, result in VECTORS:
        assert list(compiled(*numbers(counter), *numbers(key))) == numbers(result)


def test_words_put_entity_who_what_visit_in_the_counter_and_seed_replication_in_the_key() -> None:
    counter, key, result = VECTORS[2]
    entity, who, what, visit = (int(number) for number in numbers(counter))
    seed, replication = (int(number) for number in numbers(key))
    drawn = words(seed, replication, who, what, np.array([entity]), visit)
    assert [int(word[0]) for word in drawn] == [int(number) for number in numbers(result)]


def test_an_entity_draws_the_same_alone_and_in_any_company() -> None:
    entities = np.array([7, 2**32 - 1, 0, 123_456_789])
    together = words(**NAME, entity=entities)
    for place, entity in enumerate(entities):
        alone = words(**NAME, entity=np.array([entity]))
        assert [word[place] for word in together] == [word[0] for word in alone]


@given(part=st.sampled_from(sorted(NAME)), other=st.integers(0, 2**32 - 1))
def test_any_other_part_of_the_name_is_another_stream(part: str, other: int) -> None:
    if other == NAME[part]:
        return
    entities = np.arange(64)
    here = np.array(words(**NAME, entity=entities))
    there = np.array(words(**{**NAME, part: other}, entity=entities))
    # A coincidence of one word in 256 has chance 6e-8; of two, nil.
    assert (here == there).sum() <= 1


def test_each_word_is_uniform_in_its_high_and_low_bits() -> None:
    entities = np.arange(2**16)
    for word in words(11, 0, named("RLQ", "ed"), named("candidate"), entities):
        for bits in (word >> np.uint64(24), word & np.uint64(0xFF)):
            counts = np.bincount(bits.astype(np.int64), minlength=256)
            chi_square = ((counts - 256) ** 2 / 256).sum()
            # 255 degrees of freedom: mean 255, standard deviation 22.6; five of them.
            assert 142 < chi_square < 368


def test_streams_by_name_are_uncorrelated_with_each_other_and_with_their_own_neighbours() -> None:
    n = 40_000
    entities = np.arange(n)
    named_by = [(1, 0, "ed"), (1, 0, "direct"), (1, 1, "ed"), (2, 0, "ed"), (2, 1, "direct")]
    drawn = [
        word / 2**32 - 0.5
        for seed, replication, who in named_by
        for what in ("age", "stay")
        for word in words(seed, replication, named("RLQ", who), named("attribute", what), entities)
    ]
    together = np.corrcoef(np.array(drawn)) - np.eye(len(drawn))
    # 780 pairs; a correlation's standard error is n ** -0.5.
    assert np.abs(together).max() < 4.5 / n**0.5
    for series in drawn:
        assert abs(np.corrcoef(series[1:], series[:-1])[0, 1]) < 4.5 / n**0.5


def test_names_are_the_crc_32_of_their_parts() -> None:
    # The check value of CRC-32/ISO-HDLC is that of "123456789".
    assert named("123456789") == 0xCBF43926
    assert named("RLQ", "ed") == named("RLQ/ed") != named("RLQ", "direct")
