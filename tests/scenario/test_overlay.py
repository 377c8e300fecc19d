import copy

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dghsim.scenario.overlay import as_patch, has, merged, without

CALM = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
VALUES = st.recursive(
    st.integers() | st.text(max_size=3) | st.lists(st.integers(), max_size=3),
    lambda inner: st.dictionaries(st.sampled_from("abcd"), inner, max_size=3),
    max_leaves=8,
)
TABLES = st.dictionaries(st.sampled_from("abcd"), VALUES, max_size=4)


@CALM
@given(TABLES, TABLES)
def test_what_is_laid_over_is_there_and_nothing_else_is_lost(base: dict, over: dict) -> None:
    before = copy.deepcopy((base, over))
    result = merged(base, over)
    assert (base, over) == before
    assert merged(result, over) == result
    assert set(result) == set(base) | set(over)
    assert list(result)[: len(base)] == list(base)


@CALM
@given(TABLES)
def test_nothing_laid_over_changes_nothing(base: dict) -> None:
    assert merged(base, {}) == base
    assert merged({}, base) == base


def test_lists_are_replaced_and_tables_merged() -> None:
    assert merged({"a": [1, 2], "b": {"c": 1, "d": 2}}, {"a": [3], "b": {"c": 9}}) == {
        "a": [3],
        "b": {"c": 9, "d": 2},
    }


def test_another_family_replaces_the_table_whole() -> None:
    base = {"duration": {"family": "lognormal", "unit": "minutes", "median": 9, "sigma": 0.4}}
    fixed = {"family": "fixed", "unit": "minutes", "value": 5}
    assert merged(base, {"duration": fixed}) == {"duration": fixed}
    assert merged(base, {"duration": {"family": "lognormal", "median": 8}})["duration"]["sigma"] == 0.4


def test_a_stage_called_type_is_no_type() -> None:
    stages = {"type": {"type": "leave"}, "a": {"type": "end"}}
    assert merged(stages, {"type": {"outcome": "died"}}) == {
        "type": {"type": "leave", "outcome": "died"},
        "a": {"type": "end"},
    }


def test_positions_reach_into_a_list() -> None:
    base = {"cases": [{"goto": "a", "when": {"chance": 0.1}}, {"goto": "b"}]}
    assert merged(base, {"cases": {"0": {"when": {"chance": 0.9}}}})["cases"][0] == {
        "goto": "a",
        "when": {"chance": 0.9},
    }
    assert merged(base, {"cases": {"7": 1}})["cases"] == {"7": 1}


def test_removed_keys_are_gone() -> None:
    document = {"a": {"b": 1, "c": [1, 2, 3]}}
    assert without(document, [("a", "b"), ("a", "c", "1")], {}) == {"a": {"c": [1, 3]}}
    assert document == {"a": {"b": 1, "c": [1, 2, 3]}}


def test_what_is_removed_and_given_anew_keeps_its_place() -> None:
    stages = {"one": {"type": "work"}, "two": {"type": "delay"}}
    anew = {"one": {"type": "leave"}}
    result = merged(without(stages, [("one",)], anew), anew)
    assert list(result) == ["one", "two"]
    assert result["one"] == {"type": "leave"}


def test_a_patch_says_one_thing() -> None:
    assert as_patch(("a", "b", "c"), 1) == {"a": {"b": {"c": 1}}}
    assert has({"a": {"b": None}}, ("a", "b"))
    assert not has({"a": {"b": None}}, ("a", "b", "c"))
