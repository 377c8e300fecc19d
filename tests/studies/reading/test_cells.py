"""From a study's table to cells and options."""

import pytest
from helpers.studies import BEDS, DEMAND, REGISTRARS, source

from dghsim.errors import InputError
from dghsim.scenario.sweep_factor import Factor
from dghsim.scenario.sweep_file import Design
from dghsim.studies.reading.cells import NothingToDecideError, cells_of, drawn_of, factors_of, options_of

DRAWN = Factor(key="policy.threshold", low=0, high=1)
WHOLE = Factor(key="place.ward.count", how="add", low=0, high=3, whole=True)
HYPERCUBE = Design(sample="latin_hypercube", points=16)


def truth(row: dict[str, float]) -> float:
    return 5 - 0.3 * row.get("more_beds", 0) / 10 + (1 if row["hospital"] == "rbd" else 0)


def test_every_axis_has_its_levels_in_order() -> None:
    study = source({"more_beds": BEDS}, truth, hospitals=("rlq", "rbd"), changes=("none", "sdec"))
    cells = cells_of(study, "ed_stay_mean_hours")
    assert [axis.levels for axis in cells.axes] == [("rlq", "rbd"), ("none", "sdec"), (0, 10, 20)]
    assert cells.values.shape == (12, 8)
    assert cells.words(3) == "rlq, sdec, more beds +10"


def test_some_of_the_cells() -> None:
    study = source({"more_beds": BEDS}, truth, hospitals=("rlq", "rbd"))
    assert len(cells_of(study, "ed_stay_mean_hours", {"hospital": "rbd", "more_beds": 10}).at) == 1


def test_options_are_the_mean_over_hospitals_and_what_nobody_decides() -> None:
    study = source(
        {"more_beds": BEDS, "demand": DEMAND}, truth, hospitals=("rlq", "rbd"), together=0.0, alone=0.0
    )
    options = options_of(study, "ed_stay_mean_hours")
    assert [axis.name for axis in options.axes] == ["more_beds"]
    assert options.values[:, 0] == pytest.approx([5.5, 5.2, 4.9])


def test_what_nobody_decides_may_be_asked_about_by_name() -> None:
    study = source({"more_beds": BEDS, "demand": DEMAND}, truth)
    assert len(options_of(study, "ed_stay_mean_hours", where={"demand": 1.1}).at) == 3


def test_points_drawn_are_averaged_over_where_anything_else_is_decided() -> None:
    factors = {"more_registrars": REGISTRARS, "threshold": DRAWN}
    options = options_of(source(factors, truth, design=HYPERCUBE), "ed_stay_mean_hours")
    assert [axis.name for axis in options.axes] == ["more_registrars"]


def test_options_are_those_at_the_level_of_what_was_drawn_that_is_asked_about() -> None:
    study = source(
        {"more_beds": BEDS, "spare": WHOLE}, lambda row: row["spare"], design=HYPERCUBE, together=0, alone=0
    )
    assert options_of(study, "ed_stay_mean_hours").values[:, 0] == pytest.approx([1.5] * 3)
    options = options_of(study, "ed_stay_mean_hours", where={"spare": 2})
    assert [axis.name for axis in options.axes] == ["more_beds"]
    assert options.values[:, 0] == pytest.approx([2.0] * 3)
    with pytest.raises(InputError, match="'spare' is nowhere '9'"):
        options_of(study, "ed_stay_mean_hours", where={"spare": 9})


def test_points_drawn_are_the_options_where_nothing_else_varies() -> None:
    options = options_of(source({"threshold": DRAWN}, truth, design=HYPERCUBE), "ed_stay_mean_hours")
    assert len(options.at) == 16


def test_points_that_are_drawn_alike_are_there_once() -> None:
    study = source({"beds": WHOLE}, truth, design=HYPERCUBE)
    assert len(factors_of(study, "ed_stay_mean_hours").at) == 4
    assert len(drawn_of(study, "ed_stay_mean_hours").at) == 16


def test_what_is_not_there_is_named() -> None:
    study = source({"more_beds": BEDS}, truth)
    with pytest.raises(
        InputError, match="measure 'ed_stay_mean' is not in the study; there is ed_stay_mean_hours"
    ):
        cells_of(study, "ed_stay_mean")
    with pytest.raises(InputError, match="factor 'beds' is not in the study; it varies"):
        cells_of(study, "ed_stay_mean_hours", {"beds": 3})
    with pytest.raises(InputError, match="factor 'beds' is not in the study; it has more_beds"):
        options_of(study, "ed_stay_mean_hours", ["beds"])
    with pytest.raises(InputError, match="nothing to decide between"):
        options_of(study, "ed_stay_mean_hours", ["more_beds"])


def test_points_drawn_of_what_nobody_decides_are_no_options() -> None:
    nobody = {"threshold": DRAWN.model_copy(update={"decided": False})}
    with pytest.raises(NothingToDecideError, match="nothing to decide between"):
        options_of(source(nobody, truth, design=HYPERCUBE), "ed_stay_mean_hours")
