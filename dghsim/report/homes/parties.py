"""Who is better off with homes, drawn."""

from __future__ import annotations

from dghsim.report.error_bars import error_bars
from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.numbers import pounds, span
from dghsim.report.style import BAD, GOOD, INK, SOFT, UNSURE, axis, layout
from dghsim.report.text import mid_sentence, plot_text
from dghsim.studies.purse.spread import Spread
from dghsim.studies.purse.told import MoneyTold

_ROW = 30


def parties(told: MoneyTold) -> Figure:
    """One line a party, those who change."""
    found = [(party, one) for party, one in told.verdict.by_party if one.mean or one.low != one.high]
    most = max(found, key=lambda each: each[1].mean, default=None)
    least = min(found, key=lambda each: each[1].mean, default=None)
    says = "Nobody is better or worse off."
    if most is not None and least is not None:
        says = f"{_says(*most)}; {mid_sentence(_says(*least))}."
    return Figure(
        id="home-money-parties",
        finding=says,
        reading="Pounds a year with homes less without, on the same patients, with the 95 % interval. Blue wins, brown "
        "loses, grey cannot be told. Staff and suppliers are where public money ends.",
        data=tuple(_traces(found)),
        layout=layout(
            _ROW * max(len(found), 1) + 70, showlegend=False, margin={"l": 190, "r": 20, "t": 8, "b": 46},
            xaxis=axis("pounds a year", zeroline=True, zerolinecolor=SOFT, nticks=6),
            yaxis=axis(autorange="reversed", showgrid=False),
        ),
        narrow={"margin.l": 128, "xaxis.nticks": 3, "yaxis.tickfont.size": 10},
        numbers=Numbers(
            ("Party", "Pounds a year", "95 % interval"),
            tuple((party, pounds(one.mean, True), span(one.low, one.high, "pounds")) for party, one in found),
        ),
    )  # fmt: skip


def _says(party: str, one: Spread) -> str:
    if not one.sure:
        return f"{party} cannot be told ({pounds(one.mean, True)})"
    return f"{party} {'wins' if one.mean > 0 else 'loses'} {pounds(abs(one.mean))} a year"


def _traces(found: list[tuple[str, Spread]]) -> tuple[Drawing, ...]:
    colours = [GOOD if one.low > 0 else BAD if one.high < 0 else UNSURE for _, one in found]
    return (
        {
            "x": [one.mean for _, one in found], "y": [plot_text(party) for party, _ in found], "mode": "markers",
            "marker": {"color": colours, "size": 10, "line": {"color": INK, "width": 1}},
            "error_x": error_bars(((one.low, one.mean, one.high) for _, one in found), thickness=1.5),
            "hovertemplate": "%{y}: £%{x:,.0f}<extra></extra>",
        },
    )  # fmt: skip
