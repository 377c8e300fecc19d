"""What would have to be true: each assumption at other values, one at a time, and all drawn together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from dghsim.measures.decision.crossing import crossing
from dghsim.measures.decision.effect import effect_of
from dghsim.measures.decision.jointly import Ends, chance_jointly
from dghsim.measures.decision.option import Option
from dghsim.measures.model import Measure
from dghsim.studies.decide.model import Assumption, End, Filled, Point, Tests
from dghsim.studies.decide.options import option
from dghsim.studies.levers import Trials, Tried

POSTS = "posts"
"""The name of the assumption that posts are filled, which no prior may have: it is another table."""


def assumptions(
    trials: Trials, tests: Tests, known: Mapping[str, Measure], names: Sequence[str]
) -> tuple[Assumption, ...]:
    """Of each set that was put to the test."""
    found = []
    for each in trials.tried:
        ends = [end for end in tests.ends if end.called == each.called and end.tried.difference is not None]
        filled = [
            one for one in tests.filled if one.called == each.called and one.tried.difference is not None
        ]
        if each.difference is None or not (ends or filled):
            continue
        measure = telling(each, known, names)
        if measure is None:
            continue
        found += [_of_prior(each, name, own, measure, known, names) for name, own in _by_prior(ends).items()]
        found += [_of_posts(each, filled, measure, known, names)] if filled else []
    return tuple(found)


def telling(each: Tried, known: Mapping[str, Measure], names: Sequence[str]) -> Measure | None:
    """The measure that assumptions of a set are held by: what it watches and is better on; else that of the aims; else
    the first it watches that has a better side."""
    one = option(each)
    watched = [name for lever in each.pulled for name in lever.lever.watch]
    there = [known[name] for name in dict.fromkeys((*watched, *names)) if name in known]
    sided = [measure for measure in there if measure.better != "neither" and one.on(measure) is not None]
    better = (measure for measure in sided if (found := one.on(measure)) and found.alone == "better")
    return next(better, sided[0] if sided else None)


def jointly(
    each: Tried, one: Option, tests: Tests, trials: Trials, measures: Sequence[Measure]
) -> dict[str, float]:
    """Measure -> probability of being better with every prior of the set drawn; empty where none was put to the test,
    or one of them could not be run at an end of its range."""
    tested = [end for end in tests.ends if end.called == each.called]
    if not tested or any(end.tried.difference is None for end in tested):
        return {}
    ends, seed = _by_prior(tested), trials.base.scenario.run.seed
    found = {}
    for measure in measures:
        best = one.differences.get(measure.id)
        made = (
            [_ends(each, name, own, measure.id, best) for name, own in ends.items()]
            if best is not None
            else []
        )
        if best is not None and all(end is not None for end in made):
            found[measure.id] = chance_jointly(
                best, [end for end in made if end is not None], measure.better, seed
            )
    return found


def _ends(each: Tried, name: str, own: Sequence[End], measure: str, best: np.ndarray) -> Ends | None:
    prior = each.pulled[0].lever.prior[name]
    at = {end.where: option(end.tried).differences.get(measure) for end in own}
    low, high = at.get("low", best), at.get("high", best)
    return None if low is None or high is None else Ends(prior.low, prior.best, prior.high, low, high)


def _by_prior(ends: Sequence[End]) -> dict[str, list[End]]:
    found: dict[str, list[End]] = {}
    for end in ends:
        found.setdefault(end.prior, []).append(end)
    return found


def _of_prior(
    each: Tried,
    name: str,
    ends: Sequence[End],
    measure: Measure,
    known: Mapping[str, Measure],
    names: Sequence[str],
) -> Assumption:
    prior = each.pulled[0].lever.prior[name]
    ran = [(prior.best, f"{prior.best:g}, as assumed", each)]
    ran += [(getattr(prior, end.where), f"{getattr(prior, end.where):g}", end.tried) for end in ends]
    return _assumption(each, name, prior.says, ran, measure, known, names)


def _of_posts(
    each: Tried,
    filled: Sequence[Filled],
    measure: Measure,
    known: Mapping[str, Measure],
    names: Sequence[str],
) -> Assumption:
    posts = filled[0].posts
    ran = [(float(posts), f"all {posts}, as assumed" if posts > 1 else "filled, as assumed", each)]
    ran += [(float(one.filled), f"{one.filled} of {posts}", one.tried) for one in filled]
    return _assumption(each, POSTS, "Posts that it brings and that are filled", ran, measure, known, names)


def _assumption(
    each: Tried, name: str, says: str, ran: Sequence[tuple[float, str, Tried]], measure: Measure,
    known: Mapping[str, Measure], names: Sequence[str],
) -> Assumption:  # fmt: skip
    options: list[Option] = []
    points: list[Point] = []
    best = 0
    for at, words, tried in sorted(ran, key=lambda one: one[0]):
        one = option(tried)
        effect = one.on(measure)
        if effect is not None:
            best = len(points) if tried is each else best
            options.append(one)
            points.append(Point(at, words, effect, one.paid()))
    sign = 1.0 if measure.better == "more" else -1.0
    values = [point.at for point in points]
    near = [min(sign * point.effect.low, sign * point.effect.high) for point in points]
    prior = each.pulled[0].lever.prior.get(name) if name != POSTS else None
    return Assumption(
        each.called, name, says, prior, measure, tuple(points), best,
        crossing(values, [sign * point.effect.mean for point in points]), crossing(values, near),
        tuple(on for on in names if _turns(options, best, known[on])),
    )  # fmt: skip


def _turns(options: Sequence[Option], best: int, measure: Measure) -> bool:
    """Whether the verdict by itself is another at some value, and not by chance: the two are told apart as well."""
    return any(_turned(one, options[best], measure) for one in options if one is not options[best])


def _turned(one: Option, best: Option, measure: Measure) -> bool:
    there, assumed = one.on(measure), best.on(measure)
    if there is None or assumed is None or _plain(there.alone) == _plain(assumed.alone):
        return False
    apart = effect_of(one.differences[measure.id] - best.differences[measure.id], chancy=False)
    return apart is not None and apart.alone == "differs"


def _plain(verdict: str) -> str:
    return "cannot tell" if verdict == "no change" else verdict
