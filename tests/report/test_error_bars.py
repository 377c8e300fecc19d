import math

from dghsim.report.error_bars import error_bars


def test_lines_reach_from_the_mean_to_both_ends_and_none_to_an_end_that_is_not_there() -> None:
    found = error_bars([(1.0, 3.0, 4.0), (math.nan, 2.0, math.nan), (0.0, 1.0, math.inf)], "#000000", width=4)
    assert found["array"] == [1.0, 0.0, 0.0]
    assert found["arrayminus"] == [2.0, 0.0, 1.0]
    assert (found["color"], found["width"], found["symmetric"]) == ("#000000", 4, False)
