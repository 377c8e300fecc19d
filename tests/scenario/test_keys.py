import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dghsim.scenario.keys import dotted, figures, inside, nearest, split_key, unknown

BARE = st.text("abcdefghijklmnopqrstuvwxyz0123456789_-", min_size=1, max_size=20)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(BARE, min_size=1, max_size=8))
def test_a_key_of_bare_parts_comes_back(parts: list[str]) -> None:
    assert split_key(dotted(parts)) == tuple(parts)


def test_quoted_parts_are_one_part() -> None:
    assert split_key('rota.own.legend."N/2"') == ("rota", "own", "legend", "N/2")


@pytest.mark.parametrize("text", ["", "a b", "a = 1\nb", "a.", ".a", "[a]", 'a."', "a #", "\x00"])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a dotted key"):
        split_key(text)


def test_a_hostile_part_is_quoted_and_cut() -> None:
    assert dotted(("name", "a\x1b[31m")) == "name.'a\\x1b[31m'"
    assert len(dotted(["x" * 5000])) < 100
    assert len(dotted(["abc"] * 5000)) == 300


def test_positions_reach_into_lists() -> None:
    assert inside([5, 6], "1") == 6
    for wrong in ("2", "-1", "x", "1.0", "²", "9" * 30):
        with pytest.raises(KeyError):
            inside([5, 6], wrong)


def test_nearest_word() -> None:
    assert nearest("per_dya", ["per_day", "start"]) == "per_day"
    assert nearest("colour", ["per_day", "start"]) == ""


def test_unknown_word_lists_what_is_known() -> None:
    assert unknown("colour", ["per_day"]) == "'colour' is not a known key; known: per_day"
    assert unknown("colour", [], what="tier") == "'colour' is not a known tier; there is none"
    assert "..." in unknown("colour", [f"name{n}" for n in range(50)])


def test_figures_are_numbers_and_whole_profiles() -> None:
    document = {
        "schema_version": 1,
        "name": "2022",
        "real": True,
        "place": {"amu": {"count": 30}},
        "cover": [1, 2],
        "cases": [{"when": {"chance": 0.5}}],
        "places": ["amu"],
        "empty": [],
        "provenance": [{"low": 3}],
        "intervention": {"x": {"set": {"place.amu.count": 40}}},
    }
    assert list(figures(document)) == [
        (("place", "amu", "count"), 30),
        (("cover",), [1, 2]),
        (("cases", "0", "when", "chance"), 0.5),
    ]
