"""Work asked for against doctors on duty, by hour of the week, a panel a tier."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dghsim.measures.model import Floats, Study
from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.numbers import clock, plain
from dghsim.report.profiles import HOURS_OF_WEEK, profile
from dghsim.report.style import (
    BAD,
    DAYS,
    SERIES,
    WEEKDAYS,
    axis,
    day_lines,
    faded,
    layout,
    note,
    week_axis,
)
from dghsim.report.text import counted, plot_text, shortened

_PANEL = 170
_GAP = 40
_TOP, _BOTTOM = 52, 30


@dataclass(frozen=True, slots=True)
class _Panel:
    label: str
    work: Floats
    cover: Floats

    @property
    def over(self) -> int:
        """Hours of the week that bring more work than there are doctors."""
        return int((self.work > self.cover).sum())

    @property
    def strain(self) -> Floats:
        """Work asked for as a share of the doctors on duty, by hour; infinite where there is work and nobody."""
        with np.errstate(divide="ignore", invalid="ignore"):
            shares = np.where(self.work > 0, self.work / self.cover, 0.0)
        return np.nan_to_num(shares, nan=0.0, posinf=np.inf)


def demand_and_cover(study: Study) -> Figure | None:
    """The figure, or None where no tier has both profiles."""
    panels = _panels(study)
    if not panels:
        return None
    height = len(panels) * (_PANEL + _GAP) - _GAP + _TOP + _BOTTOM
    data: list[Drawing] = []
    shapes: list[Drawing] = []
    notes: list[Drawing] = []
    axes: Drawing = {}
    for row, panel in enumerate(panels):
        ends = _ends(row, len(panels))
        data += _traces(panel, row)
        shapes += day_lines(f"x{row + 1}", *ends)
        notes.append(
            note(plot_text(shortened(panel.label, 46)), 0, ends[1], xref="paper", yref="paper", yshift=4)
        )
        top = float(np.nanmax([panel.work, panel.cover])) * 1.12
        axes[f"yaxis{row + 1}"] = axis(
            domain=list(ends), range=[0, max(top, 1)], nticks=4, anchor=f"x{row + 1}"
        )
        axes[f"xaxis{row + 1}"] = week_axis(anchor=f"y{row + 1}", showticklabels=row == len(panels) - 1)
    findings = [_finding(panel) for panel in sorted(panels, key=lambda panel: -float(panel.strain.max()))]
    margin = {"l": 34, "r": 8, "t": _TOP, "b": _BOTTOM}
    return Figure(
        id="demand-and-cover",
        finding=findings[0],
        also=tuple(findings[1:]),
        reading=(
            "Both lines are in doctors. The filled line is the work that patients and wards bring in that hour, in "
            "doctors' hours of work, each hour laid to the tier that did it in the end; the stepped line is how many "
            "doctors of the tier are on duty to answer it. "
            "Strong colour marks the hours that bring more work than there are doctors: a queue forms then and is "
            "worked off later. Doctors on call from home count as on duty; handover, board rounds and breaks come on "
            "top of the work shown. Averages over all simulated weeks."
        ),
        data=tuple(data),
        layout=layout(
            height, **axes, shapes=shapes, annotations=notes, margin=margin, legend=_legend(height)
        ),
        on_paper=0.72,
        narrow={"margin.l": 26, "margin.r": 2},
        numbers=_numbers(panels),
    )


def _panels(study: Study) -> list[_Panel]:
    found = []
    for name, tier in study.scenario.rota.tier.items():
        work = profile(study, f"offered_{name}", HOURS_OF_WEEK)
        cover = profile(study, f"cover_{name}", HOURS_OF_WEEK)
        if work is not None and cover is not None:
            found.append(_Panel(tier.label, work, cover))
    return found


def _ends(row: int, rows: int) -> tuple[float, float]:
    """Bottom and top of a panel, as shares of the height; the first is at the top."""
    above, total = row * (_PANEL + _GAP), rows * (_PANEL + _GAP) - _GAP
    return max(1 - (above + _PANEL) / total, 0.0), 1 - above / total


def _legend(height: int) -> Drawing:
    above: Drawing = layout(height)["legend"] | {"y": 1 + 26 / (height - _TOP - _BOTTOM)}
    return above


def _traces(panel: _Panel, row: int) -> list[Drawing]:
    hours = np.arange(HOURS_OF_WEEK + 1)
    work, cover = (np.append(line, line[-1]) for line in (panel.work, panel.cover))
    names = [f"{WEEKDAYS[hour // 24]} {clock(hour)}" for hour in range(HOURS_OF_WEEK)]
    where = {
        "x": hours,
        "xaxis": f"x{row + 1}",
        "yaxis": f"y{row + 1}",
        "mode": "lines",
        "text": [*names, names[-1]],
    }
    step = {"shape": "hv", "width": 0}
    base = where | {"hoverinfo": "skip", "showlegend": False}
    first = row == 0
    return [
        base | {"y": np.minimum(work, cover), "line": step, "fill": "tozeroy", "fillcolor": faded(SERIES[1], 0.16)},
        base | {"y": np.maximum(work, cover), "line": step, "fill": "none"} | {"y": cover},
        base | {
            "y": np.maximum(work, cover), "line": step, "fill": "tonexty", "fillcolor": faded(BAD, 0.75),
            "name": "more work than doctors", "showlegend": first,
        },
        where | {
            "y": work, "name": "work asked for", "showlegend": first,
            "line": {"shape": "hv", "width": 1.4, "color": SERIES[1]},
            "hovertemplate": "%{text}<br>%{y:.2f} doctors' work<extra></extra>",
        },
        where | {
            "y": cover, "name": "doctors on duty", "showlegend": first,
            "line": {"shape": "hv", "width": 2, "color": SERIES[0]},
            "hovertemplate": "%{text}<br>%{y:.2f} doctors on duty<extra></extra>",
        },
    ]  # fmt: skip


def _finding(panel: _Panel) -> str:
    hour = int(panel.strain.argmax())
    when = f"{WEEKDAYS[hour // 24]} {clock(hour)}"
    numbers = f"{plain(panel.work[hour], 1)} doctors' work for {plain(panel.cover[hour], 1)} on duty"
    if panel.over:
        hours = counted(panel.over, "hour")
        return f"{panel.label}: more work than doctors in {hours} of the week, most on {when} ({numbers})."
    return f"{panel.label}: on average enough doctors for every hour's work; tightest on {when} ({numbers})."


def _numbers(panels: list[_Panel]) -> Numbers:
    columns = ["Hour"]
    for panel in panels:
        columns += [f"{panel.label}: work", f"{panel.label}: on duty"]
    rows = []
    for hour in range(HOURS_OF_WEEK):
        cells = [plain(line[hour], 2) for panel in panels for line in (panel.work, panel.cover)]
        rows.append((f"{DAYS[hour // 24]} {clock(hour)}", *cells))
    return Numbers(tuple(columns), tuple(rows))
