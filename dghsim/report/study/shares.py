"""How much of the spread is due to each factor."""

from __future__ import annotations

from dghsim.measures.across.shares import Share, Shares
from dghsim.measures.gains import Reach
from dghsim.report.figure import Figure, Numbers
from dghsim.report.study.rows import Mark, marks, rows_layout
from dghsim.report.study.words import label, share
from dghsim.report.style import MARKERS, SERIES
from dghsim.report.text import clean, counted

MOST = 12


def shares_figure(found: Shares, name: str = "shares") -> Figure:
    """First indices, and total ones where the design tells them."""
    shown = found.shares[:MOST]
    drawn = [
        Mark(row, _percent(index), f"{_name(each)}, {words}: {share(index)}", SERIES[at], MARKERS[2 * at], words)
        for row, each in enumerate(shown)
        for at, (words, index) in enumerate((("alone", each.first), ("with all it does together", each.total)))
        if index is not None
    ]  # fmt: skip
    total = any(each.total is not None for each in shown)
    return Figure(
        id=name,
        finding=_finding(found),
        reading=(
            f"Share of the variance of {label(found.measure)} between {counted(found.points, 'point')}: due to the "
            "factor alone (first index)"
            + (", and with all that it does together with others (total index)" if total else "")
            + f". {_chance(found)} By {clean(found.method)}."
        ),
        data=marks(drawn, len(shown)),
        layout=rows_layout([_name(each) for each in shown], "% of the variance between points", legend=True),
        numbers=Numbers(
            ("Factor", "Alone", "With all it does together"),
            (
                *((_name(each), share(each.first), share(each.total) if each.total else "–") for each in found.shares),
                *((f"{clean(pair.first.name)} with {clean(pair.second.name)}".replace("_", " "), share(pair.share), "–")
                  for pair in found.pairs),
            ),
        ),
    )  # fmt: skip


def _finding(found: Shares) -> str:
    first = found.shares[0]
    part = first.total or first.first
    how = " with all it does together" if first.total else ""
    return f"Of the spread of {label(found.measure)}, {share(part)} is due to {_name(first)}{how}."


def _chance(found: Shares) -> str:
    if found.chance is None:
        return "With one replication of each point what chance adds is not told, and is in the shares."
    return f"What points differ by is by {100 * found.chance:.0f} % chance, which is taken off before it is shared out."


def _name(each: Share) -> str:
    return clean(each.axis.name.replace("_", " "))


def _percent(found: Reach) -> Reach:
    return Reach(100 * found.mean, 100 * found.low, 100 * found.high)
