"""Who is still in, day by day: as seen, as fitted and as the base has it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.style import DASHES, SERIES, UNSURE, axis, layout
from dghsim.report.text import counted
from dghsim.studies.calibrate.delays import IN_ANY_CASE, DelaysFit
from dghsim.studies.calibrate.estimate import Estimate
from dghsim.studies.calibrate.stays import StaysFit
from dghsim.studies.calibrate.survival import at, survival

_DAYS = np.concatenate([np.arange(0, 14, 0.25), np.arange(14, 61, 1.0)])


def stays_figure(fit: StaysFit) -> Figure:
    """A curve as seen and one as fitted for each age band."""
    data: list[Drawing] = []
    rows = []
    shapes = list(fit.base.shapes.values())
    for place, band in enumerate(np.unique(fit.band).tolist()):
        words = list(fit.base.bands)[band].replace("_", " ") if fit.by_age else "all"
        colour = SERIES[place % len(SERIES)]
        some = fit.times.only(fit.band == band)
        curve = survival(some.middle, some.ended, some.given if fit.past_midnight else None)
        own = fit.shares[band] if fit.by_age or len(fit.base.bands) == 1 else fit.base.weights @ fit.shares
        kept = (
            fit.base.shares[band]
            if fit.by_age or len(fit.base.bands) == 1
            else fit.base.weights @ fit.base.shares
        )
        model = sum(s * one.longer(24 * _DAYS, fit.factor.value) for s, one in zip(own, shapes, strict=True))
        seen = at(curve, 24 * _DAYS)
        data += [
            _line(f"{words}, seen", seen, colour, "solid", "hv"),
            _line(f"{words}, fitted", np.asarray(model), colour, DASHES[2], "linear"),
        ]
        mean = [sum(s * one.mean(f) for s, one in zip(w, shapes, strict=True)) / 24
                for w, f in ((own, fit.factor.value), (kept, 1.0))]  # fmt: skip
        rows.append((words, f"{len(some.least):,}", f"{int((~some.ended).sum()):,}", f"{_median(seen):.1f}",
                     f"{_median(np.asarray(model)):.1f}", f"{mean[0]:.1f}", f"{mean[1]:.1f}"))  # fmt: skip
    return Figure(
        id="stays",
        finding=_finding(fit, rows),
        reading=(
            "Share of patients still in after so many days. Solid: as seen, where whoever is still in counts for as "
            "long as they were seen (Kaplan and Meier); the curve ends where fewer than ten are left. Dotted: the "
            "fitted mixture."
            + (" Only stays past the first midnight, since no column says who was for same-day care."
               if fit.past_midnight else "")
        ),
        data=tuple(data),
        layout=layout(
            400, xaxis=axis("days since arrival", range=[0, 42], showgrid=False),
            yaxis=axis("% still in", range=[0, 102]), margin={"l": 56, "r": 16, "t": 60, "b": 44},
        ),
        narrow={"yaxis.title.text": "", "margin.l": 34, "xaxis.range": [0, 30], "margin.t": 130},
        numbers=Numbers(
            ("Age", "Stays", "still in", "Median seen, days", "fitted", "Mean fitted", "Mean in the base"), tuple(rows)
        ),
    )  # fmt: skip


def _finding(fit: StaysFit, rows: Sequence[tuple[str, ...]]) -> str:
    factor = fit.factor
    longer = (
        "as long as"
        if factor.low <= 1 <= factor.high
        else "longer than"
        if factor.value > 1
        else "shorter than"
    )
    means = ", ".join(f"{row[0]} {row[5]}" for row in rows)
    return (
        f"{counted(fit.ended, 'stay')} that ended and {fit.still_in:,} that had not. Each class of stay is {longer} "
        f"the base's (x {factor.value:.2f}, {factor.low:.2f} to {factor.high:.2f}); mean days: {means}."
    )


def _median(curve: np.ndarray) -> float:
    below = np.flatnonzero(np.nan_to_num(curve, nan=0.0) <= 0.5)
    return float(_DAYS[below[0]]) if len(below) else float("nan")


def _line(words: str, share: np.ndarray, colour: str, dash: str, shape: str) -> Drawing:
    return {
        "mode": "lines", "x": _DAYS, "y": 100 * share, "name": words,
        "line": {"color": colour, "dash": dash, "shape": shape, "width": 2 if dash == "solid" else 1.8},
        "hovertemplate": f"%{{x:.1f}} days: %{{y:.0f}} %, {words}<extra></extra>",
    }  # fmt: skip


def _days_of(hours: Estimate) -> str:
    value, low, high = (each / 24 for each in (hours.value, hours.low, hours.high))
    return f"{value:.1f} days ({low:.1f} to {high:.1f})"


def delays_figure(fit: DelaysFit) -> Figure:
    """Days beyond the first two that patients waited to go home."""
    curve = survival(fit.beyond, fit.ended)
    days = np.arange(0, 43, 0.5)
    total = sum(fit.weights.values()) or 1.0

    def model(means: dict[str, float]) -> np.ndarray:
        # Of all delayed, those beyond two days: a longer mean has more of them.
        among = {name: fit.weights[name] / total * (1.0 if fit.by_needs else np.exp(-IN_ANY_CASE / each))
                 for name, each in means.items()}  # fmt: skip
        whole = sum(among.values()) or 1.0
        return np.asarray(
            sum(among[name] / whole * np.exp(-24 * days / each) for name, each in means.items())
        )

    fitted = {name: fit.means[name].value if name in fit.means else each for name, each in fit.base.items()}
    told = "; ".join(f"{name.replace('_', ' ')} {_days_of(each)}" for name, each in fit.means.items())
    lines = (
        ("Seen", 100 * at(curve, 24 * days), SERIES[0], "solid"),
        ("Fitted", 100 * model(fitted), SERIES[1], "dot"),
        ("The base", 100 * model(dict(fit.base)), UNSURE, "dash"),
    )
    return Figure(
        id="delays",
        finding=f"Mean delay: {told}." if told else "Too few delays to tell.",
        reading=(
            "Of those who waited more than two days after they need not have been in a hospital bed: share still in "
            "after so many days more. Going home takes a day or two in any case, which the model has as stages of "
            "its own."
            + ("" if fit.by_needs else " No column says what was needed: one factor is fitted to the base's means.")
        ),
        data=tuple(
            {"mode": "lines", "x": days, "y": share, "name": words, "line": {"color": colour, "dash": dash},
             "hovertemplate": f"%{{x:.1f}} days: %{{y:.0f}} %, {words.lower()}<extra></extra>"}
            for words, share, colour, dash in lines
        ),
        layout=layout(
            300, xaxis=axis("days beyond the first two", showgrid=False), yaxis=axis("% still in", range=[0, 102])
        ),
        narrow={"yaxis.title.text": "", "margin.l": 34},
    )  # fmt: skip
