"""How sure: by the runs, with what is not known drawn, by how much was looked at, and by the evidence."""

from __future__ import annotations

import math

from dghsim.measures.decision.sureness import SCALE, in_hundred, sureness
from dghsim.report.cohort.section import Cell, CohortSection, Row, Table, sortable
from dghsim.report.levers.decision.side_by_side import TITLES
from dghsim.report.text import clean
from dghsim.studies.decide.model import Decision, Judged
from dghsim.studies.decide.words import multiplicity, name_of

_STYLES = {
    "almost certain": "better",
    "very likely": "better",
    "almost certainly not": "worse",
    "very unlikely": "worse",
}


def sure(decision: Decision) -> CohortSection:
    """Probabilities, a word for each, and what no probability here holds."""
    shown = [(name, each[0]) for name, each in decision.aims.items() if each]
    columns = [("Option", "")]
    columns += [
        (f"{TITLES[name]}: {clean(decision.measures[first].label)}", "better, in 100")
        for name, first in shown
    ]
    rows = [
        Row((Cell(clean(name_of(one.called))), *(_cell(one, first) for _, first in shown)), one.called)
        for one in decision.judged
    ]
    return CohortSection(
        "sure", "How sure",
        lead=(
            "How likely each option is better at all, however little, on the measure of each aim: by the runs alone; "
            "and, where assumptions were put to the test, with these drawn evenly from their ranges as well, on "
            "straight lines between the values run and added up; posts are taken as filled. It is of one measure by "
            "itself, before correction.",
            f"In words: {_scale()}.",
            multiplicity(decision),
        ),
        tables=(Table("How likely each option is better on each aim", tuple(columns), tuple(rows), sifted="sure"),),
        notes=tuple(_notes(decision)),
    )  # fmt: skip


def _cell(one: Judged, measure: str) -> Cell:
    effect = one.effects.get(measure)
    if effect is None:
        return Cell()
    if effect.nothing and one.jointly.get(measure, 0.5) == 0.5:
        return Cell("no change", sort=sortable(0.5))
    runs, joint = effect.chance_better, one.jointly.get(measure, math.nan)
    told = sureness(joint if math.isfinite(joint) else runs)
    if not told:
        return Cell("cannot be said", "one run")
    small = f"assumptions drawn: {in_hundred(joint)}" if math.isfinite(joint) else ""
    return Cell(in_hundred(runs), small, told, _STYLES.get(told, "quiet"), sortable(runs))


def _scale() -> str:
    words = [f"“{word}” from {100 * least:.0f} in 100" for least, word in SCALE]
    return "; ".join([*words, "“almost certainly not” below"])


def _notes(decision: Decision) -> list[str]:
    """The strength of the evidence and what is not modelled, a lever each."""
    levers = {one.name: one.lever for each in decision.judged for one in each.tried.pulled}
    said = []
    for name, lever in levers.items():
        grades = dict.fromkeys(clean(study.sure) for study in lever.evidence)
        said.append(
            f"{clean(name_of(name))}: evidence {'; '.join(grades)}. Left as it is: {clean(lever.unchanged)}"
        )
    said.append(
        "No probability here holds what the model leaves out, nor what it would mean if the hospital's own numbers are "
        "wrong: how much rests on these is asked of dghsim run FILE --lever NAME --uncertainty 64."
    )
    return said
