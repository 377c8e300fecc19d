"""Walks from numbers on arcs."""

from __future__ import annotations

from itertools import pairwise

from dghsim.rota.template.circulation.graph import Arc, Node
from dghsim.rota.template.circulation.states import Price
from dghsim.rota.template.circulation.walk import walk

FREE = Price(0, 0, 0)


def week(kinds: tuple[int | None, ...], first: int, states: int) -> list[Arc]:
    """Seven arcs by way of states of that number, from one Monday's state to another's."""
    nodes: list[Node] = [(0, first), *((day, states) for day in range(1, 7)), (0, states)]
    return [Arc(one, kind, other, FREE) for (one, other), kind in zip(pairwise(nodes), kinds, strict=True)]


def test_a_walk_uses_every_arc_as_often_as_it_is_told() -> None:
    works, rests = week((0,) * 7, 0, 1), week((None,) * 7, 1, 0)
    assert walk([*works, *rests], [1] * 14) == (*(0,) * 7, *(None,) * 7)
    assert walk(week((0,) * 7, 0, 0), [3] * 7) == (0,) * 21


def test_walks_that_do_not_meet_are_none() -> None:
    assert walk([*week((0,) * 7, 0, 0), *week((None,) * 7, 1, 1)], [1] * 14) is None
