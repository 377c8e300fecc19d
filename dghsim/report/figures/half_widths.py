"""How sure each average asked for was after every replication, against how sure it was asked to be."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dghsim.measures.model import Floats
from dghsim.measures.precision.model import FEWEST
from dghsim.measures.precision.reached import Reached
from dghsim.measures.precision.words import verdict, written
from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.style import DASHES, INK, SERIES, axis, layout, note
from dghsim.report.text import plot_text, shortened

_HIGHEST = 4.0
"""Times the half-width asked for: what is wider early on is off the picture."""
_MOST_ROWS = 400
_MOST_POINTS = 2000


def half_widths(found: Sequence[Reached]) -> Figure | None:
    """The figure; None where there is nothing to draw."""
    drawn = [one for one in found if np.isfinite(_share(one)).any()][: len(SERIES)]
    if not drawn:
        return None
    runs = len(drawn[0].halves)
    highest = 1.1 * max(max(_end(one), min(_early(one), _HIGHEST)) for one in drawn)
    return Figure(
        id="half-widths",
        finding=_finding(drawn),
        reading=(
            "Half the width of each average's 95% interval after so many replications, as a multiple of what was asked "
            f"for. At 1 or below it is sure enough. Before {FEWEST} replications it is not looked at."
        ),
        data=tuple(_line(one, look) for look, one in enumerate(drawn)),
        layout=layout(
            260,
            showlegend=len(drawn) > 1,
            margin={"l": 44, "r": 12, "t": 36 if len(drawn) > 1 else 12, "b": 44},
            xaxis=axis("replications", range=[1, runs], showgrid=False),
            yaxis=axis(range=[0, highest], nticks=5),
            shapes=[_asked()],
            annotations=[note("asked for", 1, 1, xref="paper", xanchor="right", font={"size": 12})],
        ),
        narrow={"margin.t": 14 + 22 * len(drawn)} if len(drawn) > 1 else {},
        numbers=_numbers(drawn),
    )


def _finding(drawn: Sequence[Reached]) -> str:
    """Of the one that decided."""
    outside = [one for one in drawn if not one.since]
    slowest = max(outside or drawn, key=lambda one: float(_share(one)[-1]) if outside else one.since)
    return f"{slowest.measure.label}: {verdict(slowest)}."


def _share(one: Reached) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        share: Floats = one.halves / one.limits
    return np.where(one.halves == 0, 0.0, share)


def _end(one: Reached) -> float:
    """As sure as it became; of what varies about an average of nought no height is enough."""
    share = float(_share(one)[-1])
    return max(share, 1.2) if np.isfinite(share) else 1.2


def _early(one: Reached) -> float:
    share = float(_share(one)[min(FEWEST, len(one.halves)) - 1])
    return share if np.isfinite(share) else 1.2


def _line(one: Reached, look: int) -> Drawing:
    share = _share(one)
    runs = np.unique(np.linspace(1, len(share), min(len(share), _MOST_POINTS)).astype(int))
    return {
        "x": runs, "y": np.where(np.isfinite(share), share, np.nan)[runs - 1], "mode": "lines",
        "name": plot_text(shortened(one.measure.label, 44)),
        "line": {"color": SERIES[look], "width": 2, "dash": DASHES[look]},
        "hovertemplate": "%{x} replications<br>%{y:.2f} times what was asked<extra></extra>",
    }  # fmt: skip


def _asked() -> Drawing:
    line = {"color": INK, "width": 1, "dash": "dot"}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 1, "y1": 1, "line": line}


def _numbers(drawn: Sequence[Reached]) -> Numbers:
    runs = len(drawn[0].halves)
    every = -(-runs // _MOST_ROWS)
    rows = tuple(
        (str(run), *(f"±{written(float(one.halves[run - 1]))}" for one in drawn))
        for run in range(1, runs + 1)
        if run % every == 0 or run == runs
    )
    columns = (f"{one.measure.label}{f', {one.measure.unit}' if one.measure.unit else ''}" for one in drawn)
    return Numbers(("Replications", *columns), rows)
