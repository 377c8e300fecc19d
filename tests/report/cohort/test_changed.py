import dataclasses

from dghsim.report.cohort.changed import changed_panels, changed_section
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.style import GOOD, UNSURE


def test_only_the_hospital_that_changed_is_said_to(tried: CohortReading) -> None:
    figure = changed_panels(tried, tried.tries[0])
    assert figure is not None
    assert figure.finding == (
        "More <beds>: a difference beyond chance on consultant in 6 or 14 hours at 1 hospital of 4."
    )
    names = [note["text"] for note in figure.layout["annotations"]]
    panel = next(place for place, text in enumerate(names) if text.startswith("Consultant"))
    assert figure.data[panel]["marker"]["color"] == [UNSURE] * 4 + [GOOD]


def test_a_change_that_does_nothing_is_said_to_do_nothing(tried: CohortReading) -> None:
    one = tried.tries[0]
    still = tuple(each for each in one.changes if each.measure.id != "consultant_in_time_percent")
    figure = changed_panels(tried, dataclasses.replace(one, changes=still))
    assert figure is not None
    assert figure.finding == "More <beds>: no difference beyond chance on any of these, at any hospital."


def test_posts_that_a_change_brings_are_said_to_be_filled(tried: CohortReading) -> None:
    one = tried.tries[0]
    more = one.tried.model_copy(update={"add": {"rota.tier.registrar.in_post": 2}})
    for change, notes in ((one.tried, 0), (more, 1)):
        section = changed_section(dataclasses.replace(tried, tries=(dataclasses.replace(one, tried=change),)))
        assert section is not None
        assert sum("count as filled from the first day" in note for note in section.notes) == notes


def test_nothing_tried_is_no_picture(reading: CohortReading) -> None:
    assert changed_section(reading) is None
