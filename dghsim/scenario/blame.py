"""Which `--set` a problem comes from, where the key at fault is another than the one set."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pydantic import ValidationError

from dghsim.scenario.keys import Key, dotted
from dghsim.scenario.problems import Problem
from dghsim.scenario.resolve import SET, Resolved, with_settings
from dghsim.scenario.root import Scenario

Setting = tuple[Key, object]


def where(resolved: Resolved, problem: Problem, problems_of: Callable[[Scenario], Sequence[Problem]]) -> str:
    """The file, and in brackets the layer or the options without which `problems_of` would not find the problem."""
    written = resolved.where(problem.key)
    if not resolved.settings or SET in written.removeprefix(resolved.file):
        return written

    def found(settings: Sequence[Setting]) -> bool:
        try:
            scenario = Scenario.model_validate(with_settings(resolved.before_sets, settings))
        except ValidationError:
            return True
        return any(other.key == problem.key for other in problems_of(scenario))

    if found(()):
        return written
    each = range(len(resolved.settings))
    alone = [at for at in each if not found(resolved.settings[:at] + resolved.settings[at + 1 :])]
    names = dict.fromkeys(dotted(resolved.settings[at][0]) for at in alone or each)
    return f"{resolved.file} ({' and '.join(f'{SET} {name}' for name in names)})"
