"""What the doctors cost a year, and what is left of the budget."""

from __future__ import annotations

import math

from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.numbers import NOTHING, pounds, span
from dghsim.report.reading import Reading
from dghsim.report.style import INK, SERIES, axis, layout, note

_TOTAL = "cost_total_gbp_per_year"
_PARTS = (
    ("cost_posts_gbp_per_year", "doctors in post", ""),
    ("cost_bank_gbp_per_year", "bank", "/"),
    ("cost_agency_gbp_per_year", "agency", "x"),
    ("cost_act_down_gbp_per_year", "acting down", "."),
    ("cost_act_up_gbp_per_year", "acting up", "-"),
    ("cost_swap_gbp_per_year", "swaps", "\\"),
)


def money(found: dict[str, Reading], budget: float | None) -> Figure | None:
    """The figure, or None where costs were not measured. `budget`: pounds a year, None where none is given."""
    parts = [(found[name], words, pattern) for name, words, pattern in _PARTS if name in found]
    total = found.get(_TOTAL)
    if total is None or not parts:
        return None
    millions = 1e6
    data: list[Drawing] = [
        {
            "type": "bar", "orientation": "h", "y": [0], "x": [part.mean / millions], "name": words, "width": 0.55,
            "marker": {"color": SERIES[look], "line": {"color": "#fff", "width": 1},
                       "pattern": {"shape": pattern, "solidity": 0.2, "fgcolor": "#fff", "fillmode": "overlay"}},
            "hovertemplate": f"{words}: {pounds(part.mean)} a year<extra></extra>",
        }
        for look, (part, words, pattern) in enumerate(parts)
    ]  # fmt: skip
    data.append(_swing(total, millions))
    most = (
        max(total.mean, budget or 0.0, total.year_high if math.isfinite(total.year_high) else 0.0) / millions
    )
    marks, words = _budget_line(budget, millions, most)
    return Figure(
        id="money-a-year",
        finding=_finding(total, budget),
        also=_also(found),
        reading=(
            "The bar is an average year. The line across its end runs from cheap to dear: of twenty years like these, "
            "one would be below it and one above." + _posts(found)
        ),
        data=tuple(data),
        layout=layout(
            190,
            barmode="stack",
            margin={"l": 12, "r": 18, "t": 62, "b": 46},
            xaxis=axis(
                "million pounds a year", range=[0, most * 1.06], tickprefix="£", ticksuffix="m", nticks=7
            ),
            yaxis=axis(visible=False, range=[-0.5, 0.5]),
            shapes=marks,
            annotations=words,
            legend=layout(0)["legend"] | {"y": 1.22, "traceorder": "normal"},
        ),
        numbers=Numbers(
            ("Part", "An average year", "Nine years in ten", "An admission"),
            tuple(
                (
                    words,
                    pounds(each.mean),
                    span(each.year_low, each.year_high, each.unit),
                    _each(found, each, total),
                )
                for each, words, _ in (*parts, (total, "in all", ""))
            ),
        ),
    )


def _posts(found: dict[str, Reading]) -> str:
    """Said where nobody comes or goes in the year: without a workforce the posts cost the same whatever happens."""
    posts = found.get("cost_posts_gbp_per_year")
    same = posts is not None and posts.year_low == posts.year_high
    return " Doctors in post cost the same every year." if same else ""


def _each(found: dict[str, Reading], line: Reading, total: Reading) -> str:
    """What a line comes to for one admission."""
    admission = found.get("cost_per_admission_gbp")
    return pounds(admission.mean * line.mean / total.mean) if admission and total.mean else NOTHING


def _swing(total: Reading, millions: float) -> Drawing:
    ends = [total.year_low / millions, total.year_high / millions]
    return {
        "type": "scatter", "mode": "lines+markers", "x": ends, "y": [0, 0], "name": "from cheap to dear",
        "line": {"color": INK, "width": 2}, "marker": {"symbol": "line-ns-open", "size": 14, "color": INK},
        "hovertemplate": "£%{x:.2f} million<extra></extra>",
    }  # fmt: skip


def _budget_line(budget: float | None, millions: float, most: float) -> tuple[list[Drawing], list[Drawing]]:
    if not budget:
        return [], []
    x = budget / millions
    line = {
        "type": "line",
        "x0": x,
        "x1": x,
        "yref": "paper",
        "y0": 0,
        "y1": 1.06,
        "line": {"color": INK, "width": 2},
    }
    anchor = "right" if x > most / 2 else "left"
    return [line], [note(f"budget {pounds(budget)}", x, 1.06, yref="paper", xanchor=anchor)]


def _finding(total: Reading, budget: float | None) -> str:
    text = f"The doctors of this rota cost {pounds(total.mean)} in an average year"
    if not budget:
        return text + "."
    left = budget - total.mean
    return f"{text}, {pounds(abs(left))} {'under' if left >= 0 else 'over'} the budget given."


def _also(found: dict[str, Reading]) -> tuple[str, ...]:
    said = []
    if (share := found.get("locum_share_percent")) is not None:
        said.append(f"{share.mean:.1f}% of it goes to bank and agency.")
    if (each := found.get("cost_per_admission_gbp")) is not None:
        said.append(f"That is {pounds(each.mean)} of doctors' pay an admission.")
    return tuple(said)
