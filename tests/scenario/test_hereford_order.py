"""The order in which the default scenario sends patients on from a full place, read off the plan."""

from __future__ import annotations

from dghsim.engine.program import make_program
from dghsim.scenario.grades import known_grades
from dghsim.scenario.load import load_scenario
from dghsim.scenario.pathway import Delay
from dghsim.scenario.shipped import shipped

FULL_AND_SENT_TO = {
    "amu": ["ward_bed"],
    "ward": ["ready", "outlying_bed"],
    "high_care": ["high_care_ends"],
}
"""Home early comes before another specialty's ward: escalation rules of the model in NICE NG94, chapter 41."""


def test_home_early_is_tried_before_another_ward() -> None:
    scenario = load_scenario(shipped("hereford"))
    program = make_program(scenario, known_grades(scenario))
    stages = list(scenario.pathway.stage)
    sent_to = {
        name: [
            stages[rule["goto"]]
            for rule in program.gives[place["first_give"] : place["first_give"] + place["gives"]]
        ]
        for name, place in zip(scenario.place, program.places, strict=True)
        if place["gives"]
    }
    assert sent_to == FULL_AND_SENT_TO


def test_every_rule_of_it_hangs_on_the_switch() -> None:
    stages = load_scenario(shipped("hereford")).pathway.stage.values()
    rules = [rule for stage in stages if isinstance(stage, Delay) for rule in stage.gives_way]
    assert len(rules) == 4
    assert all(rule.when[0].policy == "escalation" for rule in rules)
