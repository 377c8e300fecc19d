"""The pathway as a graph: where one may go from each stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from dghsim.scenario.keys import Key
from dghsim.scenario.pathway import AnyStage, Branch, Delay, End, Fork, Hold, Leave, Repeat

Stages = Mapping[str, AnyStage]
Steps = Mapping[str, tuple[str, ...]]


def targets(stage: AnyStage) -> Iterator[tuple[Key, str]]:
    """The stages that a stage names as its own way on, each with the key within the stage that names it."""
    if stage.next is not None:
        yield ("next",), stage.next
    match stage:
        case Branch():
            for place, case in enumerate(stage.cases):
                yield ("cases", str(place), "goto"), case.goto
        case Repeat():
            yield ("back_to",), stage.back_to
        case Hold() if stage.goto is not None:
            yield ("goto",), stage.goto
        case Delay():
            for place, rule in enumerate(stage.gives_way):
                if rule.goto is not None:
                    yield ("gives_way", str(place), "goto"), rule.goto


def below(stages: Stages) -> dict[str, str]:
    """The stage written below each, where it goes if it names no `next`."""
    return dict(pairwise(stages))


def steps(stages: Stages) -> dict[str, tuple[str, ...]]:
    """Where a patient may go from each stage; a side branch is not a step of the patient's own."""
    after = below(stages)
    found: dict[str, tuple[str, ...]] = {}
    for name, stage in stages.items():
        onward = [target for _, target in targets(stage)]
        if stage.next is None and not isinstance(stage, End | Leave) and name in after:
            onward.append(after[name])
        found[name] = tuple(dict.fromkeys(onward))
    return found


def with_launches(stages: Stages, ways: Steps) -> dict[str, tuple[str, ...]]:
    """The steps, with the side branches that forks start."""
    return {
        name: (*ways[name], stage.launch) if isinstance(stage, Fork) else ways[name]
        for name, stage in stages.items()
    }


def reached(ways: Steps, starts: Iterable[str]) -> set[str]:
    """Every stage that can be reached from `starts`, which are among them."""
    seen: set[str] = set()
    ahead = list(starts)
    while ahead:
        name = ahead.pop()
        if name not in seen:
            seen.add(name)
            ahead.extend(ways[name])
    return seen


def on_a_cycle(ways: Steps) -> str | None:
    """The first stage from which a way leads back to itself, if there is one."""
    return next((name for name in ways if name in reached(ways, ways[name])), None)
