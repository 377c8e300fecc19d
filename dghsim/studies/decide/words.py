"""What is said of one option, as the page and the terminal have it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from dghsim.measures.answers.numbers import counted, listed
from dghsim.measures.decision.buys import Buys
from dghsim.measures.decision.crossing import Crossing
from dghsim.measures.warming.growth import unsettled_sides
from dghsim.studies.decide.assumptions import POSTS
from dghsim.studies.decide.elsewhere import elsewhere_words
from dghsim.studies.decide.model import Assumption, Decision, Judged, Kind
from dghsim.studies.decide.numbers import (
    between,
    change_unit,
    each_of,
    fine,
    moved_words,
    number,
    pounds_words,
    signed,
)

KINDS: tuple[tuple[Kind, str], ...] = (
    ("better", "Better, and worse on nothing"),
    ("choice", "Better on some, worse on others"),
    ("saves", "Saves money, and nothing else is told"),
    ("nothing", "Nothing is told"),
    ("worse", "Worse, and better on nothing"),
)
"""In the order in which they are read."""
_MOST = 3


def name_of(called: str) -> str:
    """`overnight_closure=10_saves_night` as words."""
    return called.replace("_", " ").replace("=", ": ").replace("+", " + ")


def cost_words(judged: Judged) -> str:
    """What it costs a year, and how sure that is."""
    paid = judged.cost
    if paid is None:
        return (
            "What it costs is not known: it changes who is in post or on duty, and the scenario gives no pay"
        )
    if paid.nothing:
        return (
            "It costs nothing more" if judged.option.stated else "No cost is stated, and pay does not change"
        )
    if paid.alone == "cannot tell":
        return f"Whether it costs more cannot be told: {pounds_words(paid)} a year"
    if paid.mean > 0:
        return f"It costs {pounds_words(paid)} a year more"
    return f"It saves {pounds_words(paid, sign=-1)} a year"


def told_words(decision: Decision, judged: Judged, verdict: str) -> str:
    """On what it is better, or worse, after the correction; empty for nothing."""
    names = [name for each in decision.aims.values() for name in each if judged.verdicts.get(name) == verdict]
    if not names:
        return ""
    shown = [moved_words(judged.effects[name], decision.measures[name]) for name in names[:_MOST]]
    more = [f"{len(names) - _MOST} more"] if len(names) > _MOST else []
    return f"{verdict.capitalize()}: {'; '.join([*shown, *more])}"


def price_words(decision: Decision, judged: Judged) -> str:
    """What a unit costs, of the measure on which that is known best."""
    priced = {name: each for name, each in judged.buys.items() if each.kind == "price"}
    if not priced:
        return ""
    name = min(priced, key=lambda each: _width(priced[each]))
    measure = decision.measures[name]
    return f"{price_of(priced[name])} for each {each_of(measure)}"


def _width(found: Buys) -> float:
    """Of the interval, as so many times its lower end."""
    return math.inf if found.ratio is None or found.ratio.low <= 0 else found.ratio.high / found.ratio.low


def price_of(found: Buys) -> str:
    """`£34,178 (£28,369 to £47,611)`."""
    ratio = found.ratio
    if ratio is None:
        return ""
    ends = (
        sorted((abs(ratio.low), abs(ratio.high))) if ratio.low * ratio.high >= 0 else [ratio.low, ratio.high]
    )
    value = abs(ratio.value) if ratio.low * ratio.high >= 0 else ratio.value
    return between(value, ends[0], ends[1])


def hinge_words(decision: Decision, judged: Judged) -> str:
    """On what it hinges, of what was put to the test."""
    own = [each for each in decision.assumptions if each.called == judged.called]
    if not own:
        return ""
    on = f"On “{own[0].measure.label}”"
    weak = [words for each in own if (words := hinge(each))]
    if weak:
        return f"{on} it hinges on {listed(weak)}"
    if own[0].points[own[0].best].effect.alone != "better":
        return ""
    empty = [words for each in own if (words := left_when_empty(each))]
    return "; ".join([f"{on} it still helps at each assumption put to the test, one at a time", *empty])


def left_when_empty(each: Assumption) -> str:
    """What is left of a gain with no post filled, where that is less than half."""
    best, none = each.points[each.best].effect, each.points[0].effect
    if each.name != POSTS or each.points[0].at > 0 or not best.mean or none.mean / best.mean >= 0.5:
        return ""
    places = fine(best)
    unit = change_unit(each.measure.unit)
    return f"with no post filled {signed(none.mean, places)} of {signed(best.mean, places)} {unit} are left"


def hinge(each: Assumption) -> str:
    """Where one assumption decides whether it still helps; empty where it does throughout."""
    surely = each.surely
    what = "posts filled" if each.name == POSTS else _lower(each.says)
    if surely.holds == "throughout" or each.points[each.best].effect.alone != "better":
        return ""
    if surely.holds in ("from", "up to"):
        return f"{what}: beyond chance it helps {crossing_words(surely)}"
    return f"{what}: not at every value run it surely helps"


def crossing_words(found: Crossing) -> str:
    """Where along its range something helps; the values run on either side, and what a straight line says between."""
    if found.holds not in ("from", "up to"):
        return "only between" if found.holds == "between" else found.holds
    low, high = found.between
    places = 1 if high - low >= 1 else 2
    return f"{found.holds} somewhere between {low:g} and {high:g} ({number(found.at, places)} on a straight line)"


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def watched_words(decision: Decision, judged: Judged) -> str:
    """What it watches beside the aims and is better on by itself; empty for nothing."""
    names = dict.fromkeys(name for one in judged.tried.pulled for name in one.lever.watch)
    for name in names:
        effect = judged.effects.get(name)
        if name not in judged.verdicts and effect is not None and effect.alone == "better":
            return f"Beside the aims, by itself: {moved_words(effect, decision.measures[name])}"
    return ""


def sentences(decision: Decision, judged: Judged) -> Iterator[str]:
    """What is said of one option, most important first."""
    yield cost_words(judged)
    yield from filter(None, (told_words(decision, judged, verdict) for verdict in ("better", "worse")))
    if judged.kind in ("saves", "nothing", "worse"):
        yield from filter(None, (watched_words(decision, judged),))
    yield from filter(None, (price_words(decision, judged), hinge_words(decision, judged)))
    if judged.dominated_by:
        other = name_of(judged.dominated_by)
        yield f"{_first(other)} costs less or no more, and is nowhere told to be worse"
    if judged.option.other_people:
        yield "Fewer or other people are let in than without it: shares and means are of other people"
    if judged.tried.difference is not None and (unsettled := unsettled_sides(judged.tried.difference)):
        yield f"Here: {_lower(unsettled)}. Waits and stays here are as long as the run"
    yield from elsewhere_words(judged)


def grouped(decision: Decision) -> list[tuple[str, Kind, Sequence[Judged]]]:
    """Options by what they are, the cheapest first in each and last those of no known cost; those passed over last."""
    found: list[tuple[str, Kind, Sequence[Judged]]] = []
    kept = sorted((each for each in decision.judged if not _passed_over(each)), key=_mean_cost)
    for kind, heading in KINDS:
        own = [each for each in kept if each.kind == kind]
        if own:
            found.append((heading, kind, own))
    over = sorted((each for each in decision.judged if _passed_over(each)), key=_mean_cost)
    return [*found, ("Passed over: another does as much for less", "nothing", over)] if over else found


def _passed_over(each: Judged) -> bool:
    """Whether it would help, and another costs less and is nowhere told to be worse."""
    return bool(each.dominated_by) and each.kind in ("better", "choice")


def _mean_cost(each: Judged) -> float:
    return each.cost.mean if each.cost else math.inf


def not_run(decision: Decision) -> Iterator[str]:
    """What was to be run beside what was asked for and could not be, and why."""
    tests = decision.tests
    beside = [(name_of(each.called), each) for each in (*tests.parts, *tests.ladder)]
    beside += [
        (f"{name_of(end.called)}, {name_of(end.prior)} at its {end.where}", end.tried) for end in tests.ends
    ]
    beside += [
        (f"{name_of(one.called)}, {one.filled} of {one.posts} posts filled", one.tried)
        for one in tests.filled
    ]
    for name, tried in beside:
        if tried.difference is None:
            yield f"Could not be run, {name}: {tried.why_not}"


def best_words(decision: Decision) -> Iterator[str]:
    """Of each aim, the option that is told to better its first measure most, and is worse on nothing if any is."""
    for aim, names in decision.aims.items():
        told = [each for each in decision.judged if names and each.verdicts.get(names[0]) == "better"]
        unmixed = [each for each in told if each.kind == "better"]
        if told:
            most = max(unmixed or told, key=lambda each: abs(each.effects[names[0]].mean))
            moved = moved_words(most.effects[names[0]], decision.measures[names[0]])
            yield f"{aim}: {name_of(most.called)}, {_lower(moved)}"
        elif names:
            yield f"{aim}: none"


def multiplicity(decision: Decision) -> str:
    """How many comparisons, and how they were corrected."""
    if not decision.compared:
        return "No measure here has a better side, so nothing is called better or worse."
    if len(decision.trials.base.values) < 2:
        return (
            "One replication: nothing can be told apart from chance. Ask for ten or more with --replications."
        )
    by_chance = decision.compared / 20
    expected = f"{by_chance:.0f}" if by_chance >= 1 else "fewer than one"
    return (
        f"{counted(decision.compared, 'comparison')} ({counted(len(decision.judged), 'option')} on the measures of the "
        f"aims). By chance alone {expected} of these would leave out nought where nothing changed; "
        f"{decision.told_alone} do. After Holm's correction for looking at all of them {decision.told} are called "
        "better or worse, and one page in twenty on which nothing changes would call any. Levels of one lever are "
        "alike, so the correction is on the careful side."
    )
