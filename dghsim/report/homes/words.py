"""What homes save, in bed-days and in pounds, as one sentence or two."""

from __future__ import annotations

from dghsim.report.numbers import plain, pounds, span
from dghsim.studies.purse.spread import Spread
from dghsim.studies.purse.verdict import Verdict


def bed_days_and_pounds(found: Verdict) -> str:
    """What is saved of bed-days, and what of that is money: the first may be much and the second none."""
    sums = (
        f"{pounds(found.cashable.mean)} of what the hospital costs can be spent again, of "
        f"{pounds(found.notional.mean)} that the bed-days come to at their average cost, and the homes cost "
        f"{pounds(found.homes_cost.mean)}"
    )
    return f"{_bed_days(found.bed_days)} {_pounds(found.public)}: {sums}."


def _bed_days(days: Spread) -> str:
    between = span(days.low, days.high, "days", 0)
    if not days.sure:
        return f"Whether the homes save bed-days cannot be told ({plain(days.mean, 0)} a year, {between}),"
    if days.mean < 0:
        return f"The homes cost {plain(-days.mean, 0)} bed-days a year ({span(-days.high, -days.low, 'days', 0)})"
    return f"The homes save {plain(days.mean, 0)} bed-days a year ({between})"


def _pounds(net: Spread) -> str:
    between = span(net.low, net.high, "pounds")
    if net.high <= 0:
        return f"and no pound; public bodies together have {pounds(-net.mean)} a year less"
    if net.low > 0:
        return f"and {pounds(net.mean)} a year ({between})"
    return f"and whether they save a pound cannot be told ({pounds(net.mean)} a year, {between})"
