"""The section of the money: who is better off, what can be spent again, and what would have to be true."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dghsim.report.better_off import better_off
from dghsim.report.cohort.section import Cell, CohortSection, Row, Sheet, Table
from dghsim.report.homes.corridor import corridor_sheet, corridor_table
from dghsim.report.homes.parties import parties
from dghsim.report.homes.words import bed_days_and_pounds
from dghsim.report.numbers import NOTHING, plain, pounds
from dghsim.report.text import clean
from dghsim.studies.purse.ledger import OUTSIDE
from dghsim.studies.purse.spread import Spread, spread
from dghsim.studies.purse.told import MoneyTold
from dghsim.studies.purse.verdict import BreakEven

_COLUMNS = ("line", "payer", "payee", "without", "with", "difference", "ci_low", "ci_high")


def money_section(told: MoneyTold) -> CohortSection:
    """Everything the page has of it."""
    return CohortSection(
        "home-money", "The money that follows",
        lead=(
            bed_days_and_pounds(told.verdict),
            f"In pounds of {clean(told.purse.price_year)}, a year. Every pound that one party pays arrives at another: "
            "what the parties win and lose together is nought. Public bodies win only what staff and suppliers no "
            "longer get.",
        ),
        tables=(_winners(told), _again(told), corridor_table(told), _payments(told), _turning(told)),
        figures=(parties(told),),
        notes=tuple(_notes()),
        sheets=(money_sheet(told), party_sheet(told), corridor_sheet(told)),
        short="Money",
    )  # fmt: skip


def money_sheet(told: MoneyTold) -> Sheet:
    """Every payment, with homes and without."""
    return Sheet("home-money", _COLUMNS, tuple(_lines(told)))


def party_sheet(told: MoneyTold) -> Sheet:
    """Who is better off."""
    rows = ((party, one.mean, one.low, one.high) for party, one in told.verdict.by_party)
    return Sheet("home-money-parties", ("party", "better_off_gbp_per_year", "ci_low", "ci_high"), tuple(rows))


def _lines(told: MoneyTold) -> Iterator[tuple[str | float, ...]]:
    books = told.books
    every = (*books.without.payments, *books.with_homes.payments)
    for line, payer, payee in dict.fromkeys((each.line, each.payer, each.payee) for each in every):
        before, after = (
            np.asarray(sum((one.gbp for one in ledger.payments if (one.line, one.payer, one.payee) ==
                            (line, payer, payee)), np.zeros_like(books.saved.bed_days)))
            for ledger in (books.without, books.with_homes)
        )  # fmt: skip
        one = spread(after - before)
        yield line, payer, payee, float(before.mean()), float(after.mean()), one.mean, one.low, one.high


def _winners(told: MoneyTold) -> Table:
    rows = tuple(
        Row((Cell(party), better_off(one), Cell("leaves public hands" if party in OUTSIDE else "")))
        for party, one in told.verdict.by_party
    )
    return Table(
        "Who is better off with homes",
        (("", ""), ("Better off", "a year"), ("", "")),
        rows,
        heading="Who wins and who loses",
    )


def _again(told: MoneyTold) -> Table:
    saved, found = told.books.saved, told.verdict
    pay = told.purse.hospital
    rows = (
        ("Bed-days saved, at their average cost", "notional", found.notional),
        (f"{saved.steps * pay.step_beds} beds closed, in steps of {pay.step_beds}", "cashable",
         Spread(*[saved.beds_gbp] * 3)),
        ("Doctors' shifts and locums no longer paid", "cashable", spread(saved.locums_gbp)),
        ("What goes with each bed-day", "cashable", spread(saved.consumables_gbp)),
        ("The homes' teams and what they buy", "spent", spread_of_cost(found.homes_cost)),
        ("Left in public hands", "net", found.public),
    )  # fmt: skip
    return Table(
        "What can be spent again", (("", ""), ("", ""), ("Pounds", "a year")),
        tuple(Row((Cell(words), Cell(kind), better_off(one))) for words, kind, one in rows),
        heading="What can be spent again, and what cannot",
    )  # fmt: skip


def spread_of_cost(one: Spread) -> Spread:
    """As it is taken away."""
    return Spread(-one.mean, -one.high, -one.low)


def _payments(told: MoneyTold) -> Table:
    rows = tuple(
        Row((
            Cell(clean(str(line))), Cell(clean(str(payer))), Cell(clean(str(payee))), Cell(pounds(float(before))),
            better_off(Spread(float(mean), float(low), float(high))),
        ))
        for line, payer, payee, before, _, mean, low, high in _lines(told)
    )  # fmt: skip
    return Table(
        "All payments", (("For", ""), ("From", ""), ("To", ""), ("Without", ""), ("More with homes", "a year")), rows,
        heading="All payments", folded=True,
    )  # fmt: skip


def _turning(told: MoneyTold) -> Table:
    rows = tuple(
        Row((Cell(each.says), Cell(_of(each, each.here)), Cell(_turns(each)))) for each in told.turns
    )
    return Table(
        "Where the sign turns", (("Each alone, all else as it is", ""), ("Here", ""), ("It turns at", "")), rows,
        heading="What would have to be true",
    )  # fmt: skip


def _turns(each: BreakEven) -> str:
    return "nowhere" if each.turns is None else _of(each, each.turns)


def _of(each: BreakEven, value: float) -> str:
    if not np.isfinite(value):
        return NOTHING
    return pounds(value) if each.unit == "pounds" else f"{plain(value, 0)} {each.unit}"


def _notes() -> Iterator[str]:
    yield (
        "Beds are closed by whole steps, as many as are free at the lower end of the interval. A rota's duty goes or "
        "stays, so that fewer patients save no doctor by themselves. What practices, community services and the "
        "out-of-hours service spend is not simulated: of them only income is."
    )
    yield (
        "The budget holds more than is simulated: of hospital use only the medical take, clinics that practices refer "
        "to, and those who go to the emergency department because they could not be seen."
    )
