import dataclasses

from report.cohort import made_up_cohort

from dghsim.report.cohort.panels import aim_panels, heading
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.style import BAD, GOOD, INK, UNSURE


def quality(reading: CohortReading):  # type: ignore[no-untyped-def]
    figure = aim_panels(reading, next(aim for aim in reading.aims if aim.aim.name == "quality"))
    assert figure is not None
    return figure


def test_the_finding_counts_those_told_from_the_middle(reading: CohortReading) -> None:
    assert quality(reading).finding == (
        "Quality: on consultant in 6 or 14 hours, 1 hospital of 4 can be told from the middle."
    )


def test_colours_and_marks_follow_the_verdicts_and_judge_no_rule(reading: CohortReading) -> None:
    marker = quality(reading).data[1]["marker"]
    assert marker["symbol"] == ["star-open", *["circle-open"] * 3, "triangle-down"]
    assert marker["color"][1:4] == [UNSURE] * 3
    assert marker["color"][4] == INK
    assert not {GOOD, BAD} & set(marker["color"])
    assert (
        "Dark triangles are higher or lower than it, and neither is called better."
        in quality(reading).reading
    )


def test_with_own_staffing_in_the_colours_say_better_and_worse() -> None:
    marker = quality(made_up_cohort.reading(own=frozenset(made_up_cohort.TAKES))).data[1]["marker"]
    assert marker["symbol"] == ["star-open", *["circle-open"] * 3, "diamond"]
    assert marker["color"][-1] == BAD
    assert (
        "Dark triangles" not in quality(made_up_cohort.reading(own=frozenset(made_up_cohort.TAKES))).reading
    )


def test_a_synthetic_hospital_has_a_star_and_its_meaning(reading: CohortReading) -> None:
    figure = quality(reading)
    assert figure.layout["xaxis"]["ticktext"] == ["NONE *", "ALPHA", "HOSTILE", "BETA", "FAR"]
    assert figure.reading.endswith("* Synthetic: no such hospital exists.")
    assert figure.numbers is not None
    assert figure.numbers.rows[0][0] == "None Infirmary (NONE, synthetic)"


def test_an_aim_without_a_measure_has_no_picture(reading: CohortReading) -> None:
    assert aim_panels(reading, dataclasses.replace(reading.aims[0], standings=())) is None


def test_a_long_heading_goes_on_lines_that_a_phone_has_room_for() -> None:
    assert heading("Stay, mean", "days") == "Stay, mean, days"
    lines = heading("Waited over 4 hours for a bed, of all emergency admissions", "%").split("<br>")
    assert lines == ["Waited over 4 hours for a bed, of all", "emergency admissions, %"]
    assert heading("Tom&amp;" + "x" * 60, "%").startswith("Tom&amp;x")
