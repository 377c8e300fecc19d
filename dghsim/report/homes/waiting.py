"""How many wait for an appointment, week by week, with each home and without."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from dghsim.measures.model import Floats
from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.numbers import plain
from dghsim.report.style import SERIES, axis, faded, layout, note
from dghsim.report.text import clean, plot_text
from dghsim.studies.practices.lines import bookable
from dghsim.studies.practices.told import AtPracticesTold
from dghsim.studies.practices.worlds import World

_PANEL = 150
_FEWEST_WEEKS = 3


def waiting(told: Sequence[AtPracticesTold]) -> Figure | None:
    """One panel a home; None for fewer than three weeks."""
    found = [(each.label, _weeks(each.without), _weeks(each.with_home)) for each in told]
    if found[0][1].shape[1] < _FEWEST_WEEKS:
        return None
    return Figure(
        id="home-waiting",
        finding="; ".join(_says(*each) for each in found) + ".",
        reading="People waiting for what may wait and a GP takes, on the mean day of each week measured; the band "
        "holds nine simulated years in ten. Dashed without the home, solid with it.",
        data=tuple(trace for at, each in enumerate(found) for trace in _traces(at, *each)),
        layout=_layout([label for label, _, _ in found]),
        narrow={"margin.l": 50},
        numbers=_numbers(found),
    )


def _says(label: str, without: Floats, with_home: Floats) -> str:
    before, after = (plain(float(weeks.mean(axis=0)[-1]), 0) for weeks in (without, with_home))
    return f"{clean(label)}: {after} wait in the last week with the home, {before} without"


def _weeks(world: World) -> Floats:
    """(replications, weeks measured)."""
    by_day = world.book.waiting_by_day[:, world.begin :, bookable(world.book.lines)].sum(axis=2)
    return np.asarray(by_day.reshape(len(by_day), -1, 7).mean(axis=2), dtype=np.float64)


def _traces(at: int, label: str, without: Floats, with_home: Floats) -> Iterator[Drawing]:
    weeks = np.arange(1, without.shape[1] + 1)
    panel: Drawing = {"xaxis": "x", "yaxis": f"y{'' if at == 0 else at + 1}", "mode": "lines"}
    for people, name, colour, dash in (
        (without, "without", SERIES[1], "dash"), (with_home, "with the home", SERIES[0], "solid"),
    ):  # fmt: skip
        low, high = np.percentile(people, (5, 95), axis=0)
        yield panel | {
            "x": np.concatenate([weeks, weeks[::-1]]), "y": np.concatenate([high, low[::-1]]), "fill": "toself",
            "line": {"width": 0}, "fillcolor": faded(colour, 0.15), "hoverinfo": "skip", "showlegend": False,
        }  # fmt: skip
        yield panel | {
            "x": weeks, "y": people.mean(axis=0), "name": name, "showlegend": at == 0, "legendgroup": name,
            "line": {"color": colour, "width": 2, "dash": dash},
            "hovertemplate": f"{plot_text(label)}, week %{{x}}: %{{y:.0f}}<extra>{name}</extra>",
        }  # fmt: skip


def _layout(labels: Sequence[str]) -> Drawing:
    count = len(labels)
    axes: Drawing = {}
    notes: list[Drawing] = []
    for at, label in enumerate(labels):
        end = 1 - at / count
        axes[f"yaxis{'' if at == 0 else at + 1}"] = axis(
            domain=[end - 0.76 / count, end - 0.14 / count], nticks=4, rangemode="tozero", anchor="x"
        )
        notes.append(
            note(f"{plot_text(label)}: people waiting", 0, end - 0.12 / count, xref="paper", yref="paper")
        )
    return layout(
        _PANEL * count + 70, margin={"l": 58, "r": 16, "t": 26, "b": 46}, annotations=notes,
        xaxis=axis("week", nticks=8, anchor=f"y{'' if count == 1 else count}"), **axes,
    )  # fmt: skip


def _numbers(found: Sequence[tuple[str, Floats, Floats]]) -> Numbers:
    columns = [weeks.mean(axis=0) for _, *both in found for weeks in both]
    names = [f"{clean(label)}, {word}" for label, _, _ in found for word in ("without", "with")]
    rows = tuple(
        (str(week), *(plain(float(each), 0) for each in row))
        for week, row in enumerate(zip(*columns, strict=True), start=1)
    )
    return Numbers(("Week", *names), rows)
