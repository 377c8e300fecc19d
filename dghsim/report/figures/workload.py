"""How much of each duty goes to the work that the model holds."""

from __future__ import annotations

from dataclasses import dataclass

from dghsim.report.figure import Figure, Numbers
from dghsim.report.numbers import plain
from dghsim.report.reading import Reading
from dghsim.report.style import INK, SERIES, axis, layout, note
from dghsim.report.text import plot_text, shortened
from dghsim.scenario.rota import Tier

_ROW = 38


@dataclass(frozen=True, slots=True)
class _Busy:
    code: str
    duty: str
    tier: str
    percent: float
    colour: str


def workload(found: dict[str, Reading], tiers: dict[str, Tier]) -> Figure | None:
    """The figure, or None where no duty's work was measured."""
    rows = [
        _Busy(duty.code, duty.label or duty_name, tier.label, busy.mean, SERIES[look % len(SERIES)])
        for look, (name, tier) in enumerate(tiers.items())
        for duty_name, duty in tier.duty.items()
        if (busy := found.get(f"utilisation_percent_{name}_{duty_name}")) is not None
    ]
    if not rows:
        return None
    places = list(range(len(rows)))[::-1]
    busiest = max(rows, key=lambda row: row.percent)
    percent = f"{plain(busiest.percent, 0)}%"
    return Figure(
        id="workload",
        finding=f"Busiest is {busiest.duty} ({busiest.tier}): {percent} of its hours go to patients.",
        reading=(
            "Share of the rostered hours spent on work that the simulation holds: clerking, reviews, ward work out of "
            "hours, and rounds and handover where the scenario names them. What it does not name, such as teaching, "
            "comes on top, and so do breaks. A colour is a tier."
        ),
        data=(
            {
                "type": "bar", "orientation": "h", "x": [row.percent for row in rows], "y": places, "width": 0.36,
                "offset": -0.42, "showlegend": False, "hovertemplate": "%{x:.0f}% busy<extra></extra>",
                "marker": {"color": [row.colour for row in rows]},
                "text": [f"{row.percent:.0f}%" for row in rows], "textposition": "outside", "cliponaxis": False,
            },
        ),
        on_paper=0.8,
        layout=layout(
            len(rows) * _ROW + 56,
            showlegend=False,
            margin={"l": 12, "r": 34, "t": 8, "b": 40},
            xaxis=axis(range=[0, 100], ticksuffix="%", nticks=6),
            yaxis=axis(range=[-0.5, len(rows) - 0.45], tickvals=places, showticklabels=False, showgrid=False),
            annotations=[
                note(plot_text(shortened(f"{row.code}  {row.duty}", 46)), 0, place, font={"size": 12, "color": INK})
                for row, place in zip(rows, places, strict=True)
            ],
        ),
        numbers=Numbers(("Duty", "Tier", "Busy"), tuple((row.duty, row.tier, f"{row.percent:.0f}%") for row in rows)),
    )  # fmt: skip
