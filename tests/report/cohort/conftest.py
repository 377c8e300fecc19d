import pytest
from report.cohort import made_up_cohort

from dghsim.report.cohort.page import cohort_page
from dghsim.report.cohort.reading import CohortReading


@pytest.fixture(scope="session")
def reading() -> CohortReading:
    return made_up_cohort.reading()


@pytest.fixture(scope="session")
def tried() -> CohortReading:
    return made_up_cohort.reading(tried=made_up_cohort.TRIED)


@pytest.fixture(scope="session")
def cohort_html(tried: CohortReading) -> str:
    return cohort_page(tried, plotly_at="plotly.min.js")
