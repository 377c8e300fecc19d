import dataclasses

import pytest
from report import made_up

from dghsim.measures.model import Study
from dghsim.report.page import report_page


def page_of(study: Study, **changes: object) -> str:
    parts = made_up.whole(study) | changes
    return report_page(study, parts["one_fewer"], parts["what_ifs"], parts["evidence"], parts["warnings"])


@pytest.fixture(scope="session")
def study() -> Study:
    return made_up.study()


@pytest.fixture(scope="session")
def page(study: Study) -> str:
    return page_of(study)


@pytest.fixture(scope="session")
def bare_page() -> str:
    return report_page(made_up.bare(), (), (), {}, ())


@pytest.fixture(scope="session")
def hostile_page() -> str:
    hostile = made_up.hostile()
    parts = made_up.whole(hostile, made_up.HOSTILE)
    warnings = [made_up.HOSTILE, made_up.HOSTILE_DOCTOR]
    fewer = [dataclasses.replace(one, breaks_first=made_up.HOSTILE) for one in parts["one_fewer"]]
    return report_page(hostile, fewer, parts["what_ifs"], parts["evidence"], warnings)
