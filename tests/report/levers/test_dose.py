"""What a lever changes as the page reads it, and its picture of dose and response."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from report import made_up
from scenario.levers.test_model import BEDS

from dghsim.measures.model import Difference, Measure, Study
from dghsim.measures.statistics import paired
from dghsim.report.levers.dose import dose_response
from dghsim.report.levers.reading import ONLY_WITH, cell, in_percent, moved
from dghsim.report.numbers import plain
from dghsim.scenario.levers import Lever, shipped_levers
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


def test_a_share_of_what_there_is_without_is_known_pair_by_pair() -> None:
    """Four fifths of each year's wait is 20 % less for sure, however much waits differ from year to year."""
    four_fifths = dataclasses.replace(BASE, values=BASE.values.assign(**{FIRST: 0.8 * BASE.values[FIRST]}))
    assert np.ptp(BASE.values[FIRST].to_numpy()) > 0
    found = in_percent(paired(BASE, four_fifths, "less"), FIRST)
    assert found is not None
    assert (found.low, found.value, found.high) == pytest.approx((-20, -20, -20), abs=1e-4)
    nought = dataclasses.replace(BASE, values=BASE.values.assign(**{FIRST: 0.0}))
    assert in_percent(paired(nought, BASE, "more"), FIRST) is None


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
    none, first, second = figure.data
    assert first["x"] == second["x"] == [4, 12]
    assert np.allclose(first["y"], [0.5, 2.0])
    # Without it the second is not there; and no dose of being without it is told, so it is a step before the first.
    assert (none["x"], none["y"], none["yaxis"]) == ([-4], [0.0], first["yaxis"])
    assert figure.layout["xaxis"]["tickvals"] == [-4, 4, 12]
    assert figure.layout["xaxis"]["ticktext"] == ["none", "4", "12"]
    assert figure.numbers is not None
    assert [row[:2] for row in figure.numbers.rows] == [("none", ""), ("l1", "4"), ("l2", "12")]
    assert figure.numbers.rows[0][2:] == (f"{plain(BASE.values[FIRST].mean())} %", "")


SHIPPED = shipped_levers()


def all_watched(of: Lever, step: float) -> Study:
    measures = [dataclasses.replace(NEW, id=name, label=name) for name in of.watch]
    values = BASE.values.assign(**{name: step * (1 + 0.1 * np.arange(len(BASE.values))) for name in of.watch})
    return dataclasses.replace(BASE, measures=tuple(measures), values=values)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_lever_is_drawn_at_none_and_at_every_level_with_intervals(name: str) -> None:
    of = SHIPPED[name]
    base = all_watched(of, 1.0)
    runs = [
        Tried((Chosen(name, of, level, name),), paired(base, all_watched(of, 2.0 + at), level))
        for at, level in enumerate(of.level)
    ]
    figure = dose_response(name, of, runs)
    assert figure is not None
    assert len(figure.data) == 2 * len(of.watch)
    low, high = figure.layout["xaxis"]["range"]
    for none, levels in zip(figure.data[::2], figure.data[1::2], strict=True):
        assert (none["x"], none["y"], none["yaxis"]) == ([of.without], [0.0], levels["yaxis"])
        assert levels["x"] == [each.dose for each in of.level.values()]
        assert all(length > 0 for side in ("array", "arrayminus") for length in levels["error_y"][side])
        assert all(low < x < high for x in (*none["x"], *levels["x"]))
        beside = list(zip(levels["x"], levels["textposition"], strict=True))
        assert len(set(beside)) == len(beside), "two levels of one dose have their labels on either side"
    assert len(figure.layout["xaxis"]["ticktext"]) == 1 + len({each.dose for each in of.level.values()})


def test_of_one_level_there_is_no_response_to_draw() -> None:
    of = lever(l1=4, l2=12)
    assert dose_response("beds", of, tried(of, l1=0.5)) is None
    without = Tried((Chosen("beds", of, "l2", "beds"),), None, "does not fit")
    assert dose_response("beds", of, [*tried(of, l1=0.5), without]) is None
