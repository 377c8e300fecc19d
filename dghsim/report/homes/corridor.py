"""What the contract would pay with other corridors, drawn as a table: dose and response, from the same runs."""

from __future__ import annotations

from dghsim.report.better_off import better_off
from dghsim.report.cohort.section import Cell, Row, Sheet, Table
from dghsim.report.numbers import plain
from dghsim.report.text import clean
from dghsim.studies.purse.corridor import AtCorridor
from dghsim.studies.purse.ledger import home_of
from dghsim.studies.purse.told import MoneyTold

_COLUMNS = (
    "corridor_share", "home", "won_gbp_per_year", "ci_low", "ci_high", "years_moved_share", "years_moved_by_luck_share",
)  # fmt: skip


def corridor_table(told: MoneyTold) -> Table:
    """A row a corridor."""
    names = [name for name, _ in told.corridors[0].won]
    return Table(
        "What the corridor of the contract does",
        (
            ("Corridor", "of the budget"),
            ("Years in which money moves", "by luck alone"),
            *((clean(home_of(name)), "a year") for name in names),
        ),
        tuple(_row(each, told.purse.capitation.corridor_share) for each in told.corridors),
        heading="What each home would win or lose by the contract, by its corridor",
    )


def corridor_sheet(told: MoneyTold) -> Sheet:
    """The same as numbers."""
    return Sheet("home-money-corridor", _COLUMNS, tuple(
        (each.corridor_share, name, one.mean, one.low, one.high, each.moved, each.by_luck)
        for each in told.corridors for name, one in each.won
    ))  # fmt: skip


def _row(each: AtCorridor, written: float) -> Row:
    tag = "the contract" if each.corridor_share == written else ""
    return Row((
        Cell(f"{100 * each.corridor_share:g} %", tag=tag),
        Cell(f"{plain(100 * each.moved, 0)} %", f"({plain(100 * each.by_luck, 0)} %)"),
        *(better_off(one) for _, one in each.won),
    ))  # fmt: skip
