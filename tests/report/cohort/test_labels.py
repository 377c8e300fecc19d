import itertools

from hypothesis import given
from hypothesis import strategies as st

from dghsim.report.cohort.labels import label_places


def test_a_mark_alone_has_its_name_above() -> None:
    assert label_places(["RLQ"], [3.0], [5.0], width=300, height=300) == ["top center"]


def test_names_of_near_marks_go_different_ways() -> None:
    names = ["RLT", "RJC", "RQQ"]
    found = label_places(names, [0.50, 0.52, 3.0], [1.0, 1.03, 4.0], width=300, height=300)
    assert found[0] != found[1]
    assert found[2] == "top center"


def test_no_name_goes_over_the_side_of_the_picture() -> None:
    above_is_taken = [("RCX", 4.9, 1.06), ("RGP", 4.9, 1.0), ("RLQ", 0.0, 0.0)]
    names, across, up = map(list, zip(*above_is_taken, strict=True))
    found = label_places(names, across, up, width=300, height=300, frame=((0.0, 5.0), (0.0, 5.0)))
    assert "right" not in found[1]


@given(st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9)), min_size=1, max_size=30))
def test_every_mark_has_a_place_that_plotly_knows(points: list[tuple[float, float]]) -> None:
    across, up = zip(*points, strict=True)
    found = label_places(["RXX †"] * len(points), across, up, width=300, height=300)
    known = {
        f"{one} {other}" for one, other in itertools.product(("top", "bottom"), ("left", "center", "right"))
    }
    assert set(found) <= known | {"middle left", "middle right"}
