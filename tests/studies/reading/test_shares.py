"""Which indices a design permits, from a whole study."""

import pytest
from helpers.studies import BEDS, REGISTRARS, source

from dghsim.errors import InputError
from dghsim.scenario.sweep_factor import Factor
from dghsim.scenario.sweep_file import Design
from dghsim.studies.reading.shares import shares_of

FACTORS = {"big": Factor(key="a.b", low=0, high=2), "small": Factor(key="a.c", low=0, high=1)}


def truth(row: dict[str, float]) -> float:
    return 3 * row["big"] + row["small"]


@pytest.mark.parametrize(("second_order", "pairs"), [(False, 0), (True, 1)])
def test_saltellis_design_is_read_in_its_own_order(second_order: bool, pairs: int) -> None:
    design = Design(sample="saltelli", points=256, second_order=second_order)
    study = source(
        FACTORS, truth, design=design, hospitals=("rlq", "rbd"), changes=("none", "sdec"), alone=0.01
    )
    found = shares_of(study, "ed_stay_mean_hours")
    # Variances of 3 x (0 to 2) and 1 x (0 to 1): 3 and 1/12.
    by = {share.axis.name: share for share in found.shares}
    assert by["big"].first.mean == pytest.approx(36 / 37, abs=0.03)
    assert by["small"].total is not None
    assert by["small"].total.mean == pytest.approx(1 / 37, abs=0.01)
    assert len(found.pairs) == pairs


def test_a_hypercube_has_first_indices_alone_with_listed_factors_averaged_over() -> None:
    design = Design(sample="latin_hypercube", points=128)
    study = source({"more_beds": BEDS, **FACTORS}, truth, design=design, alone=0.01)
    found = shares_of(study, "ed_stay_mean_hours")
    assert [share.axis.name for share in found.shares] == ["big", "small"]
    assert found.shares[0].first.mean == pytest.approx(36 / 37, abs=0.03)
    assert found.shares[0].total is None


def test_a_grid_needs_no_sample_and_a_point_that_failed_is_told() -> None:
    grid = source(
        {"more_beds": BEDS, "more_registrars": REGISTRARS}, lambda row: row["more_beds"] / 10, alone=0.01
    )
    assert shares_of(grid, "ed_stay_mean_hours").shares[0].axis.name == "more_beds"
    grid.values("ed_stay_mean_hours")[2] = float("nan")
    with pytest.raises(InputError, match="some combinations of the grid were not run"):
        shares_of(grid, "ed_stay_mean_hours")
    drawn = source(FACTORS, truth, design=Design(sample="saltelli", points=16))
    drawn.values("ed_stay_mean_hours")[7] = float("nan")
    with pytest.raises(InputError, match="1 of 64 points have no"):
        shares_of(drawn, "ed_stay_mean_hours")
