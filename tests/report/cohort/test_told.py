"""What is printed of a cohort."""

import dataclasses

from report.cohort import made_up_cohort
from report.made_up import HOSTILE

from dghsim.report.cohort.told import text_of

GOLDEN = """\
A made-up cohort
Sustainability: hours uncovered; told from the middle: none
Quality: consultant in 6 or 14 hours; told from the middle: far lower
Efficiency: stay, mean; told from the middle: alpha better, beta worse, hostile better, far worse
Effectiveness: ED stay of the admitted over 4 hours; told from the middle: none
More <beds>: consultant in 6 or 14 hours: far better
More <beds>: stay, mean: cannot tell: at no hospital is there a gain beyond chance.
Staffing is one rule for all: this compares demand, beds and delays, not the hospitals' own staffing.
Not run: broken: {why}
"""


def test_the_text_names_who_is_told_apart_and_who_was_not_run() -> None:
    assert text_of(made_up_cohort.reading(tried=made_up_cohort.TRIED)) + "\n" == GOLDEN.format(why=HOSTILE)


def test_a_synthetic_hospital_is_marked() -> None:
    reading = made_up_cohort.reading(tried=made_up_cohort.TRIED)
    one = reading.tries[0]
    shifted = dataclasses.replace(
        one.changes[0],
        hospitals={"none": dataclasses.replace(one.changes[0].hospitals["far"], verdict="worse")},
    )
    told = text_of(dataclasses.replace(reading, tries=(dataclasses.replace(one, changes=(shifted,)),)))
    assert "none (synthetic) worse" in told
