"""How many wait for an appointment, week by week, with the home and without."""

from __future__ import annotations

import numpy as np

from dghsim.measures.model import Floats
from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.numbers import plain
from dghsim.report.style import SERIES, axis, faded, layout
from dghsim.report.text import clean
from dghsim.studies.practices.figures import bookable
from dghsim.studies.practices.told import AtPracticesTold
from dghsim.studies.practices.worlds import World


def waiting(told: AtPracticesTold) -> Figure | None:
    """The figure; None for fewer than three weeks."""
    without, with_home = _weeks(told.without), _weeks(told.with_home)
    weeks = np.arange(1, without.shape[1] + 1)
    if len(weeks) < 3:
        return None
    ends = f"{plain(without.mean(axis=0)[-1], 0)} without and {plain(with_home.mean(axis=0)[-1], 0)} with"
    name = "".join(letter for letter in told.label.lower() if letter.isascii() and letter.isalnum())
    return Figure(
        id=f"waiting-{name or 'home'}",
        finding=f"{clean(told.label)}: in the last week {ends} the home wait for an appointment.",
        reading="People waiting for what may wait and a GP takes, on the mean day of each week measured; the band "
        "holds nine simulated years in ten.",
        data=(*_traces(weeks, without, "without", 1), *_traces(weeks, with_home, "with the home", 0)),
        layout=layout(
            300, margin={"l": 62, "r": 16, "t": 30, "b": 46}, xaxis=axis("week", nticks=8),
            yaxis=axis("people waiting", rangemode="tozero", nticks=6),
        ),
        narrow={"margin.l": 52},
        numbers=Numbers(
            ("Week", "Without", "With the home"),
            tuple(
                (str(week), plain(before, 0), plain(after, 0))
                for week, before, after in zip(weeks, without.mean(axis=0), with_home.mean(axis=0), strict=True)
            ),
        ),
    )  # fmt: skip


def _weeks(world: World) -> Floats:
    """(replications, weeks measured)."""
    by_day = world.book.waiting_by_day[:, world.begin :, bookable(world.book.lines)].sum(axis=2)
    return np.asarray(by_day.reshape(len(by_day), -1, 7).mean(axis=2), dtype=np.float64)


def _traces(weeks: Floats, people: Floats, name: str, colour: int) -> tuple[Drawing, ...]:
    low, high = np.percentile(people, (5, 95), axis=0)
    return (
        {
            "x": np.concatenate([weeks, weeks[::-1]]), "y": np.concatenate([high, low[::-1]]), "fill": "toself",
            "mode": "lines", "line": {"width": 0}, "fillcolor": faded(SERIES[colour], 0.15), "hoverinfo": "skip",
            "showlegend": False,
        },
        {
            "x": weeks, "y": people.mean(axis=0), "mode": "lines", "name": name,
            "line": {"color": SERIES[colour], "width": 2, "dash": "solid" if colour == 0 else "dash"},
            "hovertemplate": "week %{x}: %{y:.0f}<extra>" + name + "</extra>",
        },
    )  # fmt: skip
