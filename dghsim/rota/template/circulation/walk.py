"""From numbers on arcs to lines: one closed walk through all of them, where there is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dghsim.rota.template.circulation.graph import Arc, Node
from dghsim.rota.template.naming import Choice


def walk(arcs: Sequence[Arc], numbers: Sequence[int]) -> Choice | None:
    """What is worked day after day from a Monday on; None where the numbers fall into walks that do not meet.

    Hierholzer's: a walk is followed until it closes, and each state on it where ways are left is begun from again.
    """
    left: dict[Node, list[Arc]] = defaultdict(list)
    for arc, number in zip(arcs, numbers, strict=True):
        left[arc.start] += [arc] * number
    start = min(node for node, ways in left.items() if ways)
    path: list[tuple[Node, Arc | None]] = [(start, None)]
    days: list[int | None] = []
    while path:
        node, by = path[-1]
        if left[node]:
            arc = left[node].pop()
            path.append((arc.end, arc))
        else:
            path.pop()
            if by is not None:
                days.append(by.kind)
    return tuple(reversed(days)) if len(days) == sum(numbers) else None
