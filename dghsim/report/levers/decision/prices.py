"""What a unit of each standard costs, option by option, and so what it would have to be worth."""

from __future__ import annotations

from dghsim.measures.decision.buys import Buys, Kind
from dghsim.report.cohort.section import Cell, CohortSection, Row, Sheet, Table, Value, sortable
from dghsim.report.levers.decision.answer import typeset
from dghsim.report.numbers import pounds
from dghsim.report.text import clean
from dghsim.studies.decide.model import Decision, Judged
from dghsim.studies.decide.numbers import each_of, each_unit
from dghsim.studies.decide.words import name_of, price_of

_WORDS: dict[Kind, tuple[str, str]] = {
    "price": ("", "quiet"),
    "saves and better": ("better, and saves", "better"),
    "saves for loss": ("saved for each lost", "differs"),
    "costs and worse": ("costs, and worse", "worse"),
    "better, cost unclear": ("better; cost cannot be told", "better"),
    "worse, cost unclear": ("worse; cost cannot be told", "worse"),
    "better, same cost": ("better, at no more cost", "better"),
    "worse, same cost": ("worse, at no more cost", "worse"),
    "better, cost unknown": ("better; cost not known", "better"),
    "worse, cost unknown": ("worse; cost not known", "worse"),
    "not told": ("no effect told", "quiet"),
    "no change": ("no change", "quiet"),
}


def prices(decision: Decision) -> CohortSection | None:
    """None where no measure here has a unit to be priced."""
    if not decision.units:
        return None
    columns = [("Option", ""), ("Cost a year", "")]
    columns += [
        (clean(decision.measures[name].label), f"£ for each {each_unit(decision.measures[name].unit)}")
        for name in decision.units
    ]
    rows = tuple(
        Row((_name(one), _total(one), *(_cell(one.buys.get(name)) for name in decision.units)), one.called)
        for one in decision.judged
    )
    return CohortSection(
        "prices",
        "What a unit costs",
        lead=(
            "Cost over effect, pair by pair on the same patients, with the 95 % interval of that ratio (Fieller's). A "
            "price stands only where the effect is told apart from nought, by itself: with so many looked at, one that "
            "is not called better above may be chance. It is also what a unit would have to be worth for an option to "
            "pay by that unit alone; an option brings all its columns for one cost. What a file names without a price "
            "is in the lever's own section.",
        ),
        tables=(Table("What a unit of each standard costs", tuple(columns), rows, sifted="prices"),),
        notes=tuple(f"{_name(one).text}: {pays(decision, one)}" for one in decision.judged),
        sheets=(_sheet(decision),),
        short="Cost of a unit",
    )


def _name(one: Judged) -> Cell:
    return Cell(clean(name_of(one.called)))


def _total(one: Judged) -> Cell:
    """Pounds a year, whose interval stands on the page already."""
    if one.cost is None:
        return Cell("not known")
    return Cell(pounds(one.cost.mean, sign=True), sort=sortable(one.cost.mean))


def _cell(found: Buys | None) -> Cell:
    if found is None:
        return Cell()
    tag, style = _WORDS[found.kind]
    if found.kind not in ("price", "saves for loss") or found.ratio is None:
        return Cell(tag=tag, style=style)
    value, _, ends = price_of(found).partition(" (")
    return Cell(typeset(value), f"({typeset(ends)}", tag, style, sortable(abs(found.ratio.value)))


def pays(decision: Decision, one: Judged) -> str:
    """What would have to be true for it to pay."""
    if one.cost is None:
        return "what would make it pay cannot be said: its cost is not known."
    if one.cost.alone == "better":
        return "it pays in pounds; what it loses is in the table."
    if one.cost.nothing or one.cost.alone == "cannot tell":
        free = "it costs nothing more" if one.cost.nothing else "its cost cannot be told from nought"
        helps = one.kind in ("better", "choice")
        return f"{free}, {'so it pays if its gains are worth anything' if helps else 'and nothing is told to gain'}."
    worth = [
        f"each {clean(each_of(decision.measures[name]))} is worth {typeset(price_of(found))} or more"
        for name, found in one.buys.items()
        if found.kind == "price"
    ]
    return (
        f"it pays if {'; or if '.join(worth)}." if worth else "no unit that is priced here is told to gain."
    )


def _sheet(decision: Decision) -> Sheet:
    columns = (
        "option", "cost_gbp_per_year", "cost_ci_low", "cost_ci_high", "stated_beside_doctors_gbp_per_year",
        "measure_id", "measure", "each", "gain", "gain_ci_low", "gain_ci_high", "what", "gbp_for_each", "ratio_ci_low",
        "ratio_ci_high",
    )  # fmt: skip
    rows: list[tuple[Value, ...]] = []
    for one in decision.judged:
        paid = (None, None, None) if one.cost is None else (one.cost.mean, one.cost.low, one.cost.high)
        for name, found in one.buys.items():
            of = found.ratio
            ratio = (None, None, None) if of is None else (of.value, of.low, of.high)
            measure, gain = decision.measures[name], found.gain
            rows.append((
                one.called, *paid, one.option.beside, name, measure.label, each_unit(measure.unit), gain.mean, gain.low,
                gain.high, found.kind, *ratio,
            ))  # fmt: skip
    return Sheet("cost-of-a-unit", columns, tuple(rows))
