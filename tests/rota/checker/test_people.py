"""The people table: every column that is a number or a word, at its bounds."""

from __future__ import annotations

import pytest

from dghsim.errors import InputError
from dghsim.rota.checker.people import Person, read_people
from dghsim.rota.rules import get_rule_set

RULES = get_rule_set("wtr")
MOST = {"basic_gbp": 1_000_000, "pa": 20, "spa": 20, "clinics": 20, "lists": 20}


def person(**cells: object) -> Person:
    return read_people([{"doctor": "Ann", **cells}], RULES)["Ann"]


def test_without_a_cell_a_column_is_not_known() -> None:
    assert person() == Person("Ann", RULES)
    assert [getattr(person(), name) for name in MOST] == [None] * len(MOST)


@pytest.mark.parametrize("name", MOST)
def test_amounts_up_to_their_bounds(name: str) -> None:
    for value in (0, 0.5, MOST[name], str(MOST[name])):
        found = person(**{name: value})
        assert getattr(found, name) == float(value)
        assert [getattr(found, other) for other in MOST if other != name] == [None] * (len(MOST) - 1)
    for value in (-0.5, MOST[name] + 0.5, "many"):
        with pytest.raises(
            InputError, match=rf"people data row 1: {name} is .*; allowed: 0 to {MOST[name]:,}$"
        ):
            person(**{name: value})


def test_a_share_of_full_time_is_above_nothing_and_two_at_most() -> None:
    assert (person(wte=2).wte, person(wte="0.6").wte, person().wte) == (2, 0.6, 1)
    for value in (0, -0.5, 2.5):
        with pytest.raises(InputError, match=r"wte is .*; allowed: above 0, at most 2$"):
            person(wte=value)


@pytest.mark.parametrize(("written", "category"), [("A", "A"), (" b ", "B"), ("", ""), (None, "")])
def test_a_category_of_on_call(written: object, category: str) -> None:
    assert person(on_call_category=written).on_call_category == category


def test_another_category_is_refused() -> None:
    with pytest.raises(InputError, match=r"people data row 1: on_call_category is 'C'; allowed: A or B$"):
        person(on_call_category="c")


def test_a_grade_is_kept_as_written() -> None:
    assert (person(grade="IMT 2").grade, person().grade) == ("IMT 2", "")
    assert (person(opt_out="yes").opt_out, person(opt_out="no").opt_out, person().opt_out) == (
        True,
        False,
        False,
    )
