"""Levers tried one beside another on the same patients, against the scenario without them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dghsim.errors import InputError
from dghsim.measures.model import Difference, Study
from dghsim.measures.statistics import paired
from dghsim.rota.ahead import solve_ahead
from dghsim.scenario.levers.asked import TOGETHER
from dghsim.scenario.levers.read import Chosen
from dghsim.scenario.root import Scenario

Hospitals = tuple[Scenario, ...]
"""A hospital, and where it is run together with the one next door that one behind it."""
Loads = Callable[[Sequence[Chosen]], Hospitals]
"""With levers pulled; raises InputError where they do not fit."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run comes to."""

    study: Study
    next_door: Study | None = None
    """Of the hospital that was run together with it, where there is one."""


Runs = Callable[[Hospitals, str], Ran]
"""Makes the rotas and runs them as the base was run; the text says what was changed."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One lever at one level, or several together, and what it changes."""

    pulled: tuple[Chosen, ...]
    difference: Difference | None
    """Against the scenario without; None where it cannot be had."""
    why_not: str = ""
    next_door: Difference | None = None
    """What it changes at the hospital that is run together with this one."""

    @property
    def called(self) -> str:
        """As the command line has it."""
        return TOGETHER.join(one.called for one in self.pulled)


@dataclass(frozen=True, slots=True)
class Trials:
    """A scenario and what levers make of it."""

    base: Study
    tried: tuple[Tried, ...]
    next_door: Study | None = None
    """Beside the base."""


def try_levers(
    base: Hospitals,
    asked: Sequence[tuple[Chosen, ...]],
    load: Loads,
    run: Runs,
    *,
    rotas: Callable[[int, int], None] | None = None,
) -> Trials:
    """The base once, and each set of levers once; a set that does not fit here stops none of the others.

    `rotas` is called with how many templates are solved and how many there are to solve, before anything is run.

    Raises:
        InputError: the base cannot be run, or none of what was asked fits it.
    """
    read = [read_one(pulled, load) for pulled in asked]
    fits = [each for one in read for each in one.hospitals or ()]
    if not fits:
        raise InputError(read[0].why_not)
    solve_ahead([*base, *fits], progress=rotas)
    ran = run(base, base[0].name)
    return Trials(ran.study, tuple(try_one(ran, each, run) for each in read), ran.next_door)


@dataclass(frozen=True, slots=True)
class Read:
    """What is to be tried, before it is run."""

    pulled: tuple[Chosen, ...]
    hospitals: Hospitals | None
    """None where it does not fit."""
    why_not: str = ""
    more: str = ""
    """What else is changed, beside the levers."""


def read_one(pulled: tuple[Chosen, ...], load: Loads) -> Read:
    """The hospitals with levers pulled, or why there are none."""
    try:
        return Read(pulled, load(pulled))
    except InputError as error:
        return Read(pulled, None, str(error))


def try_one(base: Ran, read: Read, run: Runs) -> Tried:
    """Run what was read, and hold it against the base."""
    pulled, hospitals = read.pulled, read.hospitals
    if hospitals is None:
        return Tried(pulled, None, read.why_not)
    name = TOGETHER.join(one.called for one in pulled) + read.more
    try:
        ran = run(hospitals, name)
    except InputError as error:
        return Tried(pulled, None, str(error))
    found = paired(base.study, ran.study, name)
    if base.next_door is None or ran.next_door is None:
        return Tried(pulled, found)
    return Tried(pulled, found, next_door=paired(base.next_door, ran.next_door, name))
