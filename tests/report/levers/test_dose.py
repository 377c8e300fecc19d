"""What a lever changes as the page reads it, and its picture of dose and response."""

from __future__ import annotations

import dataclasses

import numpy as np
from report import made_up
from scenario.levers.test_model import BEDS

from dghsim.measures.model import Difference, Measure, Study
from dghsim.measures.statistics import paired
from dghsim.report.levers.dose import dose_response
from dghsim.report.levers.reading import ONLY_WITH, cell, moved
from dghsim.scenario.levers import Lever
from dghsim.scenario.levers.read import Chosen
from dghsim.studies.levers import Tried

NEW = Measure(
    "sent_away_per_day", "Sent away", "patients a day", "flow", "output", "neither", "Who is sent away."
)
BASE = made_up.study()
FIRST = BASE.measures[0].id


def with_more(step: float) -> Study:
    """The base with more of one measure, and with one that it has not."""
    count = len(BASE.values)
    values = BASE.values.assign(
        **{FIRST: BASE.values[FIRST] + step, NEW.id: 2.0 + 0.1 * np.arange(count) + step}
    )
    return dataclasses.replace(BASE, measures=(*BASE.measures, NEW), values=values)


def difference(step: float) -> Difference:
    return paired(BASE, with_more(step), f"{step:g}")


def lever(**doses: float) -> Lever:
    levels = {
        name: {"dose": dose, "says": name, "add": {"place.ward.count": 1}} for name, dose in doses.items()
    }
    return Lever.model_validate(
        BEDS
        | {"prior": {}, "level": levels, "usual": next(iter(levels)), "watch": [FIRST, NEW.id, "not_there"]}
    )


def tried(of: Lever, **steps: float) -> list[Tried]:
    return [Tried((Chosen("beds", of, level, "beds"),), difference(step)) for level, step in steps.items()]


def test_what_is_there_only_with_the_lever_is_shown_as_it_is() -> None:
    found = moved(difference(1.0))
    new = found[NEW.id]
    assert (new.verdict, new.unit, new.change_unit) == (ONLY_WITH, NEW.unit, NEW.unit)
    assert new.low < 3.0 + 0.05 * (len(BASE.values) - 1) < new.high
    assert cell(new).tag == ONLY_WITH
    assert not cell(new).text.startswith("+")
    assert cell(found[FIRST]).text.startswith("+1")


def test_a_panel_for_each_measure_watched_and_a_mark_for_each_level_at_its_dose() -> None:
    of = lever(l1=4, l2=12)
    figure = dose_response("beds", of, tried(of, l1=0.5, l2=2.0))
    assert figure is not None
    first, second = figure.data
    assert first["x"] == second["x"] == [4, 12]
    assert np.allclose(first["y"], [0.5, 2.0])
    assert figure.layout["xaxis"]["tickvals"] == [4, 12]
    assert figure.numbers is not None
    assert [row[:2] for row in figure.numbers.rows] == [("l1", "4"), ("l2", "12")]


def test_of_one_level_there_is_no_response_to_draw() -> None:
    of = lever(l1=4, l2=12)
    assert dose_response("beds", of, tried(of, l1=0.5)) is None
    without = Tried((Chosen("beds", of, "l2", "beds"),), None, "does not fit")
    assert dose_response("beds", of, [*tried(of, l1=0.5), without]) is None
