"""How many doctors walk along each arc: an integer program over a week of numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import floor

from ortools.sat.python import cp_model

from dghsim.rota.template.circulation.graph import Arc, Graph, Node
from dghsim.rota.template.constraints.asked.days import fewest_normal_days
from dghsim.rota.template.constraints.cover import cover, hours
from dghsim.rota.template.constraints.weekends import most_weekends
from dghsim.rota.template.grid import Grid
from dghsim.rota.template.limits import add_hard
from dghsim.rota.template.objective import weights
from dghsim.rota.template.objective.costs import Costs, total
from dghsim.rota.template.objective.days import extra_doctors, normal_days
from dghsim.rota.template.question import Question

_MOST_COST = 10**7
_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Program:
    """The model, what is settled first and what then, and the number on each arc."""

    model: cp_model.CpModel
    first: cp_model.IntVar
    then: cp_model.IntVar
    arcs: tuple[Arc, ...]
    flow: tuple[cp_model.IntVar, ...]

    @property
    def numbers(self) -> range:
        """Indices of all that is no flow: whole numbers by weekday are mostly enough for the bound."""
        return range(len(self.flow), len(self.model.proto.variables))


def program_of(question: Question, graph: Graph, lines: int) -> Program:
    """Numbers that keep to all that holds of the week as a whole, and that a circulation of the graph gives."""
    model = cp_model.CpModel()
    flow = tuple(model.new_int_var(0, lines, "") for _ in graph.arcs)
    _conserved(model, graph, flow, lines)
    grid = _week_of_counts(question, model, lines)
    for weekday in range(7):
        for kind, count in grid.at(weekday).items():
            walks = [
                number
                for arc, number in zip(graph.arcs, flow, strict=True)
                if arc.start[0] == weekday and arc.kind == kind
            ]
            model.add(cp_model.LinearExpr.sum(walks) == count)
    cover(grid)
    hours(grid, _most_minutes(question, lines))
    for limit in fewest_normal_days(grid, question.tier, lines):
        add_hard(model, limit)
    weekends = _priced(model, flow, [arc.price.weekend for arc in graph.arcs])
    model.add(weekends <= min(most_weekends(question, lines), default=lines))
    first = model.new_int_var(0, _MOST_COST, "first")
    local = _priced(model, flow, [arc.price.first for arc in graph.arcs])
    model.add(first == weights.WEEKEND_WORKED * weekends + local)
    costs = Costs(grid)
    normal_days(costs)
    extra_doctors(costs)
    then = model.new_int_var(-_MOST_COST, _MOST_COST, "then")
    model.add(then - _priced(model, flow, [arc.price.then for arc in graph.arcs]) == total([costs]))
    return Program(model, first, then, graph.arcs, flow)


def _week_of_counts(question: Question, model: cp_model.CpModel, lines: int) -> Grid:
    """A grid of one line, on which each choice is a number of doctors."""
    chosen = []
    for weekday in range(7):
        given = [kind for kind, each in enumerate(question.types) if each.spans[weekday]]
        chosen.append({kind: model.new_int_var(0, lines, "") for kind in given})
    return Grid(model, 1, question.types, question.rules.readings, question.leave, tuple(chosen))


def _conserved(model: cp_model.CpModel, graph: Graph, flow: tuple[cp_model.IntVar, ...], lines: int) -> None:
    """Whoever comes to a state leaves it, and on every day there are as many as lines."""
    meets: dict[Node, list[tuple[int, cp_model.IntVar]]] = defaultdict(list)
    for arc, number in zip(graph.arcs, flow, strict=True):
        meets[arc.start].append((1, number))
        meets[arc.end].append((-1, number))
    for each in meets.values():
        model.add(_weighted(each) == 0)
    mondays = [number for arc, number in zip(graph.arcs, flow, strict=True) if arc.start[0] == 0]
    model.add(cp_model.LinearExpr.sum(mondays) == lines)


def _priced(model: cp_model.CpModel, flow: tuple[cp_model.IntVar, ...], prices: list[int]) -> cp_model.IntVar:
    """What all who walk pay together."""
    paid = model.new_int_var(0, _MOST_COST, "")
    model.add(
        _weighted([(price, number) for price, number in zip(prices, flow, strict=True) if price]) == paid
    )
    return paid


def _weighted(terms: list[tuple[int, cp_model.IntVar]]) -> cp_model.LinearExprT:
    return cp_model.LinearExpr.weighted_sum([number for _, number in terms], [factor for factor, _ in terms])


def _most_minutes(question: Question, lines: int) -> int:
    """Of the whole cycle: the target, and what the limits on average hours leave of it."""
    return min([question.most_minutes(lines), *_averages(question, lines)])


def _averages(question: Question, lines: int) -> Iterator[int]:
    """Where the reference period is shorter than the cycle, the average over all the periods that begin in it."""
    for rule in question.walls:
        if rule.check == "average_hours":
            weeks = min(int(rule.number("reference_weeks")), lines)
            yield floor(question.leave.most_minutes(rule.limit, weeks) * lines / weeks + _TINY)
