"""The decision: which option is best, how surely, and what would make it surer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dghsim.measures.across.against import Against
from dghsim.report.study.words import difference, label, size, value
from dghsim.report.text import clean, counted, listed
from dghsim.studies.reading.decide import Decision

_NAMED = 4


@dataclass(frozen=True, slots=True)
class Card:
    """One question with its answer."""

    asks: str
    says: str
    why: tuple[str, ...]
    """Sentences."""
    style: str
    """`yes`, `no`, `unsure`."""


def sentences(found: Decision) -> tuple[str, ...]:
    """The decision in plain sentences, the answer first."""
    return tuple(sentence for card in cards(found) for sentence in card.why)


def cards(found: Decision) -> tuple[Card, ...]:
    """What to do, how sure that is, what it changes, and whether more runs would help."""
    return tuple(_cards(found))


def _cards(found: Decision) -> Iterator[Card]:
    yield _what(found)
    yield _sure(found)
    base = found.compared
    own = (
        next((one for one in base.options if one.words == found.words[found.best.picked]), None)
        if base
        else None
    )
    if own is not None:
        yield _against(found, own)
    yield _enough(found)


def _what(found: Decision) -> Card:
    best, picked = found.best, _picked(found)
    of = f"of {counted(len(found.words), 'option')} on {label(found.measure)}"
    mean = value(found.measure, float(found.means[best.picked]))
    if best.told:
        why = f"{picked} is the best {of}: {mean}."
    else:
        others = [f"“{clean(found.words[each])}”" for each in best.kept if each != best.picked]
        some = others[:_NAMED] + ([f"{len(others) - _NAMED} more"] if len(others) > _NAMED else [])
        why = f"{picked} has the best mean {of}, {mean}; it cannot be told from {listed(some)}."
    left = (
        (f"{counted(found.left_out, 'option')} left out: not run, or impossible, somewhere.",)
        if found.left_out
        else ()
    )
    return Card(
        "What is best", clean(found.words[best.picked]), (why, *left), "yes" if best.told else "unsure"
    )


def _sure(found: Decision) -> Card:
    best, picked = found.best, _picked(found)
    sure = f"{100 * best.confidence:g} %"
    if best.told:
        return Card("How sure", f"At least {sure}", (f"That is so with at least {sure} probability.",), "yes")
    far = (
        f"is no more than {size(found.measure, best.within)} from it"
        if best.within > 0
        else "is no worse than it"
    )
    why = f"With at least {sure} probability the best is one of these {len(best.kept)}, and {picked} {far}."
    return Card("How sure", f"One of {len(best.kept)}, at least {sure}", (why,), "unsure")


def _against(found: Decision, own: Against) -> Card:
    zone = found.best.zone or 0.0
    words = "cannot be told to be better or worse" if own.verdict == "cannot tell" else own.verdict
    said = difference(found.measure, own.change)
    why = [f"Against what is there now: {said}, {words}."]
    small = abs(own.change.mean) < zone
    if small:
        why.append(
            f"That is less than {size(found.measure, zone)}, which is taken as not worth telling: on this measure "
            "alone, nothing tried here is worth doing."
        )
    style = {"better": "yes", "worse": "no"}.get(own.verdict, "unsure")
    return Card(
        "Against what is there now", said.partition(" (")[0], tuple(why), "unsure" if small else style
    )


def _enough(found: Decision) -> Card:
    best = found.best
    assert best.zone is not None
    assert best.needed is not None
    chosen = "" if found.zone_given else " (chosen here; set your own with --zone)"
    end = (
        f"of the best where it is better than all others by {size(found.measure, best.zone)} or more{chosen}."
    )
    asks = "Would more runs help"
    if best.near:
        near = size(found.measure, best.zone)
        why = (
            f"With at least {100 * best.confidence:g} % probability the option picked is already the best or within "
            f"{near} of it{chosen}."
        )
        return Card(asks, "No", (why,), "yes")
    if best.enough:
        why = f"{counted(best.replications, 'replication')} are enough to make sure {end}"
        return Card(asks, f"{best.replications:,} are enough", (why,), "yes")
    more = counted(best.needed - best.replications, "more replication")
    return Card(asks, more, (f"{more}, {best.needed:,} in all, would make sure {end}",), "unsure")


def _picked(found: Decision) -> str:
    return f"“{clean(found.words[found.best.picked])}”"
