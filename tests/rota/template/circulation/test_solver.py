"""The least that a variable can be."""

from __future__ import annotations

from ortools.sat.python import cp_model

from dghsim.rota.template.circulation.solver import least_of


def knapsack() -> tuple[cp_model.CpModel, cp_model.IntVar]:
    """3 a + 2 b is at least 5, and the cost is 10 a + 7 b: 17 in whole numbers, less in fractions."""
    model = cp_model.CpModel()
    a, b, cost = (
        model.new_int_var(0, 9, "a"),
        model.new_int_var(0, 9, "b"),
        model.new_int_var(-99, 99, "cost"),
    )
    model.add(3 * a + 2 * b >= 5)
    model.add(cost == 10 * a + 7 * b)
    return model, cost


def test_whole_numbers_and_the_values_that_come_to_it() -> None:
    model, cost = knapsack()
    answer = least_of(model, cost)
    assert (answer.feasible, answer.least, answer.values) == (True, 17, (1, 1, 17))


def test_where_only_the_cost_is_whole_the_bound_still_holds() -> None:
    model, cost = knapsack()
    assert least_of(model, cost, range(2, 3)).least == 17
    assert least_of(model, cost, range(2, 3)).values == ()
    model.add(cost >= 18)
    assert least_of(model, cost).least == 20


def test_what_cannot_be_is_said_not_to_be() -> None:
    model, cost = knapsack()
    model.add(cost <= 16)
    assert least_of(model, cost).feasible is False
