"""Templates solved side by side, before anybody asks for them one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Lock
from typing import TypeVar

from dghsim.errors import InputError
from dghsim.processors import processors
from dghsim.rota.kept_rota import is_kept
from dghsim.scenario.root import Scenario
from dghsim.scenario.rota import Tier

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


def side_by_side(answer: Callable[[Asked], Answer], asked: Sequence[Asked]) -> list[Answer]:
    """The answers in the order asked, as many at once as there are processors; the first that fails is raised.

    Threads: the solver lets go of the interpreter while it searches.
    """
    with ThreadPoolExecutor(max(1, min(len(asked), processors())), thread_name_prefix="template") as pool:
        return list(pool.map(answer, asked))


def solve_ahead(scenarios: Iterable[Scenario], *, progress: Callable[[int, int], None] | None = None) -> None:
    """Has the template of every tier kept that a rota of these scenarios will ask for and none is kept of.

    `progress` is called with how many are solved and how many there are, first with none solved; not where there are
    none.

    What cannot be solved is passed over: who asks for it later is told why.
    """
    asked: dict[str, tuple[str, Tier, float]] = {}
    for scenario in scenarios:
        if scenario.rota.own is None and not is_kept(scenario, deterministic=False):
            seconds = scenario.rota.solve_seconds
            for name, tier in scenario.rota.tier.items():
                with suppress(InputError):
                    asked.setdefault(_question(name, tier, seconds), (name, tier, seconds))
    done, lock = 0, Lock()

    def counted(one: tuple[str, Tier, float]) -> None:
        nonlocal done
        _solved(one)
        if progress is not None:
            with lock:
                done += 1
                progress(done, len(asked))

    if progress is not None and asked:
        progress(0, len(asked))
    side_by_side(counted, sorted(asked.values(), key=_lines, reverse=True))


def _solved(asked: tuple[str, Tier, float]) -> None:
    from dghsim.rota.template.cache import cached_template

    with suppress(InputError):
        cached_template(*asked)


def _question(name: str, tier: Tier, seconds: float) -> str:
    from dghsim.rota.template.parameters import Parameters
    from dghsim.rota.template.question import ask

    return ask(name, tier).hash(Parameters(seconds))


def _lines(asked: tuple[str, Tier, float]) -> int:
    """The largest first, so that none of them is left to the end."""
    lines = asked[1].lines
    return lines if isinstance(lines, int) else 0
