import dataclasses

from report.cohort.made_up_cohort import PLACES

from dghsim.report.cohort.map import cohort_map
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.style import BAD, GOOD, UNSURE


def test_who_has_no_place_is_left_out(reading: CohortReading) -> None:
    standing = next(aim for aim in reading.aims if aim.aim.name == "quality").standings[0]
    figure = cohort_map(reading, standing)
    assert figure is not None
    marks = figure.data[-1]
    assert sorted(marks["text"]) == sorted(name.upper() for name in PLACES)
    assert sorted(zip(marks["x"], marks["y"], strict=True)) == sorted(PLACES.values())
    at = {name: place for place, name in enumerate(marks["text"])}
    assert marks["marker"]["symbol"][at["FAR"]] == "triangle-down"
    assert marks["marker"]["color"][at["FAR"]] not in {GOOD, BAD}
    assert marks["marker"]["color"][at["BETA"]] == UNSURE


def test_nobody_with_a_place_is_no_map(reading: CohortReading) -> None:
    standing = next(aim for aim in reading.aims if aim.aim.name == "quality").standings[0]
    alone = dataclasses.replace(reading, studies={"none": reading.studies["none"]})
    assert cohort_map(alone, standing) is None
