"""How full each place is, week by week."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import numpy as np

from dghsim.measures.model import Floats, Study
from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.numbers import plain
from dghsim.report.profiles import profile
from dghsim.report.style import INK, MARKERS, SERIES, axis, layout, note
from dghsim.report.text import long_date, period, plot_text, shortened

_PERCENT = (0, 20, 40, 60, 80, 100)


@dataclass(frozen=True, slots=True)
class _Filled:
    label: str
    there: Floats
    """By day, how many there are."""
    days: Floats
    """How many of them are in use."""

    @property
    def weeks(self) -> Floats:
        """Percent of the beds or chairs in use, by week; NaN while there is none."""
        used, there = (days.reshape(-1, 7).mean(axis=1) for days in (self.days, self.there))
        share: Floats = np.divide(100 * used, there, out=np.full_like(used, np.nan), where=there > 0)
        return share

    @property
    def share(self) -> float:
        """Percent in use, of all weeks."""
        return 100 * self.mean / float(self.there.mean())

    @property
    def mean(self) -> float:
        """Places in use on average."""
        return float(np.nanmean(self.days))


def occupancy(study: Study) -> Figure | None:
    """The figure, or None where no place was measured."""
    run = study.scenario.run
    found = []
    for name, place in study.scenario.place.items():
        days = profile(study, f"occupied_{name}", 7 * run.weeks)
        there = profile(study, f"open_{name}", 7 * run.weeks) if place.season else None
        there = np.full(7 * run.weeks, float(place.count)) if there is None else there
        if days is not None and there.any():
            found.append(_Filled(place.label or name, there, days))
    if not found:
        return None
    dates = [run.start + datetime.timedelta(weeks=week) for week in range(run.weeks)]
    findings = [_finding(one) for one in sorted(found, key=lambda one: -one.share)]
    return Figure(
        id="occupancy",
        finding=findings[0],
        also=tuple(findings[1:]),
        reading=(
            f"Share of the beds or chairs in use, averaged over each week and over all simulated {period(run.weeks)}s; "
            "single days and single years swing more than their average. All hours count, also where a "
            "place is open part of the day."
        ),
        data=tuple(_line(one, look, dates) for look, one in enumerate(found[: len(SERIES)])),
        layout=layout(
            340,
            shapes=[_full()],
            annotations=[note("every one in use", 1, 100, xref="paper", xanchor="right", font={"size": 12})],
            margin={"l": 48, "r": 12, "t": 44, "b": 36},
            xaxis=axis(
                type="date", tickformat="%b", dtick="M1", showgrid=False,
                range=[dates[0].isoformat(), (dates[-1] + datetime.timedelta(days=4)).isoformat()],
            ),
            yaxis=axis(range=[0, 110], tickvals=_PERCENT, ticktext=[f"{share}%" for share in _PERCENT]),
        ),
        on_paper=0.72,
        narrow={"margin.l": 42, "xaxis.dtick": "M2"},
        numbers=_numbers(found, dates),
    )  # fmt: skip


def _line(one: _Filled, look: int, dates: list[datetime.date]) -> Drawing:
    return {
        "x": [date.isoformat() for date in dates], "y": one.weeks, "mode": "lines+markers",
        "name": plot_text(shortened(one.label, 36)), "line": {"color": SERIES[look], "width": 2},
        "marker": {"symbol": MARKERS[look], "size": 6, "color": SERIES[look]},
        "hovertemplate": "week from %{x|%-d %b %Y}<br>%{y:.1f}% in use<extra></extra>",
    }  # fmt: skip


def _full() -> Drawing:
    line = {"color": INK, "width": 1}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 100, "y1": 100, "line": line}


def _finding(one: _Filled) -> str:
    used = plain(one.mean, 0 if one.mean >= 10 else 1)
    least, most = (plain(number, 0) for number in (one.there.min(), one.there.max()))
    there = least if least == most else f"{least} to {most}"
    return f"{one.label}: {plain(one.share, 0)}% in use on average, {used} of {there}."


def _numbers(found: list[_Filled], dates: list[datetime.date]) -> Numbers:
    rows = tuple(
        (long_date(date), *(f"{plain(float(one.weeks[week]), 1)}%" for one in found))
        for week, date in enumerate(dates)
    )
    return Numbers(("Week from", *(one.label for one in found)), rows)
