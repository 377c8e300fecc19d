"""Runs what a decision needs beside what was asked for: levers together, and each assumption put to the test."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dghsim.errors import InputError
from dghsim.measures.catalogue import catalogue
from dghsim.measures.model import Measure
from dghsim.rota.ahead import solve_ahead
from dghsim.scenario.keys import unknown
from dghsim.scenario.levers.priors import Where
from dghsim.scenario.levers.read import Chosen
from dghsim.scenario.root import Scenario
from dghsim.studies.decide.model import End, Filled, Tests
from dghsim.studies.decide.options import judged_by, known_measures, option
from dghsim.studies.decide.order import goal_of, in_order
from dghsim.studies.decide.posts import numbers_filled, posts_brought, with_filled
from dghsim.studies.levers import Hospitals, Loads, Ran, Read, Runs, Trials, Tried, read_one, try_one

ENDS: tuple[Where, ...] = ("low", "high")


def put_to_the_test(
    base: Hospitals,
    trials: Trials,
    load: Loads,
    run: Runs,
    *,
    goal: str = "",
    budget: float | None = None,
    rotas: Callable[[int, int], None] | None = None,
) -> Tests:
    """Everything beside the trials, against the same base.

    Levers that were asked for only together, each by itself; those that help towards the goal, one on top of another;
    of each lever, at its usual level or else the last that was tried, every assumption at both ends of its range, and
    fewer of the posts filled that it brings. What does not fit, or clashes, is left out, and the reason is kept.

    Args:
        base: the hospitals without levers.
        trials: as `try_levers` gives them.
        load: the hospitals with levers pulled.
        run: runs them as the base was run.
        goal: the measure by which levers are put in order; empty: the one on which most of them are better.
        budget: pounds a year that they may cost together.
        rotas: called with how many templates are solved, and how many there are.

    Raises:
        InputError: the goal is no measure of the scenario that has a better side.
    """
    refuse_goal(base[0], goal)
    ran = Ran(trials.base, trials.next_door)
    parts = tuple(_run(ran, [read_one(each, load) for each in _parts(trials)], run, rotas))
    steps, left = _steps(trials, parts, goal, budget)
    ladder, out = _ladder(steps, load)
    ends = [(one, prior, where) for one in tested(trials) for prior, where in _ends(one)]
    read_ends = [read_one((_at_end(one, prior, where),), load) for one, prior, where in ends]
    filled = [each for one in tested(trials) for each in _filled(base, one, load)]
    known = {_key(each.pulled): each for each in (*trials.tried, *parts)}
    solve_ahead(_hospitals([*ladder, *read_ends, *(read for *_, read in filled)]), progress=rotas)
    return Tests(
        parts,
        tuple(known.get(_key(each.pulled)) or try_one(ran, each, run) for each in ladder),
        (*left, *out),
        tuple(
            End(one.called, one.pulled[0].name, prior, where, try_one(ran, read, run))
            for (one, prior, where), read in zip(ends, read_ends, strict=True)
        ),
        tuple(
            Filled(one.called, count, posts, try_one(ran, read, run)) for one, count, posts, read in filled
        ),
    )


def refuse_goal(base: Scenario, goal: str) -> None:
    """Raise InputError unless the goal is a measure of the scenario with a better side, or none is given."""
    if goal:
        known = [measure.id for measure in catalogue(base) if measure.better != "neither"]
        if goal not in known:
            raise InputError(f"--goal: {unknown(goal, known, what='measure with a better side')}")


def the_goal(trials: Trials, parts: Sequence[Tried], goal: str) -> Measure | None:
    """The measure by which levers are put in order; None where none of them helps on any."""
    known = known_measures(trials.base)
    found = [option(each) for each in singles(trials, parts)]
    return known.get(goal or goal_of(found, known, judged_by(trials)))


def singles(trials: Trials, parts: Sequence[Tried]) -> list[Tried]:
    """Levers by themselves, with what is not known at its best."""
    return [each for each in (*trials.tried, *parts) if _is_single(each)]


def tested(trials: Trials) -> list[Tried]:
    """One level of each lever that was tried by itself: the usual one, else the last."""
    found: dict[str, Tried] = {}
    for each in trials.tried:
        if _is_single(each):
            one = each.pulled[0]
            kept = found.get(one.name)
            if kept is None or kept.pulled[0].level != one.lever.usual:
                found[one.name] = each
    return list(found.values())


def _is_single(each: Tried) -> bool:
    return each.difference is not None and len(each.pulled) == 1 and each.pulled[0].at == "best"


def _parts(trials: Trials) -> list[tuple[Chosen, ...]]:
    known = {_key(each.pulled) for each in trials.tried}
    found = {
        one.called: (one,)
        for each in trials.tried
        if len(each.pulled) > 1 and each.difference is not None
        for one in each.pulled
        if _key((one,)) not in known
    }
    return list(found.values())


def _key(pulled: Sequence[Chosen]) -> frozenset[str]:
    return frozenset(one.called for one in pulled)


def _run(
    ran: Ran, read: Sequence[Read], run: Runs, rotas: Callable[[int, int], None] | None
) -> Iterator[Tried]:
    solve_ahead(_hospitals(read), progress=rotas)
    yield from (try_one(ran, each, run) for each in read)


def _hospitals(read: Sequence[Read]) -> list[Scenario]:
    return [each for one in read for each in one.hospitals or ()]


def _steps(
    trials: Trials, parts: Sequence[Tried], goal: str, budget: float | None
) -> tuple[list[Tried], list[tuple[str, str]]]:
    measure, alone = the_goal(trials, parts, goal), singles(trials, parts)
    asked = bool(goal) or budget is not None
    if measure is None or (not asked and len({each.pulled[0].name for each in alone}) < 2):
        return [], []
    known = known_measures(trials.base)
    others = [known[name] for each in judged_by(trials).values() for name in each]
    return in_order(alone, measure, others, budget)


def _ladder(steps: Sequence[Tried], load: Loads) -> tuple[list[Read], list[tuple[str, str]]]:
    """Each step on top of those before; one that does not fit on them is left out, with the reason."""
    found: list[Read] = []
    out: list[tuple[str, str]] = []
    for each in steps:
        before = found[-1].pulled if found else ()
        read = read_one((*before, *each.pulled), load)
        if read.hospitals is None:
            out.append((each.called, read.why_not))
        else:
            found.append(read)
    return found, out


def _ends(one: Tried) -> Iterator[tuple[str, Where]]:
    chosen = one.pulled[0]
    for name, prior in chosen.lever.priors_of(chosen.level).items():
        for where in ENDS:
            if getattr(prior, where) != prior.best:
                yield name, where


def _at_end(one: Tried, prior: str, where: Where) -> Chosen:
    chosen = one.pulled[0]
    return Chosen(chosen.name, chosen.lever, chosen.level, chosen.source, where, prior)


def _filled(base: Hospitals, one: Tried, load: Loads) -> Iterator[tuple[Tried, int, int, Read]]:
    here, *next_door = load(one.pulled)
    posts = len(posts_brought(base[0], here))
    for count in numbers_filled(posts):
        words = f", {count} of {posts} posts filled"
        try:
            fewer = with_filled(base[0], here, count)
            yield one, count, posts, Read(one.pulled, (fewer, *next_door), more=words)
        except InputError as error:
            yield one, count, posts, Read(one.pulled, None, str(error), words)
