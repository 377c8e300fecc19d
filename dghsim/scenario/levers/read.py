"""Reads levers: those that come with dghsim by name, a planner's own by file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dghsim.errors import InputError, show, show_path
from dghsim.scenario.keys import unknown
from dghsim.scenario.levers.asked import AT, OF, OWN, name_and_level, parts, place_of
from dghsim.scenario.levers.model import Lever
from dghsim.scenario.levers.priors import Where
from dghsim.scenario.patch import Patch
from dghsim.scenario.read_part import read_part

_FOLDER = Path(__file__).parent
_STAFF = ("rota", "money", "home", "homes")
"""Tables of a scenario that say so."""
ALL = "all"
"""Every shipped lever that one hospital can pull alone."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One lever at one level."""

    name: str
    """As it was asked for: a shipped name, or the stem of a planner's own file."""
    lever: Lever
    level: str
    source: str
    """Its shipped name, or where its file is."""
    at: Where = "best"
    """Where in their ranges the numbers are put that are not known."""
    only: str = ""
    """The one of them that is put there, the others at their best; empty for all."""
    next_door: bool = False
    """What it changes at the hospital next door is meant."""

    @property
    def shown(self) -> str:
        """The level, and where its priors stand if not at their best."""
        of = f"{self.only}{OF}" if self.only else ""
        return self.level if self.at == "best" else f"{self.level}{AT}{of}{self.at}"

    @property
    def asked(self) -> str:
        """So that it is found again."""
        return f"{self.source}={self.shown}"

    @property
    def called(self) -> str:
        """As the command line has it."""
        return f"{self.name}={self.shown}"

    def patch(self) -> Patch:
        """What it changes."""
        return self.lever.patch(self.level, self.at, self.only, next_door=self.next_door)

    @property
    def changes_staff(self) -> bool:
        """Whether it changes who is in post or on duty, or what is paid: what it costs is then told by a run alone."""
        return any(key[0] in _STAFF for key, *_ in self.patch().leaves())


def shipped_names() -> tuple[str, ...]:
    """Of the levers that come with dghsim, in the alphabet's order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob(f"*{OWN}")))


def shipped_levers() -> dict[str, Lever]:
    """All of them."""
    return {name: shipped_lever(name) for name in shipped_names()}


@cache
def shipped_lever(name: str) -> Lever:
    """One of them, by name."""
    return read_lever(_FOLDER / f"{name}{OWN}")


def read_lever(path: Path) -> Lever:
    """The lever in a file. Raises InputError naming the file, the key, and what is allowed."""
    return read_part(path, Lever)


def find_lever(name: str) -> tuple[str, Lever]:
    """A lever and what it is called: shipped, or in a file whose path ends in .toml. Raises InputError for neither."""
    if name.endswith(OWN):
        return Path(name).stem, read_lever(Path(name))
    if name not in shipped_names():
        raise InputError(
            f"--lever: {unknown(name, shipped_names(), what='lever')}; dghsim levers lists all, "
            f"and a file of your own ends in {OWN}"
        )
    return name, shipped_lever(name)


def chosen(asked: Sequence[str]) -> list[Chosen]:
    """Levers to be pulled together, from `NAME`, `NAME=LEVEL`, `NAME=LEVEL@low`, `NAME=LEVEL@PRIOR.low` or several of
    these joined by `+`.

    Raises:
        InputError: a lever or level that is not known, or one lever at two levels.
    """
    found: dict[str, Chosen] = {}
    for text in (part for each in asked for part in parts(each)):
        one = _chosen(text)
        _refuse_namesakes(found.get(one.name, one), one)
        if found.setdefault(one.name, one).shown != one.shown:
            raise InputError(
                f"--lever: {one.name} is asked for at level {found[one.name].shown} and {one.shown}"
            )
    return list(found.values())


def _refuse_namesakes(first: Chosen, second: Chosen) -> None:
    if first.lever != second.lever:
        raise InputError(
            f"--lever: {show_path(first.source)} and {show_path(second.source)} are two levers of one name, "
            f"{first.name}; give one of the files another"
        )


def _chosen(text: str) -> Chosen:
    head, at, only = place_of(text)
    before, level = name_and_level(head)
    name, lever = find_lever(before)
    if level is not None and level not in lever.level:
        raise InputError(f"--lever {show(before)}: {unknown(level, lever.level, what='level')}")
    if at is not None and not lever.prior:
        raise InputError(f"--lever {show(text)}: no number of {name} has a range, so it has no {at}")
    level = lever.usual if level is None else level
    if only and only not in lever.priors_of(level):
        raise InputError(f"--lever {show(text)}: {unknown(only, lever.priors_of(level), what='prior')}")
    return Chosen(name, lever, level, before, at or "best", only)


def refuse_alone(asked: Sequence[Chosen]) -> None:
    """Raises InputError for a lever that two hospitals pull together."""
    for one in asked:
        if one.lever.neighbour is not None:
            raise InputError(
                f"--lever: {one.name} changes the hospital next door too; allowed: compare FILE --lever {one.called} "
                "--neighbour FILE"
            )


def sets_of(asked: Sequence[str]) -> list[tuple[Chosen, ...]]:
    """What is to be compared: each argument by itself; a lever named without a level at every level of it, and `all`
    for each shipped lever at its usual one, but for those that two hospitals pull together.

    Raises InputError as `chosen` does.
    """
    found: list[tuple[Chosen, ...]] = []
    for text in asked:
        if text == ALL:
            found += [
                (Chosen(name, lever, lever.usual, name),)
                for name, lever in shipped_levers().items()
                if lever.neighbour is None
            ]
        elif len(parts(text)) > 1 or name_and_level(text)[1] is not None or place_of(text)[1] is not None:
            found.append(tuple(chosen([text])))
        else:
            name, lever = find_lever(text)
            found += [(Chosen(name, lever, level, text),) for level in lever.level]
    named: dict[str, Chosen] = {}
    for one in (one for each in found for one in each):
        _refuse_namesakes(named.setdefault(one.name, one), one)
    return list({tuple(one.called for one in each): each for each in found}.values())
