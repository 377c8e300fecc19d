"""Effects and prices as cells of a table."""

from __future__ import annotations

import math

from dghsim.measures.decision.effect import Effect
from dghsim.report.cohort.section import Cell, sortable, style_of
from dghsim.report.numbers import change, fine, pounds, span
from dghsim.studies.decide.model import Judged


def effect_cell(effect: Effect | None, unit: str, verdict: str | None = None) -> Cell:
    """A difference with its interval; the verdict by itself if none is given."""
    if effect is None or not math.isfinite(effect.mean):
        return Cell()
    told = effect.alone if verdict is None else verdict
    if effect.nothing:
        return Cell("no change", sort="0")
    places = fine(effect.low, effect.high)
    return Cell(
        change(effect.mean, unit, places, (effect.low, effect.high)), interval(effect, unit), told,
        style_of(told),
        sortable(effect.mean),
    )  # fmt: skip


def interval(effect: Effect, unit: str) -> str:
    """In brackets; nothing where there is none."""
    if not (math.isfinite(effect.low) and math.isfinite(effect.high)) or effect.low == effect.high:
        return ""
    return f"({span(effect.low, effect.high, unit, fine(effect.low, effect.high), among=(effect.mean,))})"


def cost_cell(judged: Judged) -> Cell:
    """Pounds a year."""
    paid = judged.cost
    if paid is None:
        return Cell("not known", tag="no pay in the scenario")
    if paid.nothing:
        return Cell("£0", tag="" if judged.option.stated else "no cost stated", sort="0")
    words = {"worse": "more", "better": "saved"}.get(paid.alone, paid.alone)
    return Cell(
        pounds(paid.mean, sign=True, among=(paid.low, paid.high)), interval(paid, "pounds"), words,
        style_of(paid.alone),
        sortable(paid.mean),
    )  # fmt: skip
