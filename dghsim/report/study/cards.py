"""The decision: which option is best, how surely, and what would make it surer."""

from __future__ import annotations

import math
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
    own = _own(found)
    yield _what(found) if own is None or _worth(found, own) else _not_worth(found, own)
    yield _sure(found)
    if own is not None:
        yield _against(found, own)
    yield _enough(found)


def _own(found: Decision) -> Against | None:
    """The option picked against what is there now; None where that is the one, or was not run."""
    options = found.compared.options if found.compared else ()
    return next((one for one in options if one.cell == found.best.picked), None)


def _worth(found: Decision, own: Against) -> bool:
    return abs(own.change.mean) >= (found.best.zone or 0.0)


def _what(found: Decision) -> Card:
    return Card(
        "What is best", clean(found.words[found.best.picked]), (_ranked(found), *_left(found)),
        "yes" if found.best.told else "unsure",
    )  # fmt: skip


def _not_worth(found: Decision, own: Against) -> Card:
    """The best is no better than what is there now by anything worth telling."""
    zone = found.best.zone or 0.0
    within = max(abs(own.change.low), abs(own.change.high)) < zone
    sure = "is" if within else "was shown to be"
    why = (
        f"On this measure alone nothing tried here {sure} worth doing: {_picked(found)} does most for it, "
        f"{difference(found.measure, own.change)}, less than {size(found.measure, zone)}, which is taken as not "
        f"worth telling{_chosen(found)}."
    )
    return Card(
        "What is best", f"Nothing tried {sure} worth doing", (why, _ranked(found), *_left(found)), "unsure"
    )


def _ranked(found: Decision) -> str:
    best, picked = found.best, _picked(found)
    of = f"of {counted(len(found.words), 'option')} on {label(found.measure)}"
    mean = value(found.measure, float(found.means[best.picked]))
    if best.told:
        return f"{picked} is the best {of}: {mean}."
    others = [f"“{clean(found.words[each])}”" for each in best.kept if each != best.picked]
    some = others[:_NAMED] + ([f"{len(others) - _NAMED} more"] if len(others) > _NAMED else [])
    return f"{picked} has the best mean {of}, {mean}; it cannot be told from {listed(some)}."


def _left(found: Decision) -> tuple[str, ...]:
    if not found.left_out:
        return ()
    return (f"{counted(found.left_out, 'option')} left out: not run, or impossible, somewhere.",)


def _sure(found: Decision) -> Card:
    best, picked = found.best, _picked(found)
    sure = f"{100 * best.confidence:g} %"
    if best.told:
        return Card("How sure", f"At least {sure}", (f"That is so with at least {sure} probability.",), "yes")
    why = f"With at least {sure} probability the best is one of these {len(best.kept)}, and {picked} {_far(found)}."
    return Card("How sure", f"One of {len(best.kept)}, at least {sure}", (why,), "unsure")


def _far(found: Decision) -> str:
    within = found.best.within
    if not math.isfinite(within):
        return f"may be any way from it: {found.best.replications} replications that all differ alike are too few"
    return f"is no more than {size(found.measure, within)} from it" if within > 0 else "is no worse than it"


def _against(found: Decision, own: Against) -> Card:
    words = "cannot be told to be better or worse" if own.verdict == "cannot tell" else own.verdict
    said = difference(found.measure, own.change)
    style = {"better": "yes", "worse": "no"}.get(own.verdict, "unsure")
    return Card(
        "Against what is there now", said.partition(" (")[0], (f"Against what is there now: {said}, {words}.",),
        style if _worth(found, own) else "unsure",
    )  # fmt: skip


def _enough(found: Decision) -> Card:
    best = found.best
    assert best.zone is not None
    assert best.needed is not None
    chosen = _chosen(found)
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


def _chosen(found: Decision) -> str:
    return "" if found.zone_given else " (chosen here; set your own with --zone)"


def _picked(found: Decision) -> str:
    return f"“{clean(found.words[found.best.picked])}”"
