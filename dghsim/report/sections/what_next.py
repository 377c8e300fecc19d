"""What happens if: one doctor fewer in each tier, and the changes that were tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dghsim.measures.model import Difference, OneFewer, Study
from dghsim.report.figures.forest import ForestRow, forest_rows
from dghsim.report.numbers import MINUS
from dghsim.report.text import counted, shortened

_NAMED = 3


@dataclass(frozen=True, slots=True)
class FewerRow:
    """One line of the N minus 1 table."""

    what: str
    today: str
    then: str
    verdict: str
    style: str


@dataclass(frozen=True, slots=True)
class FewerCard:
    """One tier."""

    label: str
    posts: str
    breaks_first: str
    rows: tuple[FewerRow, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A verdict and the measures it is of."""

    style: str
    verdict: str
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """One paired comparison."""

    name: str
    told: tuple[Told, ...]
    """What became better, what worse, what cannot be told; in that order."""
    rows: tuple[ForestRow, ...]
    others: tuple[ForestRow, ...]


def beside(study: Study, differences: Sequence[Difference]) -> str:
    """What the changes were run beside, where that is not the whole study."""
    runs = {len(difference.changed.values) for difference in differences} - {len(study.values)}
    if not runs:
        return ""
    few = min(runs)
    return (
        f"Each change was run {counted(few, 'time')}, beside the first {few} of the {len(study.values)} runs."
    )


def fewer_cards(tiers: Sequence[OneFewer]) -> tuple[FewerCard, ...]:
    """One card a tier."""
    return tuple(
        FewerCard(
            tier.label,
            f"{tier.in_post} in post, {tier.in_post - 1} after",
            _without(tier.label, tier.breaks_first),
            tuple(_fewer_row(*row) for row in tier.rows),
        )
        for tier in tiers
    )


def _fewer_row(what: str, today: str, then: str, verdict: str) -> FewerRow:
    styles = {"better": "better", "worse": "worse", "past 1 in 3": "worse", "cannot tell": "unsure"}
    signed = MINUS + verdict[1:] if verdict.startswith("-") else verdict
    return FewerRow(what, today, then, signed, styles.get(verdict, "same"))


def changes(differences: Sequence[Difference]) -> tuple[Change, ...]:
    """One a difference, in order."""
    made = []
    for difference in differences:
        rows, others = forest_rows(difference)
        made.append(Change(difference.name, _told(rows), rows, others))
    return tuple(made)


def _without(label: str, sentence: str) -> str:
    """The sentence without the tier's name, which stands above it."""
    rest = sentence.removeprefix(f"{label}: ")
    return rest[:1].upper() + rest[1:]


def _told(rows: Sequence[ForestRow]) -> tuple[Told, ...]:
    told = [Told(style, style, names) for style in ("better", "worse") if (names := _names(rows, style))]
    unsure = sum(row.style == "unsure" for row in rows)
    if unsure:
        told.append(Told("unsure", "cannot tell", counted(unsure, "other measure" if told else "measure")))
    return tuple(told) or (Told("same", "no change", "Nothing measured moved."),)


def _names(rows: Sequence[ForestRow], style: str) -> str:
    of_style = sorted((row for row in rows if row.style == style), key=lambda row: -row.weight)
    names = [
        f"{row.measure} ({row.difference}{' ' * bool(row.change_unit)}{row.change_unit})" for row in of_style
    ]
    more = len(names) - _NAMED
    shown = [shortened(name, 90) for name in names[:_NAMED]]
    return "; ".join([*shown, f"and {more} more"] if more > 0 else shown)
