"""Every option against one of them, as rows with their intervals."""

from __future__ import annotations

from dghsim.measures.across.against import Compared
from dghsim.report.figure import Figure, Numbers
from dghsim.report.study.rows import Mark, marks, rows_layout
from dghsim.report.study.words import colour, difference, interval, label, symbol, unit_of_change, value
from dghsim.report.text import clean, counted

MOST = 16


def compared_figure(found: Compared, name: str = "compared") -> Figure:
    """The options that differ most, each less the base."""
    ordered = sorted(found.options, key=lambda one: -abs(one.change.mean))
    shown = ordered[:MOST]
    unit = unit_of_change(found.measure)
    told = [one for one in ordered if one.verdict not in ("cannot tell", "no change")]
    return Figure(
        id=name,
        finding=(
            f"“{clean(told[0].words)}” changes {label(found.measure)} most: "
            f"{difference(found.measure, told[0].change)}, {told[0].verdict}."
            if told
            else f"No option is told from “{clean(found.base)}” on {label(found.measure)}."
        ),
        reading=(
            f"Each of {counted(len(found.options), 'option')} less “{clean(found.base)}” "
            f"({value(found.measure, found.base_mean)}), on the same patients; lines are 95 % intervals of each by "
            "itself. Verdicts are by wider ones that all hold together in 95 of 100 studies (Bonferroni): blue better, "
            "brown worse, square where neither way is, open cannot tell."
        ),
        data=marks(
            [
                Mark(row, one.change, f"{one.words}: {difference(found.measure, one.change)}, {one.verdict}",
                     colour(one.verdict), symbol(one.verdict))
                for row, one in enumerate(shown)
            ],
            len(shown),
        ),
        layout=rows_layout(
            [clean(one.words) for one in shown], f"less {clean(found.base)}" + (f", {unit}" if unit else "")
        ),
        numbers=Numbers(
            ("Option", found.measure.label, f"Less {clean(found.base)}", "With all the others", "Verdict"),
            tuple(
                (clean(one.words), value(found.measure, one.mean), difference(found.measure, one.change),
                 interval(found.measure, one.wide), one.verdict)
                for one in ordered
            ),
        ),
    )  # fmt: skip
