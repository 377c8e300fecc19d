"""The model held against published figures, as a table that a programme lead can read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dghsim.measures.face.figure import Published
from dghsim.measures.face.validity import Held, held_against
from dghsim.measures.face.verdict import JUDGED, RULE
from dghsim.measures.model import Study
from dghsim.report.numbers import MINUS, decimals, plain, span
from dghsim.report.text import counted

HEADING = "Against published figures"
_STATUS = {"calibrated_to": "calibrated to", "held_back": "held back"}
_STYLES = {
    "agrees": "better",
    "near": "unsure",
    "misses": "worse",
    "cannot tell": "unsure",
    "not judged": "same",
}


@dataclass(frozen=True, slots=True)
class FaceRow:
    """One published figure and the model's own."""

    label: str
    like: str
    """Empty where it is the same as of the row above, as `about`."""
    about: str
    """Year, population, source."""
    others: str
    """What was published of others and of other years; empty for nothing."""
    unit: str
    published: str
    range: str
    model: str
    interval: str
    status: str
    verdict: str
    style: str
    reason: str
    """A word or two beside the verdict."""
    why: str
    """Sentences, in a row of their own; empty for none."""


@dataclass(frozen=True, slots=True)
class FaceGroup:
    """The rows of one subject."""

    subject: str
    rows: tuple[FaceRow, ...]


@dataclass(frozen=True, slots=True)
class Face:
    """The whole section."""

    heading: str
    sentences: tuple[str, ...]
    rule: str
    judged: tuple[FaceGroup, ...]
    beside: tuple[FaceGroup, ...]
    """Shown without a verdict: another year, or other people."""
    missing: tuple[str, ...]
    """Figures the scenario has no counterpart to."""


def face(study: Study) -> Face | None:
    """None where the scenario has no counterpart to any published figure."""
    held = held_against(study)
    if not held:
        return None
    judged = [one for one in held if one.verdict in JUDGED]
    beside = [one for one in held if one.verdict == "not judged"]
    missing = tuple(one.figure.label for one in held if one.verdict == "not in this scenario")
    return Face(HEADING, _sentences(judged, len(beside)), RULE, _groups(judged), _groups(beside), missing)


def _sentences(judged: Sequence[Held], beside: int) -> tuple[str, ...]:
    back = [one for one in judged if one.published.status == "held_back"]
    towards = [one for one in judged if one.published.status == "calibrated_to"]
    said = []
    if back:
        figures = counted(len(back), "figure")
        said.append(f"{figures} held back, so that nothing put in was chosen towards them: {_tally(back)}.")
    if towards:
        said.append(
            f"{counted(len(towards), 'figure')} calibrated to: {_tally(towards)}, which proves nothing."
        )
    if not said:
        said.append("No figure is of this scenario's years: none is judged.")
    if beside:
        said.append(
            f"{counted(beside, 'figure')} of another year or of other patients: shown beside the model's at the end, "
            "not judged."
        )
    return tuple(said)


def _tally(held: Sequence[Held]) -> str:
    number = {word: sum(one.verdict == word for one in held) for word in ("agrees", "near", "misses")}
    said = f"the model agrees with {number['agrees']}, is near {number['near']} and misses {number['misses']}"
    unsure = sum(one.verdict == "cannot tell" for one in held)
    return f"{said}, and of {unsure} more replications would have to tell" if unsure else said


def _groups(held: Iterable[Held]) -> tuple[FaceGroup, ...]:
    by_subject: dict[str, list[Held]] = {}
    for one in held:
        by_subject.setdefault(one.figure.subject, []).append(one)
    return tuple(FaceGroup(subject, _rows(rows)) for subject, rows in by_subject.items())


def _rows(held: Sequence[Held]) -> tuple[FaceRow, ...]:
    """What is the same as of the row above is said once."""
    rows, like, about = [], "", ""
    for one in held:
        row = _row(one)
        rows.append(
            replace(
                row, like="" if row.like == like else row.like, about="" if row.about == about else row.about
            )
        )
        like, about = row.like, row.about
    return tuple(rows)


def _row(one: Held) -> FaceRow:
    figure, published = one.figure, one.published
    places = decimals(one.mean, published.value)
    sure = math.isfinite(one.ci_low)
    return FaceRow(
        label=figure.label, like=figure.like, about=_about(published), others=_others(one),
        unit=figure.unit,
        published=_exact(published.value), range=_range(one), model=plain(one.mean, places),
        interval=span(one.ci_low, one.ci_high, "", places) if sure else "one run: no interval",
        status=_STATUS[published.status], verdict=one.verdict, style=_STYLES.get(one.verdict, "same"),
        reason="" if one.reasoned else one.why, why=one.why if one.reasoned else "",
    )  # fmt: skip


def _about(published: Published) -> str:
    return f"{published.year}. {published.population}. {published.source}."


def _others(one: Held) -> str:
    beside = "".join(f"{each.population}: {_exact(each.value)}. " for each in one.beside)
    years = "; ".join(f"{each.year} {_exact(each.value)}" for each in one.others)
    return f"{beside}Other years: {years}." if years else beside.rstrip()


def _range(one: Held) -> str:
    published = one.published
    alone = published.low == published.high
    said = (
        published.range
        if alone
        else f"{_exact(published.low)} to {_exact(published.high)}: {published.range}"
    )
    return said if one.verdict == "not judged" else f"{said}; near: within {_exact(one.figure.near)}"


def _exact(value: float) -> str:
    """As the source writes it."""
    return f"{value:,g}".replace("-", MINUS)
