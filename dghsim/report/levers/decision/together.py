"""Options together: what they do beyond the sum of their parts, and the order in which to add them."""

from __future__ import annotations

import math

from dghsim.measures.decision.effect import Effect
from dghsim.measures.decision.ratio import Ratio
from dghsim.report.cohort.section import Cell, CohortSection, Row, Sheet, Table
from dghsim.report.levers.decision.cells import effect_cell, interval
from dghsim.report.numbers import beside, change, fine, pounds, span
from dghsim.report.text import clean, mid_sentence
from dghsim.studies.decide.model import Combined, Decision, Step
from dghsim.studies.decide.numbers import change_unit, each_unit
from dghsim.studies.decide.order_words import NO_STEP, left_out_words, order_heading, order_told
from dghsim.studies.decide.words import name_of

_VERDICTS = {"better": "more than the sum", "worse": "less than the sum"}


def together(decision: Decision) -> CohortSection | None:
    """None where nothing was pulled together, nor put in order."""
    if not (decision.combined or decision.steps or order_told(decision)):
        return None
    return CohortSection(
        "together", "Together, and in what order",
        lead=tuple(_lead(decision)),
        tables=tuple(table for table in (_order(decision), _beyond(decision)) if table is not None),
        notes=tuple(f"{clean(said)}." for said in left_out_words(decision)) if order_told(decision) else (),
        sheets=tuple(sheet for sheet in (_order_sheet(decision), _beyond_sheet(decision)) if sheet.rows),
        short="Together",
    )  # fmt: skip


def _lead(decision: Decision) -> list[str]:
    said = []
    if decision.steps:
        measure = decision.measures[decision.goal]
        budget = (
            ""
            if decision.budget is None
            else f" Within {pounds(decision.budget)} a year, as each costs alone."
        )
        said.append(
            f"The order goes by “{mid_sentence(clean(measure.label))}”: first what costs nothing more, then the "
            "cheapest unit of it as each lever is by itself, one level each, and last what no cost is "
            f"known of. Then each is run on top of those before, which is what the table has.{budget} Another "
            "measure may be chosen with --goal, an end with --budget."
        )
    elif order_told(decision):
        said.append(f"{clean(order_heading(decision))}: {mid_sentence(NO_STEP)}")
    if decision.combined:
        said.append(
            "Beyond the sum: what levers do together less what they do alone, on the same patients. Where that cannot "
            "be told from nought they may be added up, as far as this many runs can see."
        )
    return said


def _order(decision: Decision) -> Table | None:
    if not decision.steps:
        return None
    unit = decision.measures[decision.goal].unit
    columns = (
        ("Add", ""), ("Cost of this step", "a year"), ("Gains here", beside(change_unit(unit))),
        ("Gains alone", beside(change_unit(unit))), ("A unit of this step costs", f"£ for each {each_unit(unit)}"),
        ("Cost so far", "a year"), ("Gained so far", beside(change_unit(unit))),
    )  # fmt: skip
    rows = [_step_row(number, step, unit) for number, step in enumerate(decision.steps, start=1)]
    return Table("In what order to add levers", columns, tuple(rows), "In what order to add them")


def _step_row(number: int, step: Step, unit: str) -> Row:
    return Row((
        Cell(f"{number}. {clean(name_of(step.lever))}"),
        _money(step.cost),
        effect_cell(step.gain, unit),
        Cell(change(step.alone, unit, fine(step.gain.low, step.gain.high)) if math.isfinite(step.alone) else ""),
        _price(step.price),
        _money(step.cost_so_far),
        effect_cell(step.gain_so_far, unit),
    ))  # fmt: skip


def _price(found: Ratio | None) -> Cell:
    if found is None:
        return Cell()
    value, low, high = found.value, found.low, found.high
    return Cell(pounds(value, among=(low, high)), f"({span(low, high, 'pounds', among=(value,))})")


def _money(paid: Effect | None) -> Cell:
    if paid is None:
        return Cell("not known")
    return Cell(pounds(paid.mean, sign=True, among=(paid.low, paid.high)), interval(paid, "pounds"))


def _beyond(decision: Decision) -> Table | None:
    if not decision.combined:
        return None
    columns = (
        ("Together", ""),
        ("On", ""),
        ("Together they change", ""),
        ("Added up alone", ""),
        ("Beyond the sum", ""),
    )
    rows = [_beyond_row(each) for each in decision.combined]
    return Table(
        "What levers do together beyond the sum", columns, tuple(rows), "Beyond the sum of the parts"
    )


def _beyond_row(each: Combined) -> Row:
    unit = "pounds" if each.measure is None else each.measure.unit
    on = "Pounds a year" if each.measure is None else clean(each.measure.label)
    told = each.beyond.alone
    more = effect_cell(each.beyond, unit, _VERDICTS.get(told, told))
    style = {"better": "better", "worse": "worse"}.get(told, "quiet")
    if each.measure is None:
        more = Cell(
            more.text,
            more.small,
            {"better": "cheaper together", "worse": "dearer together"}.get(told, more.tag),
        )
    both = effect_cell(each.together, unit, "")
    places = fine(each.together.low, each.together.high)
    return Row((
        Cell(clean(name_of(each.called))), Cell(on, beside(change_unit(unit))), both,
        Cell(change(each.alone, unit, places)),
        Cell(more.text, more.small, more.tag, style),
    ))  # fmt: skip


def _order_sheet(decision: Decision) -> Sheet:
    columns = (
        "step", "lever", "measure_id", "gain", "gain_ci_low", "gain_ci_high", "gain_alone", "cost_gbp_per_year",
        "cost_ci_low", "cost_ci_high", "gbp_for_each", "ratio_ci_low", "ratio_ci_high", "gain_so_far",
        "cost_so_far_gbp_per_year",
    )  # fmt: skip
    rows = []
    for number, step in enumerate(decision.steps, start=1):
        paid = (None,) * 3 if step.cost is None else (step.cost.mean, step.cost.low, step.cost.high)
        ratio = (None,) * 3 if step.price is None else (step.price.value, step.price.low, step.price.high)
        rows.append((
            number, step.lever, decision.goal, step.gain.mean, step.gain.low, step.gain.high, step.alone, *paid, *ratio,
            step.gain_so_far.mean, None if step.cost_so_far is None else step.cost_so_far.mean,
        ))  # fmt: skip
    return Sheet("order", columns, tuple(rows))


def _beyond_sheet(decision: Decision) -> Sheet:
    columns = (
        "together", "measure_id", "measure", "unit", "together_difference", "added_up", "beyond", "ci_low", "ci_high",
        "verdict_alone",
    )  # fmt: skip
    rows = []
    for each in decision.combined:
        measure = ("", "Pounds a year", "pounds") if each.measure is None else (
            each.measure.id, each.measure.label, each.measure.unit,
        )  # fmt: skip
        rows.append((
            each.called, *measure, each.together.mean, each.alone, each.beyond.mean, each.beyond.low, each.beyond.high,
            each.beyond.alone,
        ))  # fmt: skip
    return Sheet("combinations", columns, tuple(rows))
