"""The axes of a picture of dose and response: doses across, a titled panel for each measure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap

from dghsim.report.figure import Drawing
from dghsim.report.levers.reading import Moved, level_of
from dghsim.report.style import SOFT, axis, layout, note
from dghsim.report.text import clean, plot_text
from dghsim.scenario.levers.model import Lever

Points = Sequence[tuple[str, Moved]]
"""Of one measure: each level, as `Chosen.shown`, and what it changes."""
PHONE_LETTERS = 46
"""To a line of a panel's title on a phone."""
_PANEL = 138


def doses_of(lever: Lever, levels: Iterable[str]) -> list[float]:
    """Of these levels, rising, each once."""
    return sorted({level_of(lever, level).dose for level in levels})


def none_at(lever: Lever, doses: Sequence[float]) -> float:
    """Where on the axis being without it stands: at its dose, else a step before the first."""
    if lever.without is not None:
        return lever.without
    return doses[0] - ((doses[-1] - doses[0]) / max(len(doses) - 1, 1) or 1.0)


def layout_of(lever: Lever, panels: Sequence[Points], doses: Sequence[float]) -> Drawing:
    """A panel below another, on one axis that holds `doses` and none."""
    count, none = len(panels), none_at(lever, doses)
    low, high = min(none, doses[0]), max(none, doses[-1])
    return layout(
        _PANEL * count + 60,
        margin={"l": 60, "r": 20, "t": 8, "b": 52},
        showlegend=False,
        annotations=titles_of(panels),
        xaxis=axis(
            plot_text(lever.unit), tickvals=[none, *doses], ticktext=["none", *(f"{dose:g}" for dose in doses)],
            range=[low - 0.12 * (high - low), high + 0.35 * (high - low)],
            anchor=f"y{'' if count == 1 else count}", showgrid=False,
        ),
        **{f"yaxis{'' if at == 0 else at + 1}": _upright(1 - at / count, count) for at in range(count)},
    )  # fmt: skip


def _upright(top: float, count: int) -> Drawing:
    return axis(
        domain=[top - 0.70 / count, top - 0.16 / count], nticks=4, anchor="x", rangemode="tozero", zeroline=True,
        zerolinecolor=SOFT,
    )  # fmt: skip


def titles_of(panels: Sequence[Points], letters: int = 1000) -> list[Drawing]:
    """Above each panel its measure and unit, on lines of so many letters."""
    titles = []
    for at, points in enumerate(panels):
        one = points[0][1]
        words = "<br>".join(map(plot_text, wrap(clean(f"{one.measure}, {one.change_unit}"), letters)))
        place = 1 - (at + 0.13) / len(panels)
        titles.append(note(words, 0, place, xref="paper", yref="paper", yanchor="bottom", align="left"))
    return titles
