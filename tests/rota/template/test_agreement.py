"""Each constraint and the checker's rule of the same name agree on templates drawn at random."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from dghsim.errors import InputError
from dghsim.rota.checker import check_rota
from dghsim.rota.model import Template
from dghsim.rota.rules import RULE_SETS, RuleSet, get_rule_set
from dghsim.rota.template.constraints.physical import no_overlap
from dghsim.rota.template.constraints.registry import CONSTRAINTS
from dghsim.rota.template.grid import make_grid
from dghsim.rota.template.leave import leave_of
from dghsim.rota.template.limits import add_hard
from dghsim.rota.template.shift_types import shift_types
from dghsim.rota.template.shifts import NOMINAL_MONDAY, template_shifts
from dghsim.scenario.rota import Tier


def different_rules() -> list[tuple[str, str]]:
    """Each rule of every set, but not twice with the same check, figures and readings."""
    found: dict[object, tuple[str, str]] = {}
    for name in RULE_SETS:
        readings = str(get_rule_set(name).readings)
        for rule in filter(lambda each: each.check, get_rule_set(name)):
            key = (rule.check, rule.limit, str(dict(rule.parameters)), readings)
            found.setdefault(key, (name, rule.id))
    return list(found.values())


LONG_DAY, NIGHT, NORMAL, LATE = "08:30-21:00", "20:30-09:00", "09:00-17:00", "13:30-00:00"
HOURS = (
    LONG_DAY,
    NIGHT,
    NORMAL,
    LATE,
    "07:00-22:30",
    "08:00-18:00",
    "16:00-02:00",
    "17:00-02:00",
    "22:00-07:30",
)
PATTERNS = (
    "llll---",
    "nnnn---",
    "----nnn",
    "ddddd--",
    "ddddddd",
    "lllll--",
    "eeeee--",
    "c-c-c--",
    "cccddd-",
    "n-nddll",
)


def ruled(name: str, rule_id: str, data: st.DataObject) -> RuleSet:
    """The rule set with this rule alone, as a wall, under any of its disputed readings and a short reference period."""
    whole = get_rule_set(name)
    rule = dataclasses.replace(whole[rule_id], severity="breach", enabled=True)
    if rule.number("reference_weeks"):
        rule = dataclasses.replace(rule, parameters=dict(rule.parameters) | {"reference_weeks": 2})
    taken = {reading: data.draw(st.booleans()) for reading in rule.readings}
    return dataclasses.replace(whole, rules=(rule,), readings=dataclasses.replace(whole.readings, **taken))


def solver_allows(tier: Tier, cells: list[list[str]], rules: RuleSet) -> bool:
    types = shift_types(tier)
    grid = make_grid(len(cells), types, rules.readings, leave_of(tier))
    for limit in no_overlap(grid):
        add_hard(grid.model, limit)
    for rule in rules:
        for limit in CONSTRAINTS[rule.check](grid, rule):
            add_hard(grid.model, limit)
    flat = [name for week in cells for name in week]
    for position in grid.positions:
        for kind, literal in grid.at(position).items():
            grid.model.add(literal == (flat[position] in types[kind].duties))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return int(solver.solve(grid.model)) in (int(cp_model.OPTIMAL), int(cp_model.FEASIBLE))


def checker_allows(tier: Tier, cells: list[list[str]], rules: RuleSet) -> bool:
    template = Template("t", tuple(tuple(week) for week in cells), "given", 0, 0, 0, 0, "")
    shifts = template_shifts(template, tier)
    if shifts.empty:
        return True
    try:
        return not check_rota(
            shifts,
            rules,
            horizon_start=NOMINAL_MONDAY,
            horizon_weeks=len(cells),
            cyclic=True,
            prospective_cover=leave_of(tier).prospective_cover,
        )
    except InputError as error:
        if "overlaps" not in str(error):
            raise
        return False


@st.composite
def duties(draw: st.DrawFn) -> dict[str, str]:
    """A long day, a night, a normal day, a long evening, one on call and two of any hours; all days."""
    calls = ("20:00-08:00 1111111 home=2", "17:00-09:00 1111111 home=5", "09:00-09:00 1111111 home=4")
    fixed = {"l": LONG_DAY, "n": NIGHT, "d": NORMAL, "e": LATE}
    found = {name: f"{hours} 1111111" for name, hours in fixed.items()} | {"c": draw(st.sampled_from(calls))}
    for name in ("x", "y"):
        found[name] = f"{draw(st.sampled_from(HOURS))} 1111111"
    if draw(st.booleans()):
        found["f"] = f"{draw(st.sampled_from(('21:00-08:00', '22:30-07:00')))} 1111111 home=1 follows=l"
    return found


def weeks(names: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    from_pattern = st.sampled_from(PATTERNS).map(lambda text: ["" if day == "-" else day for day in text])
    return st.one_of(from_pattern, st.lists(st.sampled_from(("", *names)), min_size=7, max_size=7))


def agree(make_tier: Callable[..., Tier], name: str, rule_id: str, data: st.DataObject) -> None:
    tier = make_tier(1, data.draw(duties()), leave_days=data.draw(st.sampled_from((0, 40))))
    names = tuple(each for each in tier.duty if tier.duty[each].follows is None)
    cells = data.draw(st.lists(weeks(names), min_size=1, max_size=4))
    rules = ruled(name, rule_id, data)
    assert solver_allows(tier, cells, rules) == checker_allows(tier, cells, rules)


@pytest.mark.parametrize(("name", "rule_id"), different_rules())
@settings(max_examples=6, deadline=None, derandomize=True)
@given(data=st.data())
def test_a_constraint_forbids_exactly_what_the_checker_calls_a_breach(
    make_tier: Callable[..., Tier], name: str, rule_id: str, data: st.DataObject
) -> None:
    agree(make_tier, name, rule_id, data)


@pytest.mark.prove
@pytest.mark.parametrize(("name", "rule_id"), different_rules())
@settings(max_examples=250, deadline=None)
@given(data=st.data())
def test_so_it_does_many_times_over(
    make_tier: Callable[..., Tier], name: str, rule_id: str, data: st.DataObject
) -> None:
    agree(make_tier, name, rule_id, data)
