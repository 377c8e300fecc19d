"""The model's own numbers of one replication."""

from __future__ import annotations

from dghsim.measures.face.counterparts import COUNTERPARTS
from dghsim.measures.face.figure import Figure, Needs
from dghsim.measures.face.load import figures
from dghsim.measures.facts import Facts
from dghsim.measures.view import View
from dghsim.scenario.root import Scenario


def face_values(view: View) -> dict[str, float]:
    """Figure id -> the model's counterpart, for the figures that the scenario lends itself to.

    Nothing for a scenario without a tier under rules: a textbook queue is no hospital.
    """
    scenario = view.replication.scenario
    return {
        each.id: counterpart(each, view) for each in figures() if has_counterpart(each, scenario, view.facts)
    }


def counterpart(figure: Figure, view: View) -> float:
    """The model's own number; NaN where there was nothing to measure."""
    return float(COUNTERPARTS[figure.counterpart](view, **figure.given))


def has_counterpart(figure: Figure, scenario: Scenario, facts: Facts) -> bool:
    """Whether a scenario has what a figure needs."""
    return bool(facts.tiers) and _has(figure.needs, scenario, facts)


def _has(needs: Needs, scenario: Scenario, facts: Facts) -> bool:
    categories = {work.category for work in scenario.work.values()}
    levels = {scenario.rota.tier[name].level for name in facts.tiers}
    return (
        facts.marks.issuperset(needs.marks)
        and (not needs.one_of_marks or bool(facts.marks.intersection(needs.one_of_marks)))
        and categories.issuperset(needs.categories)
        and (not needs.words or any(word in name for name in scenario.work for word in needs.words))
        and levels.issuperset(needs.levels)
        and set(scenario.demand.stream).issuperset(needs.streams)
        and (bool(facts.beds) or not needs.beds)
    )
