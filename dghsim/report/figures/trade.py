"""What more lines on a rota buy: fewer weekends and nights, and more normal days."""

from __future__ import annotations

from collections.abc import Callable

from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.style import BAD, MARKERS, SERIES, axis, layout, note
from dghsim.report.text import plot_text
from dghsim.rota.template.remains import Remains
from dghsim.rota.template.trade import Trade

_PANELS: tuple[tuple[str, Callable[[Remains], float], tuple[float, float]], ...] = (
    ("Normal days a doctor a week, after leave", lambda found: found.normal_days_after_leave, (0.72, 0.95)),
    ("Weekends worked a year", lambda found: found.weekends_a_year, (0.38, 0.61)),
    ("Nights worked a year", lambda found: found.nights_a_year, (0.04, 0.27)),
)


def trade_figure(found: Trade) -> Figure:
    """The figure of one tier."""
    sizes = [size.remains for size in found.sizes]
    first, last = sizes[0], sizes[-1]
    own = found.tier.lines if isinstance(found.tier.lines, int) else None
    proved = all(size.template.status == "optimal" for size in found.sizes)
    return Figure(
        id=f"trade-{found.tier_name.replace('_', '-')}",
        finding=_finding(found, first, last),
        reading=(
            "Each point is the best template of so many lines that was found, every line filled. Weekends and nights "
            "are those of the template over 52 weeks, none lost to leave; leave is taken from normal days."
            + ("" if own is None else f" The larger mark is the 1 in {own} of the file.")
            + (
                ""
                if proved
                else " Hollow marks: not proved best with the effort given; a better one may exist."
            )
            + ("" if not found.missing else f" {_missing(found)}")
        ),
        data=tuple(_line(number, found) for number in range(len(_PANELS))),
        layout=layout(
            560,
            showlegend=False,
            margin={"l": 44, "r": 16, "t": 8, "b": 48},
            xaxis=axis("Lines (1 in N)", dtick=1, anchor="y3", range=[first.lines - 0.5, last.lines + 0.5]),
            annotations=[
                note(plot_text(words), 0, domain[1], xref="paper", yref="paper", yshift=4)
                for words, _, domain in _PANELS
            ],
            **{
                f"yaxis{number + 1 if number else ''}": axis(
                    domain=list(domain), rangemode="tozero", nticks=4
                )
                for number, (_, _, domain) in enumerate(_PANELS)
            },
        ),
        narrow={"xaxis.dtick": 2},
        numbers=_numbers(found),
    )


def _missing(found: Trade) -> str:
    return (
        f"No point, no template: {', '.join(f'1 in {each.lines} {each.verdict}' for each in found.missing)}."
    )


def _finding(found: Trade, first: Remains, last: Remains) -> str:
    says = f"The smallest that fits is 1 in {first.lines}"
    if not found.smallest.proved:
        says += " (a smaller one may exist: some sizes are undecided)"
    if last.lines == first.lines:
        return f"{says}."
    return (
        f"{says}: {first.weekends_a_year:.0f} weekends and {first.nights_a_year:.0f} nights a year, "
        f"{first.normal_days_after_leave:.1f} normal days a week after leave. 1 in {last.lines} makes that "
        f"{last.weekends_a_year:.0f}, {last.nights_a_year:.0f} and {last.normal_days_after_leave:.1f}."
    )


def _line(number: int, found: Trade) -> Drawing:
    words, value, _ = _PANELS[number]
    lines = [size.remains.lines for size in found.sizes]
    own = [n == found.tier.lines for n in lines]
    proved = (size.template.status == "optimal" for size in found.sizes)
    symbols = [MARKERS[number] + ("" if each else "-open") for each in proved]
    return {
        "mode": "lines+markers", "x": lines, "y": [value(size.remains) for size in found.sizes],
        "yaxis": f"y{number + 1 if number else ''}", "name": words,
        "line": {"color": SERIES[number], "width": 2},
        "marker": {"size": [13 if each else 8 for each in own], "symbol": symbols, "color": SERIES[number],
                   "line": {"color": BAD, "width": [3 if each else 0 for each in own]}},
        "hovertemplate": f"1 in %{{x}}: %{{y:.3g}} {words.lower()}<extra></extra>",
    }  # fmt: skip


def _numbers(found: Trade) -> Numbers:
    columns = ("1 in", "Hours a week", "Weekends a year", "Nights a year", "Normal days a week", "after leave",
               "Doctors a weekday on normal duties, after leave", "Template")  # fmt: skip
    rows = tuple(
        (
            str(each.lines), f"{each.hours_a_week:.1f}", f"{each.weekends_a_year:.1f}", f"{each.nights_a_year:.1f}",
            f"{each.normal_days_a_week:.2f}", f"{each.normal_days_after_leave:.2f}", f"{each.after_leave:.1f}",
            "proved best" if size.template.status == "optimal" else "best found with the effort",
        )
        for size in found.sizes for each in (size.remains,)
    )  # fmt: skip
    return Numbers(columns, rows)
