"""Made-up hospitals from their files to their studies."""

import pytest

from dghsim.scenario.cohort_file import Cohort
from dghsim.studies.size.run import run_sizes

COHORT = Cohort.model_validate({
    "schema_version": 1, "kind": "cohort", "name": "Any", "hospital": {"any": {"file": "nowhere.toml"}},
    "run": {"weeks": 2, "warm_up_weeks": 1, "replications": 2, "seed": 3},
})  # fmt: skip


def test_a_larger_take_has_more_patients_and_the_same_standing_cost() -> None:
    done: list[int] = []
    sizes = run_sizes(COHORT, [12.0, 24.0], workers=1, progress=done.append)
    assert not sizes.failures
    assert done == [1, 2]
    for take, study in sizes.studies:
        assert study.values["arrivals_per_day"].mean() == pytest.approx(take, rel=0.25)
        assert len(study.values) == 2
    assert sum(each.lines for each in sizes.standing) > 30
