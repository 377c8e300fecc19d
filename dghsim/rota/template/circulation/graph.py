"""The states that can be reached and the days that lead from one to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dghsim.rota.template.circulation.local import Local
from dghsim.rota.template.circulation.states import Price, State, Steps
from dghsim.rota.template.question import Question

Node = tuple[int, int]
"""Weekday and number of a state on its morning."""
_Ways = dict[int | None, tuple[Node, Price]]
_MOST_STATES = 6000


class Arc(NamedTuple):
    """One day of one doctor."""

    start: Node
    kind: int | None
    end: Node
    price: Price


@dataclass(frozen=True, slots=True)
class Graph:
    """Every legal run of days, by what may follow it."""

    arcs: tuple[Arc, ...]
    nodes: tuple[int, ...]
    """How many on each weekday."""


def graph_of(question: Question, local: Local, lines: int) -> Graph | None:
    """States from which the same days may follow at the same price are one; None where they are too many."""
    ways = _reached(Steps(question, local), lines)
    if ways is None:
        return None
    classes = _alike(ways)
    arcs = {
        Arc(classes[node], kind, classes[end], price)
        for node, each in ways.items()
        for kind, (end, price) in each.items()
    }
    nodes = tuple(len({node for node in classes.values() if node[0] == day}) for day in range(7))
    return Graph(
        tuple(sorted(arcs, key=lambda arc: (arc.start, -1 if arc.kind is None else arc.kind))), nodes
    )


def _reached(steps: Steps, lines: int) -> dict[Node, _Ways] | None:
    """By state, what each choice of the day leads to. Every template passes through states reached from long rest."""
    numbers: list[dict[State, int]] = [{steps.rested(lines): 0}, *({} for _ in range(6))]
    todo: list[tuple[int, State]] = [(0, steps.rested(lines))]
    ways: dict[Node, _Ways] = {}
    while todo:
        if len(ways) > _MOST_STATES:
            return None
        day, state = todo.pop()
        found: _Ways = {}
        tomorrow = (day + 1) % 7
        for kind in steps.kinds(day):
            step = steps.step(state, day, kind, lines)
            if step is not None:
                after, price = step
                known = numbers[tomorrow]
                if after not in known:
                    known[after] = len(known)
                    todo.append((tomorrow, after))
                found[kind] = ((tomorrow, known[after]), price)
        ways[day, numbers[day][state]] = found
    return ways


def _alike(ways: dict[Node, _Ways]) -> dict[Node, Node]:
    """Each state with the one that stands for all like it: Moore's partition, refined until it stays as it is."""
    classes: dict[Node, Node] = {node: (node[0], 0) for node in ways}
    count = 0
    while True:
        numbers: dict[object, Node] = {}
        refined = {
            node: numbers.setdefault(
                (node[0], tuple((kind, classes[end], price) for kind, (end, price) in each.items())),
                (node[0], len(numbers)),
            )
            for node, each in ways.items()
        }
        classes = refined
        if len(numbers) == count:
            return _numbered(classes)
        count = len(numbers)


def _numbered(classes: dict[Node, Node]) -> dict[Node, Node]:
    """The same with numbers from 0 on each weekday."""
    numbers: list[dict[Node, Node]] = [{} for _ in range(7)]
    return {
        node: numbers[node[0]].setdefault(each, (node[0], len(numbers[node[0]])))
        for node, each in classes.items()
    }
