"""What one more, two more do: against the base level, on the same patients."""

import numpy as np
import pytest
from helpers.cells import grid

from dghsim.errors import InputError
from dghsim.measures.across.against import against
from dghsim.measures.across.dose import dose
from dghsim.measures.across.model import Axis

AXES = (Axis("more_beds", (0, 10, 20, 30), "add"), Axis("hospital", ("rlq", "rbd", "rjc")))
AT = np.array(list(np.ndindex(4, 3)))
TRUTH = 6 - np.array([0, 1, 1.5, 1.6])[AT[:, 0]] + AT[:, 1]


def test_each_level_is_told_against_the_base_and_the_next() -> None:
    found = dose(grid(AXES, TRUTH, 12, together=3.0, alone=0.1), "more_beds")
    assert [step.level for step in found.steps] == [0, 10, 20, 30]
    assert [step.verdict for step in found.steps] == ["base", "better", "better", "better"]
    assert [step.change.mean for step in found.steps] == pytest.approx([0, -1, -1.5, -1.6], abs=0.1)
    assert [step.next.mean for step in found.steps[:-1] if step.next] == pytest.approx(
        [-1, -0.5, -0.1], abs=0.1
    )
    assert found.steps[-1].next is None
    assert (found.among, found.left_out) == (3, 0)


def test_the_base_may_be_any_level() -> None:
    found = dose(grid(AXES, TRUTH, 12), "more_beds", 20)
    assert [step.verdict for step in found.steps][2] == "base"
    assert found.steps[0].change.mean > 1


def test_a_hospital_that_lacks_a_level_is_left_out_of_all() -> None:
    cells = grid(AXES, TRUTH, 6, together=0.0, alone=0.0)
    cells.values[11] = np.nan
    found = dose(cells, "more_beds")
    assert (found.among, found.left_out) == (2, 1)
    assert [step.mean.mean for step in found.steps] == pytest.approx([6.5, 5.5, 5.0, 4.9])


def test_one_hospital_alone() -> None:
    found = dose(grid(AXES, TRUTH, 6, together=0.0, alone=0.0).where("hospital", "rjc"), "more_beds")
    assert found.steps[0].mean.mean == pytest.approx(8)


def test_more_that_changes_nothing_says_so() -> None:
    found = dose(grid(AXES, np.full(12, 3.0), 5, alone=0.0), "more_beds")
    assert {step.verdict for step in found.steps} == {"base", "no change"}


def test_few_changes_that_are_all_alike_tell_nothing() -> None:
    for replications, verdict in ((3, "cannot tell"), (6, "better")):
        cells = grid(AXES, TRUTH, replications, together=2.0, alone=0.0)
        found = dose(cells, "more_beds")
        assert [step.verdict for step in found.steps] == ["base", *[verdict] * 3]
        assert [np.isnan(step.next.low) for step in found.steps[:-1] if step.next] == [replications < 6] * 3
        compared = against(cells.where("hospital", "rjc"), 0)
        assert {each.verdict for each in compared.options} == {verdict}
        assert {np.isnan(each.change.low) for each in compared.options} == {replications < 6}


@pytest.mark.parametrize(
    ("name", "base", "says"),
    [
        ("nurses", None, "is not in the study; it varies more_beds, hospital"),
        ("hospital", None, "two numbers or more"),
        ("more_beds", 15.0, "nowhere 15"),
    ],
)
def test_what_cannot_be_asked(name: str, base: float | None, says: str) -> None:
    with pytest.raises(InputError, match=says):
        dose(grid(AXES, TRUTH), name, base)


def test_points_that_share_nothing_have_no_dose() -> None:
    cells = grid(AXES, TRUTH).only(np.array([0, 4, 8]))
    with pytest.raises(InputError, match="no dose to read"):
        dose(cells, "more_beds")


def test_which_side_is_better_is_the_measures_own() -> None:
    found = dose(grid(AXES, TRUTH, 12, better="more", together=3.0, alone=0.1), "more_beds")
    assert [step.verdict for step in found.steps] == ["base", "worse", "worse", "worse"]
