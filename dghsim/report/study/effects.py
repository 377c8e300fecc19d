"""How far each factor moves a measure: the tornado; and what two factors do together."""

from __future__ import annotations

from dghsim.measures.across.contrast import verdict
from dghsim.measures.across.effects import Effects, Interaction, MainEffect
from dghsim.measures.across.model import said
from dghsim.measures.gains import Reach
from dghsim.report.figure import Figure, Numbers
from dghsim.report.study.rows import Mark, marks, rows_layout
from dghsim.report.study.words import colour, difference, label, symbol, unit_of_change, value
from dghsim.report.style import SERIES
from dghsim.report.text import clean, counted, shortened

MOST = 12
"""Rows of a picture."""


def tornado_figure(found: Effects, name: str = "tornado") -> Figure:
    """The measure at either end of each factor, the one that moves it most on top."""
    shown = found.main[:MOST]
    drawn = [
        Mark(
            row, each.effects[at], f"{_level(each, at)}: {difference(found.measure, each.effects[at])}", look, shape,
            side,
        )
        for row, each in enumerate(shown)
        for at, look, shape, side in (
            (each.low, SERIES[0], "circle", "lowest level"),
            (each.high, SERIES[1], "diamond", "highest level"),
        )
    ]  # fmt: skip
    words = [f"{_name(each)}: {_level(each, each.low)} to {_level(each, each.high)}" for each in shown]
    unit = unit_of_change(found.measure)
    return Figure(
        id=name,
        finding=_finding(found),
        also=() if found.method == "grid" else (_straight(found),),
        reading=(
            f"How far {label(found.measure)} lies from the middle of the study "
            f"({value(found.measure, found.mean.mean)}) at the lowest and at the highest level of each factor, "
            f"over all that was run of the others ({counted(found.cells, 'cell')}). Of what is no number, the "
            "levels with the lowest and the highest mean. Lines are 95 % intervals, paired on the "
            "same patients, each by itself; that of lowest to highest, in the table, allows for both having been "
            "picked from all levels."
        ),
        data=marks(drawn, len(shown)),
        layout=rows_layout(words, f"from the middle, {unit}" if unit else "from the middle", legend=True),
        numbers=Numbers(
            ("Factor", "Level", "From the middle", "Lowest to highest"),
            tuple(
                (_name(each), _level(each, at), difference(found.measure, effect),
                 difference(found.measure, each.swing) if at == each.high else "")
                for each in found.main
                for at, effect in enumerate(each.effects)
            ),
        ),
    )  # fmt: skip


def _finding(found: Effects) -> str:
    first = next((each for each in found.main if _told(each.swing, found)), None)
    if first is None:
        return f"No factor is seen to move {label(found.measure)}: what there is may be chance."
    return (
        f"{_name(first)[:1].upper()}{_name(first)[1:]} moves {label(found.measure)} most: from "
        f"{_level(first, first.low)} to {_level(first, first.high)}, {difference(found.measure, first.swing)}."
    )


def _told(effect: Reach, found: Effects) -> bool:
    return verdict(effect, found.measure.better) not in ("cannot tell", "no change")


def _straight(found: Effects) -> str:
    return (
        "Not every combination was run, so straight lines were fitted; they have "
        f"{100 * found.explained:.0f} % of the variance between cells."
    )


def _name(each: MainEffect) -> str:
    return clean(each.axis.name.replace("_", " "))


def _level(each: MainEffect, at: int) -> str:
    level = each.axis.levels[each.levels[at]]
    said_level = f"{level:.4g}" if each.axis.ordered else str(level).replace("_", " ")
    return shortened(clean(said_level), 40)


def together_figure(found: Effects, name: str = "together") -> Figure | None:
    """Of each pair of factors the two levels that do most beyond what each does alone; None for no pairs."""
    shown = found.interactions[:MOST]
    if not shown:
        return None
    words = [_pair(each) for each in shown]
    effects = [each.effects[each.largest] for each in shown]
    told = [verdict(each, found.measure.better) for each in effects]
    unit = unit_of_change(found.measure)
    sure = [at for at, each in enumerate(effects) if _told(each, found)]
    return Figure(
        id=name,
        finding=(
            f"{words[sure[0]][:1].upper()}{words[sure[0]][1:]} together: "
            f"{difference(found.measure, effects[sure[0]])} beyond what each does alone."
            if sure
            else f"No two factors are seen to do more or less together to {label(found.measure)} than each does alone."
        ),
        reading=(
            "Of each pair of factors the two levels at which the mean lies farthest from the sum of both effects. "
            "Lines are 95 % intervals, paired on the same patients, each by itself: the farthest of several is "
            "picked, so one that only just leaves nought out tells little."
        ),
        data=marks(
            [
                Mark(row, each, f"{text}: {difference(found.measure, each)}", colour(how), symbol(how))
                for row, (each, text, how) in enumerate(zip(effects, words, told, strict=True))
            ],
            len(shown),
        ),
        layout=rows_layout(words, f"beyond the sum of both, {unit}" if unit else "beyond the sum of both"),
        numbers=Numbers(
            ("Together", "Beyond the sum of both"),
            tuple(
                (_levels(each, at), difference(found.measure, effect))
                for each in found.interactions
                for at, effect in enumerate(each.effects)
            ),
        ),
    )


def _pair(each: Interaction) -> str:
    return _levels(each, each.largest)


def _levels(each: Interaction, at: int) -> str:
    first, second = each.levels[at]
    return clean(f"{said(each.first, first)} with {said(each.second, second)}")
