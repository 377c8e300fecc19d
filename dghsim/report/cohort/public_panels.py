"""Small multiples of model against public figure, one mark a hospital; on the line they are the same."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from dghsim.measures.face.validity import Held
from dghsim.report.cohort.labels import label_places
from dghsim.report.cohort.order import mark
from dghsim.report.cohort.panels import heading
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.figure import Drawing, Figure
from dghsim.report.numbers import plain
from dghsim.report.style import BAD, DASHES, GOOD, INK, SOFT, UNSURE, axis, layout, note
from dghsim.report.text import mid_sentence, plot_text

_SHOWN = ("bed_wait_4_hours", "discharged_by_17_weekday", "discharges_saturday", "discharges_sunday")
_COLOURS = {"agrees": GOOD, "misses": BAD}
_SYMBOLS = {"agrees": "circle", "misses": "diamond", "near": "circle-open", "cannot tell": "cross-thin-open"}
_HEIGHT = 250


def public_panels(reading: CohortReading, held: Mapping[str, Mapping[str, Held]]) -> Figure | None:
    """The figure; None where none of the figures shown is public of two hospitals."""
    panels = [
        (name, ones)
        for name in _SHOWN
        if len(ones := {hospital: each[name] for hospital, each in held.items() if name in each}) >= 2
    ]
    if not panels:
        return None
    count = len(panels)
    data: list[Drawing] = []
    axes: Drawing = {}
    notes: list[Drawing] = []
    for place, (_, ones) in enumerate(panels):
        number, top = "" if place == 0 else str(place + 1), 1 - place / count
        upright = [top - 0.74 / count, top - 0.06 / count]
        data += _traces(reading, ones, number)
        axes[f"xaxis{number}"] = axis("public", anchor=f"y{number}", nticks=6)
        axes[f"yaxis{number}"] = axis("model", domain=upright, anchor=f"x{number}", nticks=4)
        figure = next(iter(ones.values())).figure
        words = heading(plot_text(figure.label), plot_text(figure.unit))
        notes.append(note(words, 0, top - 0.055 / count, xref="paper", yref="paper", align="left"))
    misses = sum(one.verdict == "misses" for _, ones in panels for one in ones.values())
    many = sum(len(ones) for _, ones in panels)
    return Figure(
        id="public-panels",
        also=(
            "Whether hospitals high in one are high in the other (rank correlation, 1 in full, 0 not at all): "
            + "; ".join(_together(ones) for _, ones in panels)
            + ".",
        ),
        finding=f"Of {many} figures of single hospitals drawn here, the model misses {misses}.",
        reading=(
            "One mark a hospital: across what is public of it, up what its simulation gives; on the dashed line they "
            "are the same. Filled blue: agrees; open: near; brown diamonds: misses. All were held back, but that the "
            "weekend of the scenario that all extend was chosen towards the middle of small trusts."
        ),
        data=tuple(data),
        layout=layout(
            _HEIGHT * count, margin={"l": 48, "r": 12, "t": 8, "b": 48}, showlegend=False, annotations=notes, **axes
        ),
        narrow={"margin.l": 38},
    )  # fmt: skip


def _together(ones: Mapping[str, Held]) -> str:
    """Whether hospitals that are high in public are high in the model."""
    public = np.array([one.published.value for one in ones.values()])
    model = np.array([one.mean for one in ones.values()])
    label = mid_sentence(next(iter(ones.values())).figure.label)
    if min(np.ptp(public), np.ptp(model)) == 0:
        return f"{label}: all alike"
    places = np.argsort(np.argsort(np.stack([public, model]), axis=1), axis=1)
    return f"{label}: {plain(float(np.asarray(np.corrcoef(places))[0, 1]), 2)}"


def _traces(reading: CohortReading, ones: Mapping[str, Held], number: str) -> list[Drawing]:
    names = list(ones)
    public, model = [ones[name].published.value for name in names], [ones[name].mean for name in names]
    ends = [min(public + model), max(public + model)]
    return [
        {
            "x": ends, "y": ends, "mode": "lines", "hoverinfo": "skip", "xaxis": f"x{number}", "yaxis": f"y{number}",
            "line": {"color": SOFT, "width": 1.2, "dash": DASHES[1]},
        },
        {
            "x": public, "y": model, "mode": "markers+text", "text": [mark(reading, name) for name in names],
            "textposition": label_places(
                [mark(reading, name) for name in names], public, model, width=300, height=150
            ),
            "textfont": {"size": 8, "color": INK}, "xaxis": f"x{number}",
            "yaxis": f"y{number}",
            "marker": {
                "color": [_COLOURS.get(ones[name].verdict, UNSURE) for name in names],
                "symbol": [_SYMBOLS.get(ones[name].verdict, "circle-open") for name in names], "size": 8,
                "line": {"width": 1.2, "color": INK},
            },
            "customdata": [
                f"{plot_text(reading.called(name))}: model {plain(ones[name].mean)}, public "
                f"{plain(ones[name].published.value)}, {ones[name].verdict}"
                for name in names
            ],
            "hovertemplate": "%{customdata}<extra></extra>",
        },
    ]  # fmt: skip
