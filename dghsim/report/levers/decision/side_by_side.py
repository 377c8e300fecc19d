"""All options side by side on the four aims, with what each costs."""

from __future__ import annotations

from collections.abc import Sequence

from dghsim.measures.aims import AIMS
from dghsim.report.cohort.section import Cell, CohortSection, Row, Sheet, Table
from dghsim.report.levers.decision.answer import says_of
from dghsim.report.levers.decision.cells import cost_cell, effect_cell
from dghsim.report.numbers import beside
from dghsim.report.text import clean, counted
from dghsim.studies.decide.model import Decision, Judged
from dghsim.studies.decide.numbers import change_unit
from dghsim.studies.decide.words import name_of

TITLES = {aim.name: aim.title for aim in AIMS} | {"watched": "What the levers watch"}


def side_by_side(decision: Decision) -> CohortSection:
    """One measure an aim, with how many of the aim's measures are told; all of them folded below."""
    shown = [(name, each) for name, each in decision.aims.items() if each]
    columns = [("Option", ""), ("Cost a year", "")]
    columns += [
        (f"{TITLES[name]}: {_label(decision, each[0])}", _unit(decision, each[0])) for name, each in shown
    ]
    rows = [
        Row((*_head(one), *(_aim_cell(decision, one, each) for _, each in shown)), one.called)
        for one in decision.judged
    ]
    everything = [name for _, each in shown for name in each]
    return CohortSection(
        "aims", "Side by side on the four aims",
        lead=(
            "Of each aim the measure on which most options are told apart, and under it on how many of the aim's "
            "measures an option is better or worse. Pounds have a column of their own and count on no aim. A cost is "
            "of doctors, locums, teams of homes and what the lever's file states beside them.",
            *_not_measured(decision),
        ),
        tables=(
            Table("All options side by side on the four aims", tuple(columns), tuple(rows), sifted="aims"),
            *_all_measures(decision, everything),
        ),
        sheets=(_sheet(decision),),
        short="Side by side",
    )  # fmt: skip


def _not_measured(decision: Decision) -> list[str]:
    """What these numbers cannot say."""
    missing = [TITLES[name] for name, each in decision.aims.items() if not each]
    said = [f"Nothing here measures: {'; '.join(missing)}."] if missing else []
    if any(each.cost is None for each in decision.judged):
        said.append("The scenario gives no pay, so of options that change staff nothing is said of pounds.")
    if decision.trials.next_door is not None:
        said.append(
            "Gains and pounds are of this hospital alone: what an option changes next door, costs too, is not added "
            "here; what it does there has a section of its own."
        )
    return said


def _head(one: Judged) -> tuple[Cell, Cell]:
    return Cell(clean(name_of(one.called)), says_of(one)), cost_cell(one)


def _aim_cell(decision: Decision, one: Judged, names: Sequence[str]) -> Cell:
    measure = decision.measures[names[0]]
    cell = effect_cell(one.effects.get(names[0]), measure.unit, one.verdicts.get(names[0]))
    verdicts = [one.verdicts.get(name, "") for name in names]
    better, worse = verdicts.count("better"), verdicts.count("worse")
    style = "differs" if better and worse else "better" if better else "worse" if worse else "quiet"
    if verdicts.count("no change") == len(names):
        return Cell("no change", sort="0")
    return Cell(
        cell.text or "not measured", cell.small, _aim_words(better, worse, len(names)), style, cell.sort
    )


def _aim_words(better: int, worse: int, many: int) -> str:
    if not better and not worse:
        return "cannot tell"
    parts = [f"better on {better}" if better else "", f"worse on {worse}" if worse else ""]
    return f"{', '.join(filter(None, parts))} of {many}"


def _all_measures(decision: Decision, names: Sequence[str]) -> list[Table]:
    columns = [("Option", ""), *((_label(decision, name), _unit(decision, name)) for name in names)]
    rows = [
        Row((
            Cell(clean(name_of(one.called))),
            *(
                effect_cell(one.effects.get(name), decision.measures[name].unit, one.verdicts.get(name))
                for name in names
            ),
        ))
        for one in decision.judged
    ]  # fmt: skip
    heading = f"All {counted(len(names), 'measure')} of the aims"
    return [Table(heading, tuple(columns), tuple(rows), heading, folded=True)] if len(names) > 1 else []


def _label(decision: Decision, name: str) -> str:
    return clean(decision.measures[name].label)


def _unit(decision: Decision, name: str) -> str:
    return beside(change_unit(decision.measures[name].unit))


def _sheet(decision: Decision) -> Sheet:
    columns = (
        "option", "kind", "dominated_by", "aim", "measure_id", "measure", "unit", "difference", "ci_low", "ci_high",
        "verdict_alone", "verdict_corrected", "chance_better", "chance_better_with_assumptions",
    )  # fmt: skip
    rows = [
        (
            one.called, one.kind, one.dominated_by, aim, name, decision.measures[name].label,
            decision.measures[name].unit, effect.mean, effect.low, effect.high, effect.alone, one.verdicts[name],
            effect.chance_better, one.jointly.get(name),
        )
        for one in decision.judged
        for aim, names in decision.aims.items()
        for name in names
        if (effect := one.effects.get(name)) is not None
    ]  # fmt: skip
    return Sheet("aims", columns, tuple(rows))
