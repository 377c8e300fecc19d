"""What becomes of the income of those who are sent next door, and of the cost that they leave behind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dghsim.report.better_off import better_off, pounds_cell
from dghsim.report.cohort.section import Cell, Row, Sheet, Table, sortable
from dghsim.report.numbers import plain, pounds
from dghsim.report.text import clean
from dghsim.studies.decide.sent import Terms, books_of, income_sent, sent_a_year, terms_of
from dghsim.studies.decide.words import name_of
from dghsim.studies.levers import Tried
from dghsim.studies.purse.ledger import COMMISSIONER, HOSPITAL, NEXT_DOOR, Floats
from dghsim.studies.purse.sent import SentBooks
from dghsim.studies.purse.spread import spread

_COLUMNS = (
    ("Lever here", ""), ("Sent", "patients a year"), ("Income that leaves here", "a year"),
    ("Of it comes there", "a year"), ("Cost that goes", "cashable, a year"),
    ("Bed-days at average cost", "notional, a year"), ("Better off here", "a year"), ("Better off there", "a year"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Followed:
    """An option whose money could be followed."""

    tried: Tried
    terms: Terms
    sent: Floats
    books: SentBooks


def followed(all_tried: Sequence[Tried]) -> tuple[Followed, ...]:
    """Those that send somebody, run with the hospital next door, where prices are stated."""
    found = []
    for each in all_tried:
        books, terms = books_of(each), terms_of(each)
        sent = None if each.difference is None else sent_a_year(each.difference)
        if books is not None and terms is not None and sent is not None and sent.any():
            found.append(Followed(each, terms, sent, books))
    return tuple(found)


def money_table(found: Sequence[Followed]) -> Table:
    """A row for each option."""
    return Table(
        "The money of those who are sent next door",
        _COLUMNS,
        tuple(_row(each) for each in found),
        heading="The money that goes with them",
    )


def _row(each: Followed) -> Row:
    books = each.books
    saved = books.here
    gone = saved.beds_gbp + saved.consumables_gbp
    stays = float(np.mean(saved.notional_gbp - gone))
    return Row(
        (
            Cell(clean(name_of(each.tried.called))),
            Cell(plain(float(each.sent.mean()), 0), sort=sortable(float(each.sent.mean()))),
            pounds_cell(spread(-books.income(HOSPITAL))),
            _tagged(
                books.income(NEXT_DOOR), f"{pounds(float(books.income(COMMISSIONER).mean()))} on the way"
            ),
            pounds_cell(spread(saved.cashable_gbp)),
            _tagged(saved.notional_gbp, f"{pounds(stays)} of it stays"),
            better_off(spread(books.change(HOSPITAL))),
            better_off(spread(books.change(NEXT_DOOR))),
        ),
        each.tried.called,
    )


def _tagged(gbp: Floats, tag: str) -> Cell:
    cell = pounds_cell(spread(gbp))
    return Cell(cell.text, cell.small, tag, sort=cell.sort)


def money_notes(found: Sequence[Followed]) -> Iterator[str]:
    """How it is reckoned, and how far prices may be off."""
    if not found:
        return
    terms = found[0].terms
    pay = terms.pay["best"]
    yield (
        f"Money is in pounds of {clean(terms.price_year)}, doctors' pay turned into them. Each patient sent is worth "
        f"what the mean patient here is without the lever, {pounds(found[0].books.each_gbp)}: stays of no night or one "
        f"at {pounds(pay.short_stay_gbp)}, longer ones at {pounds(pay.long_stay_gbp)}, no bed or chair at "
        f"{pounds(pay.ed_attendance_gbp)}, of which {100 * pay.marginal_share:.0f} % moves with a patient. Whoever "
        "pays, pays the hospital to which a patient comes, so that what leaves here comes there; what is on the way "
        "when the weeks measured begin or end is told apart."
    )
    yield (
        "Cost that goes is what can be spent again: doctors' pay as simulated, what goes with each bed-day, and beds "
        f"only in steps of {pay.step_beds} that are surely free. Bed-days at their average cost are notional: most of "
        "it is wards, nurses and duties that stay. Next door the same prices hold, its doctors are as simulated, and "
        "no bed is opened for those who come."
    )
    for each in found:
        ends = [income_sent(each.tried, where) for where in ("low", "high") if where in each.terms.pay]
        means = [float(np.mean(end)) for end in ends if end is not None]
        low_high = [pounds(mean, among=means) for mean in means]
        if len(low_high) == 2:
            yield (
                f"{clean(name_of(each.tried.called))}: with every price at the low end of its range {low_high[0]} a "
                f"year leave here, at the high end {low_high[1]}."
            )


def money_sheet(found: Sequence[Followed]) -> Sheet:
    """Every payment of both years, mean over replications."""
    rows: list[tuple[str | float, ...]] = []
    for each in found:
        sides: list[Mapping[tuple[str, str, str], float]] = [
            {(one.line, one.payer, one.payee): float(one.gbp.mean()) for one in ledger.payments}
            for ledger in (each.books.without, each.books.with_lever)
        ]
        for key in dict.fromkeys((*sides[0], *sides[1])):
            before, after = (side.get(key, 0.0) for side in sides)
            rows.append((each.tried.called, *key, before, after, after - before))
    columns = ("option", "line", "payer", "payee", "without_gbp", "with_gbp", "difference_gbp")
    return Sheet("sent-money", columns, tuple(rows))
