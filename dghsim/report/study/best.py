"""The best options beside one another."""

from __future__ import annotations

from dghsim.measures.across.contrast import reaches
from dghsim.measures.gains import Reach
from dghsim.measures.model import Floats
from dghsim.report.figure import Figure, Numbers
from dghsim.report.study.rows import Mark, marks, rows_layout
from dghsim.report.study.words import chance, colour, difference, symbol, unit_of_change, value
from dghsim.report.text import clean, counted
from dghsim.studies.reading.decide import Decision

MOST = 12


def best_figure(found: Decision, name: str = "best") -> Figure:
    """The best options, each less the one picked, on the same patients."""
    cells, best = found.cells, found.best
    values = cells.shared()
    shown = list(range(min(len(found.words), MOST)))
    rows = [
        Mark(row, reach, f"{found.words[row]}: {_hover(found, row, reach)}", *_look(found, row))
        for row, reach in zip(shown, _less_picked(values[shown], values[best.picked]), strict=True)
    ]
    unit = unit_of_change(found.measure)
    return Figure(
        id=name,
        finding=_finding(found),
        reading=(
            f"The {counted(len(shown), 'option')} with the best means, each less the one picked; lines are 95 % "
            "intervals of the difference on the same patients, each by itself. Blue: cannot be told from the "
            "best when all are looked at together; open and grey: told to be worse. How often each is best "
            "among means as they may truly be is in the table."
        ),
        data=marks(rows, len(shown)),
        layout=rows_layout(
            [clean(found.words[row]) for row in shown],
            f"less the one picked, {unit}" if unit else "less the one picked",
        ),
        numbers=Numbers(
            ("Option", found.measure.label, "Less the one picked", "Best with a chance of", "Told from the best"),
            tuple(
                (clean(words), _mean(found, row), "" if row == best.picked else difference(found.measure, reach),
                 chance(float(found.chances[row])), "no" if row in best.kept else "yes, worse")
                for row, (words, reach) in enumerate(
                    zip(found.words, _less_picked(values, values[best.picked]), strict=True)
                )
                if row < 10 * MOST
            ),
        ),
    )  # fmt: skip


def _finding(found: Decision) -> str:
    others, of = len(found.best.kept) - 1, len(found.words) - 1
    picked = f"“{clean(found.words[found.best.picked])}”"
    if not others:
        return (
            f"{picked} is told from all {of} other options."
            if of > 1
            else f"{picked} is told from the other."
        )
    return f"Of {counted(of, 'other option')}, {others} cannot be told from {picked} and {of - others} are worse."


def _mean(found: Decision, option: int) -> str:
    return value(found.measure, float(found.means[option]))


def _less_picked(values: Floats, picked: Floats) -> tuple[Reach, ...]:
    return reaches(values - picked, before=picked)


def _hover(found: Decision, row: int, reach: Reach) -> str:
    return f"{_mean(found, row)}, {difference(found.measure, reach)}; best with {chance(float(found.chances[row]))}"


def _look(found: Decision, row: int) -> tuple[str, str]:
    return (colour("better"), symbol("better")) if row in found.best.kept else (colour(""), symbol(""))
