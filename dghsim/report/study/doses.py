"""What one, two or three more of something do: a panel a measure."""

from __future__ import annotations

from collections.abc import Sequence

from dghsim.measures.across.dose import Dose, Step
from dghsim.measures.across.model import Axis
from dghsim.report.error_bars import error_bars
from dghsim.report.figure import Drawing, Figure, Numbers
from dghsim.report.study.words import colour, difference, symbol, unit_of_change, value
from dghsim.report.style import INK, SOFT, axis, layout, note
from dghsim.report.text import clean, counted, plot_text

_PANEL = 142


def doses_figure(found: Sequence[Dose], name: str = "dose", says: str = "") -> Figure:
    """One factor, a panel for each measure; the first measure is the one told.

    Args:
        found: of one factor, from one base; at least one.
        name: of the figure.
        says: the factor in a planner's words; empty for its name.
    """
    first = found[0]
    what = clean(says) or clean(first.axis.name.replace("_", " "))
    return Figure(
        id=name,
        finding=_finding(first, what),
        also=_also(first),
        reading=(
            f"Each panel is a measure: how far it lies from what it is at {_dose(first.axis, first.base)}, on "
            f"the same patients, over {counted(first.among, 'combination')} of everything else. Lines are 95 % "
            "intervals of the mean difference, each by itself. Blue is better, brown worse, square where "
            "neither way is; open: cannot be told, or no change at all."
        ),
        data=tuple(_trace(each, at) for at, each in enumerate(found)),
        layout=_layout(found, what),
        narrow={"margin.l": 46, "xaxis.tickfont.size": 10},
        numbers=Numbers(
            (what[:1].upper() + what[1:], *(column for each in found for column in (each.measure.label, "change"))),
            tuple(
                (_dose(first.axis, step.level),
                 *(text for each in found for text in _cells(each, each.steps[at])))
                for at, step in enumerate(first.steps)
            ),
        ),
    )  # fmt: skip


def _dose(of: Axis, level: float) -> str:
    return {"add": f"{level:+g}", "scale": f"× {level:g}"}.get(of.how, f"{level:g}").replace("-", "−")


def _cells(found: Dose, step: Step) -> tuple[str, str]:
    change = "base" if step.verdict == "base" else difference(found.measure, step.change)
    return value(found.measure, step.mean.mean), change


def _finding(found: Dose, what: str) -> str:
    told = [
        f"{difference(found.measure, step.change)} at {_dose(found.axis, step.level)}"
        for step in found.steps
        if step.verdict != "base"
    ]
    shown = told if len(told) <= 3 else [told[0], told[-1]]
    return f"{what[:1].upper()}{what[1:]}. {clean(found.measure.label)}: {'; '.join(shown)}."


def _also(found: Dose) -> tuple[str, ...]:
    """Whether what one step more brings grows less, and what was left out."""
    said = []
    steps = [step for step in found.steps if step.next is not None]
    sure = [step for step in steps if step.next is not None and (step.next.low > 0 or step.next.high < 0)]
    last = sure[-1] if sure else None
    if last is None:
        said.append("No single step is told from none.")
    elif last is not steps[-1]:
        after = _dose(found.axis, steps[steps.index(last) + 1].level)
        said.append(f"Beyond {after} a further step cannot be told from none.")
    if found.left_out:
        lacked = counted(found.left_out, "combination")
        said.append(f"{lacked} left out, not run or impossible at some level.")
    return tuple(said)


def _trace(found: Dose, at: int) -> Drawing:
    number = "" if at == 0 else str(at + 1)
    steps = found.steps
    return {
        "x": [step.level for step in steps], "y": [step.change.mean for step in steps], "mode": "lines+markers",
        "xaxis": "x", "yaxis": f"y{number}", "line": {"color": SOFT, "width": 1, "dash": "dot"}, "cliponaxis": False,
        "marker": {
            "color": [colour(step.verdict) for step in steps], "symbol": [symbol(step.verdict) for step in steps],
            "size": 9, "line": {"width": 1.5, "color": INK},
        },
        "error_y": error_bars(
            ((step.change.low, step.change.mean, step.change.high) for step in steps), thickness=1.4
        ),
        "customdata": [
            plot_text(f"{_dose(found.axis, step.level)}: {': '.join(_cells(found, step)[::-1])}, {step.verdict}")
            for step in steps
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }  # fmt: skip


def _layout(found: Sequence[Dose], what: str) -> Drawing:
    count, levels = len(found), [step.level for step in found[0].steps]
    axes: Drawing = {}
    notes: list[Drawing] = []
    for at, each in enumerate(found):
        end = 1 - at / count
        axes[f"yaxis{'' if at == 0 else at + 1}"] = axis(
            domain=[end - 0.76 / count, end - 0.18 / count], nticks=4, anchor="x", rangemode="tozero", zeroline=True,
            zerolinecolor=SOFT,
        )  # fmt: skip
        unit = unit_of_change(each.measure)
        words = f"{each.measure.label}, {unit}" if unit else each.measure.label
        notes.append(note(plot_text(words), 0, end - 0.15 / count, xref="paper", yref="paper"))
    room = (levels[-1] - levels[0]) or 1.0
    ticks = levels if len(levels) <= 12 else None
    return layout(
        _PANEL * count + 60, margin={"l": 64, "r": 20, "t": 8, "b": 52}, showlegend=False, annotations=notes,
        xaxis=axis(
            plot_text(what), tickvals=ticks, range=[levels[0] - 0.08 * room, levels[-1] + 0.08 * room],
            ticktext=None if ticks is None else [_dose(found[0].axis, level) for level in ticks],
            anchor=f"y{'' if count == 1 else count}", showgrid=False,
        ),
        **axes,
    )  # fmt: skip
