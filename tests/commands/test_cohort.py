"""What `dghsim compare COHORT.toml` says in the terminal."""

from report.cohort import made_up_cohort
from report.made_up import HOSTILE

from dghsim.commands.cohort import text_of

GOLDEN = """\
A made-up cohort
Sustainability: hours uncovered; told from the middle: none
Quality: consultant in 6 or 14 hours; told from the middle: far worse, none better
Efficiency: stay, mean; told from the middle: alpha better, beta worse, far worse, none better
Effectiveness: ed stay of the admitted over 4 hours; told from the middle: none
Changed: consultant in 6 or 14 hours: far better
Staffing is one rule for all: this compares demand, beds and delays, not the hospitals' own staffing.
Not run: broken: {why}
"""


def test_the_text_names_who_is_told_apart_and_who_was_not_run() -> None:
    assert text_of(made_up_cohort.reading(tried=made_up_cohort.TRIED)) + "\n" == GOLDEN.format(why=HOSTILE)
