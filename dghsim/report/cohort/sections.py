"""The sections of the page, in order.

To add one: write a function from the cohort's reading to a `CohortSection`, or to None where there is nothing to show,
and name it here. Its pictures, tables and notes are drawn, and its sheets written to CSV and workbook, with no more.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from dghsim.measures.aims import AIMS
from dghsim.report.cohort.before import before_section
from dghsim.report.cohort.changed import changed_section
from dghsim.report.cohort.funnel import funnel_section
from dghsim.report.cohort.gained import gained_section
from dghsim.report.cohort.held import held_section
from dghsim.report.cohort.map import map_section
from dghsim.report.cohort.overview import overview_section
from dghsim.report.cohort.panels import aim_section
from dghsim.report.cohort.public import public_section
from dghsim.report.cohort.reading import CohortReading
from dghsim.report.cohort.section import CohortSection
from dghsim.report.cohort.size.section import size_section
from dghsim.report.cohort.standings import rank_section

SECTIONS: tuple[Callable[[CohortReading], CohortSection | None], ...] = (
    overview_section,
    gained_section,
    changed_section,
    *(partial(aim_section, name=aim.name) for aim in AIMS),
    public_section,
    before_section,
    size_section,
    held_section,
    funnel_section,
    map_section,
    rank_section,
)


def sections(reading: CohortReading) -> tuple[CohortSection, ...]:
    """Those that have something to show."""
    made = (section(reading) for section in SECTIONS)
    return tuple(section for section in made if section is not None)
